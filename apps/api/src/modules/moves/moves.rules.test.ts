import { expect, test } from 'vitest'
import { isPossible, proposedMove } from './class-moves.rules.ts'
import { isSeason, yearOfPromotion } from './school-year.rules.ts'

test.each([
  ['2026-06-19', 2025, false],
  ['2026-06-20', 2026, true],
  ['2026-09-30', 2026, true],
  ['2026-10-01', 2026, false],
  ['2027-03-01', 2026, false],
] as const)('on %s people are moved into the year that begins in %i, in season: %s', (today, year, inSeason) => {
  expect([yearOfPromotion(today), isSeason(today)]).toEqual([year, inSeason])
})

test.each([
  ['01А', 'NEXT'],
  ['09', 'NEXT'],
  ['10Б', 'NEXT'],
  ['11', 'GRADUATE'],
  ['11А', 'GRADUATE'],
  ['12', 'GRADUATE'],
  ['К3', 'NEXT'],
  ['К4', 'GRADUATE'],
  ['К6', 'GRADUATE'],
] as const)('of %s is proposed %s', (code, move) => expect(proposedMove(code)).toBe(move))

test.each([
  ['11А', true],
  ['12', false],
  ['К5', true],
  ['К6', false],
])('%s has a next one: %s', (code, possible) => expect(isPossible(code, 'NEXT')).toBe(possible))
