import { expect, test } from 'vitest'
import { daysAfter, yearsAfter } from './days.ts'

test.each([
  ['2008-02-29', 18, '2026-02-28'],
  ['2008-02-29', 4, '2012-02-29'],
  ['2096-02-29', 4, '2100-02-28'],
  ['2026-11-26', 3, '2029-11-26'],
  ['2024-02-29', -4, '2020-02-29'],
  ['2024-02-29', -3, '2021-02-28'],
])('%s and %i years is %s', (from, years, to) => expect(yearsAfter(from, years)).toBe(to))

test.each([
  ['2026-12-15', 30, '2027-01-14'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-01-01', -1, '2026-12-31'],
])('%s and %i days is %s', (from, days, to) => expect(daysAfter(from, days)).toBe(to))
