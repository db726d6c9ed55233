import { expect, test } from 'vitest'
import { chosenOf, reasonsOf, shownRows } from './row-reasons.rules.ts'

const reasons = [
  { code: 'form.unknown', count: 2 },
  { code: 'name.missing', count: 300 },
  { code: 'birthDate.missing', count: 1 },
] as const
const rows = Array.from({ length: 302 }, (_, row) => ({ row, code: row < 2 ? ('form.unknown' as const) : ('name.missing' as const) }))
const shown = (problem?: (typeof reasons)[number]['code']) =>
  shownRows('parked', rows, rows.length, chosenOf([...reasons], problem), ({ code }, asked) => code === asked)

test('reasons stand under their fate, the most frequent first', () => {
  expect(reasonsOf([...reasons], 'parked').map(({ code }) => code)).toEqual(['name.missing', 'form.unknown'])
  expect(reasonsOf([...reasons], 'ignored')).toEqual([])
})

test('without a reason the first rows of all, with one the first of its own', () => {
  expect([shown()?.rows.length, shown()?.total]).toEqual([200, 302])
  expect([shown('form.unknown')?.rows.length, shown('form.unknown')?.total]).toEqual([2, 2])
  expect([shown('name.missing')?.rows.length, shown('name.missing')?.total]).toEqual([200, 300])
})

test('a reason of another fate leaves nothing, one that the workbook does not have leaves all', () => {
  expect(shown('birthDate.missing')).toBeUndefined()
  expect(chosenOf([...reasons], 'row.total')).toBeUndefined()
  expect(shownRows('warned', [], 0, undefined, () => true)).toBeUndefined()
})
