import { expect, test } from 'vitest'
import { readAddress } from './address.rules.ts'

test.each([
  ['', { kind: 'plain' }],
  ['#', { kind: 'plain' }],
  ['#kiosk', { kind: 'kiosk' }],
  ['#KIOSK', { kind: 'kiosk' }],
  ['#K7QF2-M9XTD', { kind: 'code', typed: 'K7QF2-M9XTD' }],
  ['#%D0%9A7QF2', { kind: 'code', typed: 'К7QF2' }],
  ['#%', { kind: 'code', typed: '%' }],
])('after the address stands «%s»', (hash, due) => expect(readAddress(hash)).toEqual(due))
