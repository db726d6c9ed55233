import { expect, test } from 'vitest'
import { readSheetNumber } from './sheet-number.rules.ts'

test.each([
  ['12', '12'],
  [' 012 ', '12'],
  ['K7QF2-M9XTD', 'K7QF2M9XTD'],
  ['k7qf2 m9xtd', 'K7QF2M9XTD'],
  ['https://nastavnik.example/answer#K7QF2M9XTD', 'K7QF2M9XTD'],
  ['реезыЖ..тфыефмтшл.учфьзду.фтыцук№Л7ЙА2Ь9ЧЕВ', 'K7QF2M9XTD'],
  ['1234567890', '1234567890'],
  ['', undefined],
  ['0000001', undefined],
  ['Иванов', undefined],
  ['https://nastavnik.example/answer#', undefined],
])('«%s» is %s', (typed, number) => expect(readSheetNumber(typed)).toBe(number))
