import { expect, test } from 'vitest'
import { snilsDigits } from './snils.rules.ts'

test.each([
  ['112-233-445 95', '11223344595'],
  ['11223344595', '11223344595'],
  ['112 233 445 95', '11223344595'],
  ['087-654-303 00', '08765430300'], // the sum is 202: twice 101
  ['001-001-998 00', '00100199800'], // older than control sums
  ['000-000-001 99', '00000000199'],
])('%s is a СНИЛС', (text, digits) => expect(snilsDigits(text)).toBe(digits))

test.each(['112-233-445 96', '001-001-999 00', '000-000-000 00', '1122334459', '112233445950', '112-233-445 9а', '', 'нет'])(
  '%s is none',
  (text) => expect(snilsDigits(text)).toBeUndefined(),
)

test('the control number is that of the sum by places', () => {
  // 0·9+8·8+7·7+6·6+5·5+4·4+3·3+0+0·1 = 199 → 98
  expect(snilsDigits('087-654-300 98')).toBe('08765430098')
  // 9·9+9·8+9·7+… = 405 = 4·101 + 1
  expect(snilsDigits('999-999-999 01')).toBe('99999999901')
})
