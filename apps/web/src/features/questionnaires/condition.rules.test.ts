import type { Question } from '@nastavnik/questionnaires'
import { expect, test } from 'vitest'
import { lineAbout, linesOf, relationsOf, textOf } from './condition.rules.ts'

test.each(['{met} = true', "{request} contains 'OTHER' or {grade} < 2", '{a} notempty and {b} empty'])(
  '%s goes into lines and back',
  (text) => {
    const lines = linesOf(text)
    expect(lines === undefined ? undefined : textOf(lines)).toBe(text)
  },
)

test.each(['({a} = 1 or {b} = 2) and {c} = 3', 'если да'])('%s has no lines', (text) => expect(linesOf(text)).toBeUndefined())

test('no line is no condition', () => expect(textOf({ kind: 'all', lines: [] })).toBeUndefined())

test.each<[Question, string]>([
  [{ type: 'boolean', name: 'a', title: 'А' }, '{a} = true'],
  [{ type: 'rating', name: 'a', title: 'А', rateMin: 0, rateMax: 2 }, '{a} < 2'],
  [{ type: 'checkbox', name: 'a', title: 'А', choices: [{ value: 'X', text: 'Икс' }] }, "{a} contains 'X'"],
  [{ type: 'comment', name: 'a', title: 'А', maxLength: 10 }, '{a} notempty'],
])('%o begins with %s', (question, text) => {
  expect(textOf({ kind: 'all', lines: [lineAbout(question)] })).toBe(text)
  expect(relationsOf(question)).toContain('empty')
})
