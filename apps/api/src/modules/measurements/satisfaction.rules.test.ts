import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { distributionOf, shareOf } from './distribution.rules.ts'
import { isSatisfied, satisfactionOf } from './satisfaction.rules.ts'

const Expected = z.object({
  satisfaction: z.array(
    z.object({
      title: z.string(),
      threshold: z.number(),
      participants: z.number(),
      answers: z.array(z.object({ jointWork: z.number(), liked: z.boolean() })),
      expected: z.object({ answered: z.number(), satisfied: z.number(), share: z.number(), rate: z.number() }),
    }),
  ),
})
const { satisfaction } = Expected.parse(JSON.parse(readFileSync(new URL('fixtures/expected.json', import.meta.url), 'utf8')))

test.each(satisfaction)('$title: as NumPy has counted it', ({ threshold, participants, answers, expected }) => {
  const { share, rate, ...counts } = satisfactionOf(participants, answers, threshold)
  expect(counts).toEqual({ participants, answered: expected.answered, satisfied: expected.satisfied })
  expect(Math.abs(Number(share) - expected.share)).toBeLessThanOrEqual(0.05 + 1e-6)
  expect(Math.abs(Number(rate) - expected.rate)).toBeLessThanOrEqual(0.05 + 1e-6)
})

test.each([
  [{ jointWork: 7, liked: true }, true],
  [{ jointWork: 10, liked: true }, true],
  [{ jointWork: 6, liked: true }, false],
  [{ jointWork: 10, liked: false }, false],
  [{ jointWork: 10 }, false],
  [{ liked: true }, false],
  [{ jointWork: '10', liked: true }, false],
  [{}, false],
] as const)('%j: satisfied %s', (answers, satisfied) => {
  expect(isSatisfied(answers, 7)).toBe(satisfied)
})

test('the silent count in the denominator; of nobody there is no share', () => {
  const answers = { jointWork: 9, liked: true }
  expect(
    satisfactionOf(
      30,
      Array.from({ length: 9 }, () => answers),
      7,
    ),
  ).toEqual({
    participants: 30,
    answered: 9,
    satisfied: 9,
    share: 30,
    rate: 30,
  })
  expect(satisfactionOf(0, [], 7)).toMatchObject({ share: null, rate: null })
})

test('a distribution has every possible value, the mean of numbers and the response rate; under five answers it has nothing', () => {
  const counts = new Map([
    ['2', 4],
    ['3', 2],
  ])
  expect(distributionOf(counts, ['1', '2', '3'], { answers: 6, invited: 9, numeric: true })).toEqual({
    state: 'counted',
    answers: 6,
    rate: 66.7,
    values: [
      { value: '1', count: 0 },
      { value: '2', count: 4 },
      { value: '3', count: 2 },
    ],
    mean: 14 / 6,
  })
  expect(distributionOf(counts, ['2', '3'], { answers: 6, invited: 6, numeric: false })).toMatchObject({ rate: 100, mean: null })
  expect(distributionOf(new Map([['2', 4]]), ['2'], { answers: 4, invited: 9, numeric: true })).toEqual({ state: 'tooFew' })
  expect(shareOf(1, 0)).toBe(0)
})
