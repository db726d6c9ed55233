import { expect, test } from 'vitest'
import {
  addQuestion,
  type EditedQuestion,
  earlierThan,
  forChildren,
  movePage,
  moveQuestion,
  moveToPage,
  newName,
  removeQuestion,
  renameQuestion,
  type Text,
} from './text.rules.ts'

const ask = (name: string, more: Partial<EditedQuestion> = {}) => ({ type: 'boolean', name, title: name, ...more }) as EditedQuestion
const text: Text = {
  title: 'Анкета',
  pages: [
    { name: 'first', title: 'Первая', elements: [ask('a'), ask('b', { visibleIf: '{a} = true' })] },
    { name: 'second', title: 'Вторая', elements: [ask('c', { visibleIf: '{a} = true and {b} notempty' })] },
  ],
}
const order = ({ pages }: Text) => pages.map(({ name, elements }) => `${name}: ${elements.map((one) => one.name).join(' ')}`).join(', ')

test.each<[string, Text, string]>([
  ['down', moveQuestion(text, 'a', 1), 'first: b a, second: c'],
  ['down over the edge of the page', moveQuestion(text, 'b', 1), 'first: a, second: b c'],
  ['up over the edge: the empty page is gone', moveQuestion(text, 'c', -1), 'first: a b c'],
  ['the first stays', moveQuestion(text, 'a', -1), 'first: a b, second: c'],
  ['the last stays', moveQuestion(text, 'c', 1), 'first: a b, second: c'],
  ['to another page', moveToPage(text, 'a', 'second'), 'first: b, second: c a'],
  ['a page', movePage(text, 'second', -1), 'second: c, first: a b'],
  ['one more', addQuestion(text, 'first', ask('d')), 'first: a b d, second: c'],
])('%s', (_what, moved, expected) => expect(order(moved)).toBe(expected))

test('whoever asked for the answer of a question that is gone is shown always', () => {
  const left = removeQuestion(text, 'a')
  expect(order(left)).toBe('first: b, second: c')
  expect(left.pages.flatMap(({ elements }) => elements.map(({ visibleIf }) => visibleIf))).toEqual([undefined, undefined])
})

test('another name is another name in conditions too', () => {
  const renamed = renameQuestion(text, 'a', 'z')
  expect(order(renamed)).toBe('first: z b, second: c')
  expect(renamed.pages[1]?.elements[0]?.visibleIf).toBe('{z} = true and {b} notempty')
})

test('a condition may ask what stands before', () => {
  expect(earlierThan(text, 'c').map(({ name }) => name)).toEqual(['a', 'b'])
  expect(earlierThan(text, 'a')).toEqual([])
})

test('a child reads the words for children, and where there are none those of adults', () => {
  const worded: Text = {
    ...text,
    intro: 'Вы',
    childIntro: 'Ты',
    pages: [{ name: 'p', title: 'П', elements: [ask('a', { childTitle: 'Ты?' }), ask('b')] }],
  }
  const read = forChildren(worded)
  expect([read.intro, ...read.pages.flatMap(({ elements }) => elements.map(({ title }) => title))]).toEqual(['Ты', 'Ты?', 'b'])
})

test('a new name can be the name of a question', () => expect(newName()).toMatch(/^[a-z][A-Za-z0-9]{5,11}$/))
