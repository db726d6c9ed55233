import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf, sheetIn } from './sheet-code.rules.ts'

test('a code leads back to its sheet and holds capitals and digits only', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(codeOf(id)).toMatch(/^NST1:[0-9A-Z]{26}$/)
      expect(sheetIn(codeOf(id))).toBe(id)
    }),
  )
})

test.each([
  '',
  'NST1:',
  'https://example.org',
  'NST1:0000000000000000000000000U',
  'NST1:00000000000000000000000000X0',
  'NST2:00000000000000000000000000',
  'NST1:ZZZZZZZZZZZZZZZZZZZZZZZZZZ',
])('%j is no code of ours', (text) => expect(sheetIn(text)).toBeUndefined())
