import { expect, test } from 'vitest'
import { parseTime } from './time.rules.ts'

test.each([
  ['9:05', '09:05'],
  [' 15.30 ', '15:30'],
  ['0905', '09:05'],
  ['23 59', '23:59'],
  ['24:00', undefined],
  ['9:60', undefined],
  ['9', undefined],
  ['', undefined],
  ['полдень', undefined],
])('%s is %s', (text, time) => expect(parseTime(text)).toBe(time))
