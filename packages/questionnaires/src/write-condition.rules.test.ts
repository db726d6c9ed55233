import { expect, test } from 'vitest'
import { parseCondition } from './conditions.rules.ts'
import { askersOf, writeCondition } from './write-condition.rules.ts'

test.each([
  '{met} = true',
  "{request} contains 'OTHER'",
  '{grade} >= 2 and {met} <> false',
  "({a} = 1 or {b} = 'x y') and {c} notempty",
  "{a} = 'one' or {b} empty",
])('%s is read and written back', (text) => {
  const condition = parseCondition(text)
  expect(condition === undefined ? undefined : writeCondition(condition)).toBe(text)
})

test('who asks for an answer is told', () => {
  const elements = [
    { type: 'boolean', name: 'met', title: 'Был?' },
    { type: 'text', name: 'where', title: 'Где?', visibleIf: '{met} = true' },
    { type: 'text', name: 'who', title: 'Кто?' },
  ] as const
  const definition = { pages: [{ name: 'a', title: 'А', elements }] }
  expect(askersOf(definition, 'met').map(({ name }) => name)).toEqual(['where'])
  expect(askersOf(definition, 'who')).toEqual([])
})
