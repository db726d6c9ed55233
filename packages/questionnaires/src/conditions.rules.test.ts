import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holds, namesIn, parseCondition } from './conditions.rules.ts'
import type { Answers } from './definition.ts'

const answers: Answers = { met: true, age: 11, way: 'school', wishes: ['sport', 'study'], none: '', no: false }

test.each([
  ['{met} = true', true],
  ['{met} = false', false],
  ['{no} = false', true],
  ['{age} >= 11', true],
  ['{age} > 11', false],
  ['{age} < 12', true],
  ['{age} <= 10', false],
  ['{age} <> 11', false],
  ["{way} = 'school'", true],
  ["{way} <> 'school'", false],
  ["{wishes} contains 'sport'", true],
  ["{wishes} contains 'music'", false],
  ["{wishes} notcontains 'music'", true],
  ['{none} empty', true],
  ['{way} notempty', true],
  ['{unasked} notempty', false],
  ['{unasked} = 1', false],
  ['{unasked} <> 1', true],
  ["{unasked} notcontains 'a'", true],
  ['{met} = true and {age} > 20', false],
  ['{met} = false or {age} = 11', true],
  // `and` first
  ['{met} = true or {met} = true and {age} > 20', true],
  ['({met} = true or {met} = true) and {age} > 20', false],
  // another type is another value
  ["{age} = '11'", false],
  ["{way} > 'a'", false],
  ['{toString} notempty', false],
])('%s is %s', (text, due) => {
  const condition = parseCondition(text)
  expect(condition && holds(condition, answers)).toBe(due)
})

test.each([
  '',
  '   ',
  '{met}',
  '{met} =',
  'met = true',
  '{met} = true and',
  '{met} = true {age} = 1',
  '({met} = true',
  '{met} = true)',
  '{met} = maybe',
  '{met} like 1',
  "{way} = 'school",
  '{met} = true; drop',
  'or {met} = true',
])('«%s» cannot be read', (text) => expect(parseCondition(text)).toBeUndefined())

test('a condition tells of whom it asks', () => {
  const condition = parseCondition("{a} = 1 and ({b} empty or {c} contains 'x')")
  expect(condition && namesIn(condition)).toEqual(['a', 'b', 'c'])
})

test('any text is read or refused, never thrown on', () =>
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."{}()'<>=andorcontains 12.-я".split('')), maxLength: 40 }), (text) => {
      const condition = parseCondition(text)
      expect([true, false, undefined]).toContain(condition && holds(condition, answers))
    }),
  ))
