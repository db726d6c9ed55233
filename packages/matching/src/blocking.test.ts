import fc from 'fast-check'
import { expect, test } from 'vitest'
import { easeBlocking } from './blocking.ts'
import { certify } from './certify.ts'
import type { Instance } from './instance.ts'
import { blockingPairs, type Ranks } from './ranks.ts'
import { solve } from './solve.ts'
import { instanceOf, randomOf, small } from './testing.ts'
import { worthOf } from './testing-oracles.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })

/** By the words of the definition: each pair against each holder of the mentor's places. */
function countByDefinition({ menteeCount, capacities, starts, mentors }: Instance, ranks: Ranks, mates: Int32Array): number {
  const edges = Array.from({ length: menteeCount }, (_, mentee) =>
    Array.from(mentors.subarray(starts[mentee], starts[mentee + 1]), (mentor, k) => ({ mentee, mentor, edge: (starts[mentee] ?? 0) + k })),
  ).flat()
  const pairs = edges.filter(({ mentee, mentor }) => mates[mentee] === mentor)
  return edges.filter(({ mentee, mentor, edge }) => {
    const own = pairs.find((pair) => pair.mentee === mentee)
    const holders = pairs.filter((pair) => pair.mentor === mentor)
    const menteeWants = own === undefined || (ranks.byMentee[edge] ?? 0) < (ranks.byMentee[own.edge] ?? 0)
    const isWorse = (pair: { edge: number }) => (ranks.byMentor[pair.edge] ?? 0) > (ranks.byMentor[edge] ?? 0)
    return own?.edge !== edge && menteeWants && (holders.length < (capacities[mentor] ?? 0) || holders.some(isWorse))
  }).length
}

test('of equally good solutions one with no more blocking pairs is taken, and it is proved by the same prices', () => {
  let eased = 0
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = randomOf(seed)
      const instance = small(random)
      const rank = () => 1 + Math.floor(random() * 4)
      const ranks = { byMentee: instance.mentors.map(rank), byMentor: instance.mentors.map(rank) }
      const solution = solve(instance)
      const easier = easeBlocking(instance, ranks, solution)
      const [before, after] = [solution, easier].map(({ mates }) => blockingPairs(instance, ranks, mates).edges.length)
      expect([before, after]).toEqual([solution, easier].map(({ mates }) => countByDefinition(instance, ranks, mates)))
      expect(after).toBeLessThanOrEqual(before ?? 0)
      expect(certify(instance, easier)).toEqual({ optimal: true })
      expect(worthOf(instance, easier.mates)).toMatchObject({ placed: solution.placed, total: solution.total })
      eased += (before ?? 0) - (after ?? 0)
    }),
    { endOnFailure: true, numRuns: 400 },
  )
  expect(eased).toBeGreaterThan(0)
})

test('two who would rather exchange do', () => {
  const both = [0, 1].map((mentor) => ({ mentor, points: 10 }))
  const instance = instanceOf(Int32Array.of(1, 1), [both, both])
  const ranks = { byMentee: Int32Array.of(2, 1, 1, 2), byMentor: Int32Array.of(2, 1, 1, 2) }
  const solution = { ...solve(instance), mates: Int32Array.of(0, 1) }
  expect(blockingPairs(instance, ranks, solution.mates).edges.length).toBe(2)
  expect(easeBlocking(instance, ranks, solution).mates).toEqual(Int32Array.of(1, 0))
})
