import { expect, test } from 'vitest'
import type { Draft } from './check-draft.rules.ts'
import { compareDefinitions, isUnchanged } from './compare-definitions.rules.ts'
import type { Question } from './definition.ts'

const [one, two, three]: [Question, Question, Question] = [
  { type: 'boolean', name: 'one', title: 'Раз?' },
  { type: 'boolean', name: 'two', title: 'Два?' },
  { type: 'boolean', name: 'three', title: 'Три?' },
]
const draft = (elements: readonly Question[], more: Partial<Draft> = {}): Draft => ({
  title: 'Анкета',
  pages: [{ name: 'a', title: 'А', elements }],
  ...more,
})
const same = { added: [], removed: [], changed: [], isReordered: false, areHeadingsChanged: false }

test.each<[string, Draft, object]>([
  ['nothing, whatever the order of keys', draft([{ name: 'one', title: 'Раз?', type: 'boolean' }, two]), {}],
  ['one more', draft([one, three, two]), { added: [{ name: 'three', title: 'Три?' }] }],
  ['one less', draft([two]), { removed: [{ name: 'one', title: 'Раз?' }] }],
  ['other words', draft([one, { ...two, childTitle: 'Два?' }]), { changed: [{ name: 'two', title: 'Два?' }] }],
  ['another order', draft([two, one]), { isReordered: true }],
  ['another title', draft([one, two], { title: 'Опрос' }), { areHeadingsChanged: true }],
  ['an introduction', draft([one, two], { intro: 'Здравствуйте' }), { areHeadingsChanged: true }],
])('%s', (_what, after, difference) => {
  const found = compareDefinitions(draft([one, two]), after)
  expect(found).toEqual({ ...same, ...difference })
  expect(isUnchanged(found)).toBe(Object.keys(difference).length === 0)
})

test('a question on another page has moved', () => {
  const pages = [
    { name: 'a', title: 'А', elements: [one] },
    { name: 'b', title: 'Б', elements: [two] },
  ]
  expect(
    compareDefinitions({ title: 'Анкета', pages }, { title: 'Анкета', pages: [{ name: 'a', title: 'А', elements: [one, two] }] }),
  ).toMatchObject({ isReordered: true })
})
