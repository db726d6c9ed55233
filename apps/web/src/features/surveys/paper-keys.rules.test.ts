import type { Answers, Question } from '@nastavnik/questionnaires'
import { expect, test } from 'vitest'
import { back, blanksOf, type Entry, enter, openEntry, type SheetQuestions, type, write } from './paper-keys.rules.ts'

const scale = (name: string, rateMin = 1, rateMax = 10): Question => ({
  type: 'rating',
  name,
  title: name,
  rateMin,
  rateMax,
  isRequired: true,
})
const choices = (count: number) => Array.from({ length: count }, (_, index) => ({ value: `v${index + 1}`, text: `${index + 1}` }))
const people = Array.from({ length: 12 }, (_, index) => ({ id: `p${index + 1}`, name: `${index + 1}` }))
const sheetOf = (...elements: Question[]): SheetQuestions => ({ definition: { pages: [{ name: 'one', title: 'Один', elements }] }, people })
const after = scale('after')

/** Keys as they are pressed: ⏎ is Enter, ← is Backspace. */
function press(sheet: SheetQuestions, keys: string, from: Answers = {}): Entry {
  let entry = openEntry(sheet, from)
  for (const key of keys) entry = key === '⏎' ? enter(sheet, entry) : key === '←' ? back(sheet, entry) : type(sheet, entry, key)
  return entry
}

const met: Question = { type: 'boolean', name: 'met', title: 'Был?', isRequired: true }
const where: Question = { type: 'text', name: 'where', title: 'Где?', visibleIf: '{met} = true' }

test.each<[string, Question[], string, Partial<Entry>]>([
  ['a scale', [scale('a'), after], '7', { answers: { a: 7 }, at: 'after' }],
  ['ten', [scale('a'), after], '0', { answers: { a: 10 }, at: 'after' }],
  ['nought and ten of a scale from nought', [scale('a', 0), scale('b', 0), after], '0-', { answers: { a: 0, b: 10 }, at: 'after' }],
  ['a key beyond the scale', [scale('a', 1, 5), after], '6', { answers: {}, at: 'a', isRefused: true }],
  ['a letter', [scale('a'), after], 'ю', { answers: {}, at: 'a', isRefused: true }],
  ['yes by its number', [met, after], '1', { answers: { met: true }, at: 'after' }],
  ['no by its letter', [met, after], 'н', { answers: { met: false }, at: 'after' }],
  ['no by its letter under the other layout', [met, after], 'Y', { answers: { met: false }, at: 'after' }],
  ['yes by its letter under the other layout', [met, after], 'l', { answers: { met: true }, at: 'after' }],
  ['a question that opened', [met, where, after], '1', { at: 'where' }],
  ['a question that did not', [met, where, after], '2', { at: 'after' }],
  ['one choice', [{ type: 'radiogroup', name: 'c', title: 'В', choices: choices(3) }, after], '3', { answers: { c: 'v3' }, at: 'after' }],
  ['the tenth choice', [{ type: 'radiogroup', name: 'c', title: 'В', choices: choices(10) }, after], '0', { answers: { c: 'v10' } }],
  [
    'one of many by two digits',
    [{ type: 'radiogroup', name: 'c', title: 'В', choices: choices(12) }, after],
    '12',
    { answers: { c: 'v12' }, at: 'after' },
  ],
  [
    'one of many by a digit and Enter',
    [{ type: 'radiogroup', name: 'c', title: 'В', choices: choices(12) }, after],
    '1⏎',
    { answers: { c: 'v1' }, at: 'after' },
  ],
  [
    'a digit taken back',
    [{ type: 'radiogroup', name: 'c', title: 'В', choices: choices(12) }, after],
    '1←2',
    { answers: { c: 'v2' }, at: 'after' },
  ],
  ['several', [{ type: 'checkbox', name: 'c', title: 'В', choices: choices(3) }, after], '131⏎', { answers: { c: ['v3'] }, at: 'after' }],
  [
    'more than may be',
    [{ type: 'checkbox', name: 'c', title: 'В', choices: choices(3), maxSelectedChoices: 1 }, after],
    '12',
    { answers: { c: ['v1'] }, isRefused: true },
  ],
  [
    'people in their order',
    [{ type: 'ranking', name: 'r', title: 'С кем?', choicesFrom: 'MENTORS', maxSelectedChoices: 3 }, after],
    '121⏎⏎',
    { answers: { r: ['p12', 'p1'] }, at: 'after' },
  ],
  ['nothing written', [{ type: 'comment', name: 't', title: 'Т', maxLength: 9 }, after], '⏎', { answers: {}, at: 'after' }],
  ['a step back and another answer', [scale('a'), after], '7←8', { answers: { a: 8 }, at: 'after' }],
  ['back before the first', [scale('a'), after], '←', { at: 'a' }],
  ['a blank', [scale('a'), after], '⏎5', { answers: { after: 5 }, at: undefined }],
])('%s', (_what, questions, keys, due) => expect(press(sheetOf(...questions), keys)).toMatchObject(due))

test('words are written as they come; a number that cannot be stays where it is', () => {
  const hours: Question = { type: 'text', name: 'h', title: 'Ч', inputType: 'number', min: 1, max: 40 }
  const sheet = sheetOf(hours, after)
  const wrong = enter(sheet, write(openEntry(sheet, {}), hours, '41'))
  expect(wrong).toMatchObject({ answers: { h: 41 }, at: 'h', isRefused: true })
  expect(enter(sheet, write(wrong, hours, '40'))).toMatchObject({ answers: { h: 40 }, at: 'after', isRefused: false })
})

test('a sheet begun before opens where it was left, a finished one at its beginning', () => {
  const sheet = sheetOf(scale('a'), scale('b'), after)
  expect(openEntry(sheet, { a: 3 }).at).toBe('b')
  expect(openEntry(sheet, { a: 3, b: 4, after: 5 }).at).toBe('a')
})

test('blanks are the required questions that are asked and have no answer', () => {
  expect(blanksOf(sheetOf(met, where, after), { met: true })).toEqual(['after'])
})

test('twenty scales are twenty keys', () => {
  const sheet = sheetOf(...Array.from({ length: 20 }, (_, index) => scale(`q${index}`)))
  const entry = press(sheet, '12345678901234567890')
  expect(entry.at).toBeUndefined()
  expect(blanksOf(sheet, entry.answers)).toEqual([])
})
