import { expect, test } from 'vitest'
import { daysAfter, monthsAfter, workingDaysAfter, yearsAfter } from './days.ts'

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

test.each([
  ['2026-11-26', 36, '2029-11-26'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-12-31', 6, '2027-06-30'],
])('%s and %i months is %s', (from, months, to) => expect(monthsAfter(from, months)).toBe(to))

test.each([
  ['2026-11-26', 0, '2026-11-26'], // a Thursday
  ['2026-11-26', 1, '2026-11-27'],
  ['2026-11-26', 2, '2026-11-30'],
  ['2026-11-26', 7, '2026-12-07'],
  ['2026-11-26', 10, '2026-12-10'],
  ['2026-11-27', 1, '2026-11-30'],
  ['2026-11-28', 1, '2026-11-30'],
  ['2026-11-29', 1, '2026-11-30'],
  ['2026-11-29', 5, '2026-12-04'],
  ['2026-12-31', 10, '2027-01-14'], // the holidays of January are counted as days of work
  ['2028-02-25', 3, '2028-03-01'],
])('%s and %i working days is %s', (from, days, to) => expect(workingDaysAfter(from, days)).toBe(to))
