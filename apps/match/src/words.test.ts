import { expect, test } from 'vitest'
import { countShared, isAnything, itemsOf, readAges, toItems } from './words.ts'

test.each([
  ['математика', 'Математика (ОГЭ)', 1],
  ['шахматы', 'играет в шахматах', 1],
  ['подготовка к ЕГЭ', 'подготовка к олимпиаде', 0],
  ['по понедельникам', 'пн', 1],
  ['пн 15:00', 'Понедельник', 1],
  ['пн 15:00', 'пн 16:00', 0],
  ['среда', 'ср, пт', 1],
  ['пение; ёлка', 'елка\nПение', 2],
  ['', 'математика', 0],
  ['—', 'математика', 0],
])('«%s» and «%s» share %i', (a, b, shared) => {
  expect(countShared(toItems(a), toItems(b))).toBe(shared)
})

test.each([
  ['10–12', { from: 10, to: 12 }],
  ['10-12 лет', { from: 10, to: 12 }],
  ['от 10', { from: 10, to: 200 }],
  ['от 10 до 12 лет', { from: 10, to: 12 }],
  ['до 14', { from: 0, to: 14 }],
  ['12', { from: 12, to: 12 }],
  ['Любой', { from: 0, to: 200 }],
  ['12–10', undefined],
  ['подростки', undefined],
])('the ages «%s»', (text, ages) => {
  expect(readAges(text)).toEqual(ages)
})

test('items are parted by what people part them by', () => {
  expect(itemsOf(' а; б,в\n\nг ;')).toEqual(['а', 'б', 'в', 'г'])
  expect(itemsOf(undefined)).toEqual([])
  expect([isAnything('Любое время'), isAnything('не важно'), isAnything('пн'), isAnything(undefined)]).toEqual([true, true, false, false])
})
