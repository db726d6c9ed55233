import { expect, test } from 'vitest'
import { blockingPairs, ranksOfSuitability } from './ranks.ts'
import { solve } from './solve.ts'
import { stableMatching } from './stable-matching.ts'
import { geo, instanceOf, randomOf, scarce, small } from './testing.ts'
import { worthOf } from './testing-oracles.ts'
import { anyRanks, blockingPairsNaively, largestStable } from './testing-ranks.ts'

test('blocking pairs are those found by asking everybody about everybody', () => {
  const random = randomOf(1)
  let found = 0
  for (let run = 0; run < 3000; run += 1) {
    const instance = small(random)
    const ranks = anyRanks(random, instance)
    const { mates } = solve(instance)
    const { edges, most } = blockingPairs(instance, ranks, mates)
    expect(edges).toEqual(blockingPairsNaively(instance, ranks, mates))
    const people = edges.flatMap((edge) => [
      `mentee ${instance.starts.findLastIndex((start) => start <= edge)}`,
      `mentor ${instance.mentors[edge]}`,
    ])
    expect(most).toBe(Math.max(0, ...people.map((each) => people.filter((other) => other === each).length)))
    found += edges.length
  }
  expect(found).toBeGreaterThan(1000)
})

test('a stable matching has no blocking pair, and two thirds of the largest at least', () => {
  const random = randomOf(2)
  let largest = 0
  let found = 0
  for (let run = 0; run < 4000; run += 1) {
    const instance = small(random)
    const ranks = anyRanks(random, instance)
    const mates = stableMatching(instance, ranks)
    expect(blockingPairsNaively(instance, ranks, mates), `run ${run}`).toEqual([])
    const { placed } = worthOf(instance, mates)
    if (instance.mentors.length > 20) continue
    const most = largestStable(instance, ranks)
    expect(3 * placed, `run ${run}`).toBeGreaterThanOrEqual(2 * most)
    largest += most
    found += placed
  }
  expect(largest).toBeGreaterThan(3000)
  expect(found / largest).toBeGreaterThan(0.99)
})

test('the places of two who tie go round so that both are placed', () => {
  // Whoever asks first could have either; the other can only have the first one.
  const both = [0, 1].map((mentor) => ({ mentor, points: 900 - mentor }))
  const instance = instanceOf(Int32Array.of(1, 1), [both, [{ mentor: 0, points: 1 }]])
  const mates = stableMatching(instance, { byMentee: Int32Array.of(1, 1, 1), byMentor: Int32Array.of(1, 1, 2) })
  expect(mates).toEqual(Int32Array.of(1, 0))
})

test('thousands are matched stably, also when nobody has named anybody', () => {
  for (const instance of [geo(5000, 3), scarce(5000, 4)]) {
    for (const ranks of [
      anyRanks(randomOf(5), instance),
      ranksOfSuitability(instance, 1000),
      { byMentee: instance.mentors.map(() => 1), byMentor: instance.mentors.map(() => 1) },
    ])
      expect(blockingPairs(instance, ranks, stableMatching(instance, ranks)).edges).toEqual([])
  }
})
