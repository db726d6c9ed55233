import { expect, test } from 'vitest'
import { edgeBetween, type Instance } from './instance.ts'
import { rankMaximal, stableFirst, worstPairFirst, worthOfPairs } from './presets.ts'
import { blockingPairs, type Ranks } from './ranks.ts'
import { solve } from './solve.ts'
import { stableMatching } from './stable-matching.ts'
import { anyPublished, geo, instanceOf, randomOf, small, sparse } from './testing.ts'
import { worthOf } from './testing-oracles.ts'
import { anyRanks } from './testing-ranks.ts'

/** All matchings of a small instance. */
function everyMatching({ menteeCount, capacities, starts, mentors }: Instance, visit: (mates: Int32Array) => void): void {
  const left = Array.from(capacities)
  const mates = new Int32Array(menteeCount).fill(-1)
  const from = (mentee: number): void => {
    if (mentee === menteeCount) {
      visit(mates)
      return
    }
    from(mentee + 1)
    for (let edge = starts[mentee] ?? 0; edge < (starts[mentee + 1] ?? 0); edge += 1) {
      const mentor = mentors[edge] ?? 0
      if ((left[mentor] ?? 0) === 0) continue
      left[mentor] = (left[mentor] ?? 0) - 1
      mates[mentee] = mentor
      from(mentee + 1)
      mates[mentee] = -1
      left[mentor] = (left[mentor] ?? 0) + 1
    }
  }
  from(0)
}

/** The greatest list of numbers, the first weighing most, that a matching can have. */
function greatest(instance: Instance, rate: (mates: Int32Array) => number[]): number[] {
  let best: number[] = []
  everyMatching(instance, (mates) => {
    const value = rate(mates)
    const at = value.findIndex((each, k) => each !== (best[k] ?? -1))
    if (at >= 0 && (value[at] ?? 0) > (best[at] ?? -1)) best = value
  })
  return best
}

const edgesOf = (instance: Instance, mates: Int32Array) =>
  [...mates.entries()].filter(([, mentor]) => mentor >= 0).map(([mentee, mentor]) => edgeBetween(instance, mentee, mentor))

function forEverySmall(seed: number, runs: number, check: (instance: Instance, ranks: Ranks) => void): void {
  const random = randomOf(seed)
  let checked = 0
  while (checked < runs) {
    const instance = small(random)
    if (instance.mentors.length > 16) continue
    check(instance, anyRanks(random, instance))
    checked += 1
  }
}

test('first choices come first, then second ones, then points, then published pairs; nobody is left out for it', () => {
  const random = randomOf(14)
  forEverySmall(11, 400, (instance, { byMentee }) => {
    const published = anyPublished(random, instance)
    const profile = (mates: Int32Array) => {
      const edges = edgesOf(instance, mates)
      const counts = [1, 2, 3, 4, 5].map((rank) => edges.filter((edge) => byMentee[edge] === rank).length)
      return [edges.length, ...counts, worthOf(instance, mates).total, worthOf(instance, mates, published).kept]
    }
    expect(profile(rankMaximal(instance, byMentee, { published }).mates)).toEqual(greatest(instance, profile))
  })
})

test('there may be any number of wishes of any number of people', () => {
  const instance = sparse(2000, 1)
  const byMentee = instance.mentors.map((_, edge) => 1 + (edge % 30))
  const firsts = (mates: Int32Array) => edgesOf(instance, mates).filter((edge) => byMentee[edge] === 1).length
  const { placed, mates } = rankMaximal(instance, byMentee)
  expect(placed).toBe(solve(instance).placed)
  expect(firsts(mates)).toBeGreaterThan(firsts(solve(instance).mates))
})

test('a stable matching is bettered without becoming unstable', () => {
  let better = 0
  forEverySmall(15, 3000, (instance, ranks) => {
    const plain = worthOf(instance, stableMatching(instance, ranks))
    const { stable } = stableFirst(instance, ranks)
    const { placed, total } = worthOf(instance, stable)
    expect(blockingPairs(instance, ranks, stable).edges).toEqual([])
    expect(placed).toBeGreaterThanOrEqual(plain.placed)
    expect(placed > plain.placed || total >= plain.total).toBe(true)
    if (total > plain.total) better += 1
  })
  expect(better).toBeGreaterThan(100)
})

test('where nobody has named anybody, a stable matching has nearly all the points', () => {
  const alike = { byMentee: new Int32Array(60_000).fill(1), byMentor: new Int32Array(60_000).fill(1) }
  const instance = geo(2000, 3)
  expect(worthOfPairs(instance, stableFirst(instance, alike).stable).total).toBeGreaterThan(0.99 * solve(instance).total)
})

test('the threshold holds whatever is preferred', () => {
  const instance = instanceOf(Int32Array.of(1), [[{ mentor: 0, points: 100 }], [{ mentor: 0, points: 500 }]])
  expect(rankMaximal(instance, Int32Array.of(1, 2), { threshold: 300 }).mates).toEqual(Int32Array.of(-1, 0))
})

test('the worst pair is as good as it can be, then the sum', () => {
  forEverySmall(12, 400, (instance) => {
    const value = (mates: Int32Array) => {
      const points = edgesOf(instance, mates).map((edge) => instance.suitability[edge] ?? 0)
      return [points.length, Math.min(1000, ...points), points.reduce((sum, each) => sum + each, 0)]
    }
    expect(value(worstPairFirst(instance).mates)).toEqual(greatest(instance, value))
  })
})

test('filling up a stable matching takes as few pairs apart as it can', () => {
  let parted = 0
  forEverySmall(13, 600, (instance, ranks) => {
    const found = stableFirst(instance, ranks)
    expect(blockingPairs(instance, ranks, found.stable).edges).toEqual([])
    const value = (mates: Int32Array) => {
      const kept = mates.filter((mentor, mentee) => mentor >= 0 && mentor === found.stable[mentee]).length
      return [worthOf(instance, mates).placed, kept, worthOf(instance, mates).total]
    }
    expect(value(found.filled.mates)).toEqual(greatest(instance, value))
    const before = worthOfPairs(instance, found.stable).placed
    expect(found).toMatchObject({
      added: found.filled.placed - before,
      blocking: blockingPairs(instance, ranks, found.filled.mates).edges.length,
    })
    expect(found.parted > 0).toBe(found.added > 0)
    parted += found.parted
  })
  expect(parted).toBeGreaterThan(3)
})

test('thousands are filled up exactly', () => {
  const instance = geo(4000, 8)
  const random = randomOf(9)
  const strict = () => instance.mentors.map(() => 1 + Math.floor(30 * random()))
  const ranks = { byMentee: strict(), byMentor: strict() }
  const { stable, filled, added } = stableFirst(instance, ranks)
  expect(filled.placed).toBe(solve(instance).placed)
  expect(added).toBeGreaterThan(0)
  expect(blockingPairs(instance, ranks, stable).edges).toEqual([])
  expect(worthOfPairs(instance, stable).placed).toBeGreaterThanOrEqual(worthOfPairs(instance, stableMatching(instance, ranks)).placed)
})
