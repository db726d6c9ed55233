import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Measured, pairedChangeOf as ofSums, sumsOf } from './paired-change.rules.ts'

const Expected = z.object({
  paired: z.array(
    z.object({
      title: z.string(),
      pairs: z.array(z.tuple([z.number().nullable(), z.number().nullable()])),
      expected: z.record(z.string(), z.number().nullable()),
    }),
  ),
})
const { paired } = Expected.parse(JSON.parse(readFileSync(new URL('fixtures/expected.json', import.meta.url), 'utf8')))

const pairedChangeOf = (pairs: readonly Measured[], better: 'HIGHER' | 'LOWER') => ofSums(sumsOf(pairs), better)
const measured = (pairs: readonly (readonly [number | null, number | null])[]): Measured[] =>
  pairs.map(([before, after]) => ({ before, after }))
const many = (count: number, before: number | null, after: number | null): Measured[] =>
  Array.from({ length: count }, () => ({ before, after }))

test.each(paired)('$title: as SciPy has counted it', ({ pairs, expected }) => {
  const near = Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, expect.closeTo(Number(value), 7)]))
  expect(pairedChangeOf(measured(pairs), 'HIGHER')).toMatchObject(near)
})

test.each([
  ['more is better', many(9, 5, 6), 8, 'HIGHER', 'BETTER'],
  ['more is worse', many(9, 5, 6), 8, 'LOWER', 'WORSE'],
  ['less is better', many(9, 6, 5), 4, 'LOWER', 'BETTER'],
  ['less is worse', many(9, 6, 5), 4, 'HIGHER', 'WORSE'],
] as const)('%s', (_title, nine, last, better, verdict) => {
  expect(pairedChangeOf([...nine, { before: 5.5, after: last }], better)).toMatchObject({ pairs: 10, verdict })
})

test('an interval that holds zero proves nothing; nobody changed is another word', () => {
  expect(pairedChangeOf([...many(5, 5, 6), ...many(5, 6, 5)], 'HIGHER')).toMatchObject({ meanChange: 0, verdict: 'UNPROVEN' })
  expect(pairedChangeOf([...many(5, 3, 3), ...many(5, 8, 8)], 'HIGHER')).toMatchObject({ from: 0, to: 0, effect: 0, verdict: 'SAME' })
})

test('changes all alike: the interval is one point; the effect has no measure when nobody differs from anybody', () => {
  expect(pairedChangeOf(many(10, 5, 7), 'HIGHER')).toEqual({
    state: 'measured',
    pairs: 10,
    meanBefore: 5,
    meanAfter: 7,
    meanChange: 2,
    from: 2,
    to: 2,
    effect: null,
    verdict: 'BETTER',
    onlyBefore: 0,
    onlyAfter: 0,
  })
  const grades = pairedChangeOf([...many(5, 3.8, 4.1), ...many(6, 4.4, 4.7)], 'HIGHER')
  expect(grades).toMatchObject({ from: expect.closeTo(0.3, 9), to: expect.closeTo(0.3, 9), verdict: 'BETTER' })
})

test('fewer than ten pairs tell no number at all, however many were measured once', () => {
  expect(pairedChangeOf([...many(9, 5, 6), ...many(50, 5, null), ...many(50, null, 5), ...many(5, null, null)], 'HIGHER')).toEqual({
    state: 'tooFew',
  })
})

test('those measured once change nothing but the attrition; turned round, everything changes its sign', () => {
  const rating = fc.integer({ min: 1, max: 10 })
  const pairs = fc.array(fc.tuple(rating, rating), { minLength: 10, maxLength: 60 })
  fc.assert(
    fc.property(pairs, fc.nat(20), fc.nat(20), (complete, left, came) => {
      const change = pairedChangeOf(measured(complete), 'HIGHER')
      const some = pairedChangeOf([...many(left, 3, null), ...measured(complete), ...many(came, null, 9)], 'HIGHER')
      expect(some).toEqual({ ...change, onlyBefore: left, onlyAfter: came })
      const back = pairedChangeOf(measured(complete.map(([before, after]) => [after, before])), 'LOWER')
      if (change.state === 'tooFew' || back.state === 'tooFew') throw new Error('there are ten pairs')
      expect(back.verdict).toBe(change.verdict)
      expect(back.from).toBeCloseTo(-change.to, 9)
      expect(back.effect ?? 0).toBeCloseTo(-(change.effect ?? 0), 9)
    }),
  )
})
