import { expect, test } from 'vitest'
import { groupCode, latinOf, readTyped } from './code.rules.ts'

test.each([
  ['', ''],
  ['k7q', 'K7Q'],
  ['k7qf2', 'K7QF2'],
  ['k7qf2m', 'K7QF2-M'],
  ['K7QF2-M9XTD', 'K7QF2-M9XTD'],
  [' k7q f2–m9xtd ', 'K7QF2-M9XTD'],
  ['https://nastavnik.example/answer#K7QF2M9XTD', 'K7QF2-M9XTD'],
])('«%s» is seen as «%s»', (typed, seen) => expect(groupCode(typed)).toBe(seen))

test.each([
  ['k7qf2-m9xtd', { kind: 'good', code: 'K7QF2M9XTD' }],
  ['https://nastavnik.example/answer#k7qf2m9xtd', { kind: 'good', code: 'K7QF2M9XTD' }],
  // Cyrillic letters that look the same
  ['К7QF2-М9ХТD', { kind: 'good', code: 'K7QF2M9XTD' }],
  ['oil00-00000', { kind: 'good', code: '0110000000' }],
  ['', { kind: 'empty' }],
  [' - ', { kind: 'empty' }],
  ['K7QF2', { kind: 'count', count: 5 }],
  ['K7QF2M9XTDA', { kind: 'count', count: 11 }],
  ['K7QF2M9XT!', { kind: 'letters', sign: '!' }],
  ['Ж', { kind: 'letters', sign: 'Ж' }],
])('«%s» is read', (typed, due) => expect(readTyped(typed)).toEqual(due))

test.each([
  ['й', 'KeyQ', 'Q'],
  ['Ф', 'KeyA', 'A'],
  ['q', 'KeyQ', undefined],
  ['7', 'Digit7', undefined],
  ['х', 'BracketLeft', undefined],
  ['Enter', 'Enter', undefined],
])('the key %s (%s) types %s', (key, code, letter) => expect(latinOf({ key, code })).toBe(letter))
