import fc from 'fast-check'
import highs from 'highs'
import { expect, test } from 'vitest'
import { instanceById } from './by-id.ts'
import { certify } from './certify.ts'
import { checkInstance, type Instance } from './instance.ts'
import { solve } from './solve.ts'
import { Standing } from './standing.ts'
import { anyPublished, anyTuning, fuzz, geo, instanceOf, randomOf, scarce, small, sparse } from './testing.ts'
import { bestOf, linearProgramme, worthOf } from './testing-oracles.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })
/** A smaller seed is no smaller instance, so nothing is shrunk. */
const once = { endOnFailure: true }

test('thousands of small instances of any shape are solved in any way of searching, and proved', () => {
  const random = randomOf(20_261_126)
  const run = () => {
    for (let count = 0; count < 5000; count += 1) fuzz(random)
  }
  expect(run).not.toThrow()
})

test('the solution is the best there is: placed, then points, then pairs kept', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = randomOf(seed)
      const instance = small(random)
      const published = anyPublished(random, instance)
      checkInstance(instance)
      const { mates, placed, total } = solve(instance, { published, search: anyTuning(random) })
      expect(worthOf(instance, mates, published)).toEqual(bestOf(instance, published))
      expect({ placed, total }).toEqual({ placed: solve(instance).placed, total: solve(instance).total })
    }),
    { ...once, numRuns: 400 },
  )
})

test('a linear programme finds no better one', async () => {
  // Its types describe the module as CommonJS, while what is loaded is the function itself.
  const solver = await (highs as unknown as typeof highs.default)()
  for (const instance of [sparse(120, 1, 3, 12), geo(150, 2, 10), scarce(100, 3), sparse(80, 4, 2, 6)]) {
    const { placed, total } = solve(instance)
    const { ObjectiveValue } = solver.solve(linearProgramme(instance))
    expect(placed * 1001 * (instance.menteeCount + 1) + total).toBe(Math.round(ObjectiveValue))
  }
})

test('how it is searched does not change what is found', () => {
  for (const instance of [sparse(400, 5), geo(400, 6), scarce(400, 7)]) {
    const { placed, total } = solve(instance)
    for (let seed = 0; seed < 10; seed += 1) {
      const other = solve(instance, { search: anyTuning(randomOf(seed)) })
      expect([other.placed, other.total]).toEqual([placed, total])
    }
  }
})

test('the same people give the same pairs in whatever order they come', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = randomOf(seed)
      const { menteeCount, capacities, starts, mentors, suitability } = small(random)
      const mentees = Array.from({ length: menteeCount }, (_, mentee) => `mentee ${(mentee * 7919) % 97}`)
      const places = Array.from(capacities, (each, mentor): [string, number] => [`mentor ${mentor}`, each])
      const candidacies = mentees.flatMap((mentee, row) =>
        Array.from(mentors.subarray(starts[row], starts[row + 1]), (mentor, k) => {
          const points = suitability[(starts[row] ?? 0) + k] ?? 0
          return { mentee, mentor: `mentor ${mentor}`, suitability: points }
        }),
      )
      const shuffled = <Item>(items: readonly Item[]): Item[] =>
        items
          .map((item) => ({ item, at: random() }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item)
      const pairs = (order: <Item>(items: readonly Item[]) => Item[]) => {
        const read = instanceById(order(mentees), new Map(order(places)), order(candidacies))
        checkInstance(read.instance)
        return Array.from(solve(read.instance).mates, (mentor, mentee) => [read.mentees[mentee], read.mentors[mentor]])
      }
      expect(pairs(shuffled)).toEqual(pairs((items) => [...items]))
    }),
    { ...once, numRuns: 200 },
  )
})

const changedAt = (numbers: Int32Array, at: number, by: number) => numbers.map((each, k) => (k === at ? each + by : each))

/** The instances side by side, strangers to each other. */
function besides(a: Instance, b: Instance): Instance {
  const joined = (first: Int32Array, second: Int32Array, by: number) => Int32Array.from([...first, ...second.map((each) => each + by)])
  return {
    menteeCount: a.menteeCount + b.menteeCount,
    capacities: joined(a.capacities, b.capacities, 0),
    starts: joined(a.starts.subarray(0, a.menteeCount), b.starts, a.mentors.length),
    mentors: joined(a.mentors, b.mentors, a.capacities.length),
    suitability: joined(a.suitability, b.suitability, 0),
  }
}

const worthOfSolved = (instance: Instance) => {
  const { placed, total } = solve(instance)
  return [placed, total]
}

/** The instance without one edge. */
function withoutEdge(instance: Instance, edge: number): Instance {
  const mentee = instance.starts.findLastIndex((start) => start <= edge)
  return {
    ...instance,
    starts: instance.starts.map((start, k) => (k > mentee ? start - 1 : start)),
    mentors: instance.mentors.filter((_, k) => k !== edge),
    suitability: instance.suitability.filter((_, k) => k !== edge),
  }
}

const withPoints = (instance: Instance, change: (points: number) => number): Instance => ({
  ...instance,
  suitability: instance.suitability.map(change),
})

test('more points for all, or points of more weight, change nothing else; strangers do not matter to each other', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = randomOf(seed)
      const [instance, stranger] = [withPoints(small(random), (points) => points % 331), small(random)]
      const { placed, total } = solve(instance)
      expect(worthOfSolved(withPoints(instance, (points) => points + 7))).toEqual([placed, total + 7 * placed])
      expect(worthOfSolved(withPoints(instance, (points) => 3 * points))).toEqual([placed, 3 * total])
      const other = solve(stranger)
      expect(worthOfSolved(besides(instance, stranger))).toEqual([placed + other.placed, total + other.total])
    }),
    { ...once, numRuns: 300 },
  )
})

test('one more place is worth no more than its price; an edge that is not used is not missed', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const instance = small(randomOf(seed))
      const { mates, placed, total, prices, outCost } = solve(instance)
      const worth = (other: Instance) => {
        const solved = solve(other)
        return solved.placed * (outCost - 1000) + solved.total
      }
      const before = placed * (outCost - 1000) + total
      const gains = Array.from(
        prices,
        (_, mentor) => worth({ ...instance, capacities: changedAt(instance.capacities, mentor, 1) }) - before,
      )
      expect(gains.filter((gain, mentor) => gain < 0 || gain > (prices[mentor] ?? 0))).toEqual([])
      const isUsed = (edge: number) => mates[instance.starts.findLastIndex((start) => start <= edge)] === instance.mentors[edge]
      const losses = Array.from(instance.mentors, (_, edge) => before - worth(withoutEdge(instance, edge)))
      expect(losses.filter((loss, edge) => (isUsed(edge) ? loss < 0 : loss !== 0))).toEqual([])
    }),
    { ...once, numRuns: 100 },
  )
})

test('nothing to choose from is no trouble', () => {
  const none = new Int32Array()
  const empty = { menteeCount: 0, capacities: none, starts: new Int32Array(1), mentors: none, suitability: none }
  expect(solve(empty)).toMatchObject({ placed: 0, total: 0 })
  expect(solve({ ...empty, menteeCount: 3, starts: new Int32Array(4) }).mates).toEqual(Int32Array.of(-1, -1, -1))
  expect(solve({ ...empty, capacities: Int32Array.of(2, 0) })).toMatchObject({ placed: 0, prices: Float64Array.of(0, 0) })
  const both = [[{ mentor: 0, points: 5 }], [{ mentor: 0, points: 5 }]]
  expect(solve(instanceOf(Int32Array.of(0), both))).toMatchObject({ placed: 0, total: 0 })
  expect(solve(instanceOf(Int32Array.of(1), both)).mates).toEqual(Int32Array.of(0, -1))
})

test('pairs below the threshold are none', () => {
  const instance = instanceOf(Int32Array.of(1, 1), [[{ mentor: 0, points: 900 }], [{ mentor: 1, points: 200 }]])
  expect(solve(instance, { threshold: 300 })).toMatchObject({ placed: 1, total: 900, mates: Int32Array.of(0, -1) })
})

test('of equals those published stay', () => {
  const instance = instanceOf(Int32Array.of(1, 1, 1), [
    [0, 1, 2].map((mentor) => ({ mentor, points: 10 })),
    [0, 1, 2].map((mentor) => ({ mentor, points: 10 })),
  ])
  expect(solve(instance, { published: Int32Array.of(2, 1) }).mates).toEqual(Int32Array.of(2, 1))
})

test('progress rises to the whole, and what it throws ends the run', () => {
  const shares: number[] = []
  solve(geo(2000, 1), { onProgress: (share) => shares.push(share) })
  expect(shares.length).toBeGreaterThan(1)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBeLessThanOrEqual(1)
  const stop = () => {
    throw new Error('enough')
  }
  expect(() => solve(geo(2000, 1), { onProgress: stop })).toThrow('enough')
})

test.each([
  ['sparse', sparse(5000, 5000), { bids: 16_000, forwardScans: 55_000, backwardScans: 7200 }],
  ['geo', geo(5000, 5007), { bids: 18_000, forwardScans: 18_000, backwardScans: 10_000 }],
  ['scarce', scarce(5000, 5001), { bids: 6000, forwardScans: 500, backwardScans: 100 }],
])('%s: no more is looked at than before', (_, instance, limits) => {
  const { work } = solve(instance)
  const beyond = Object.entries(limits).filter(([what, limit]) => work[what as keyof typeof limits] > limit)
  expect(beyond).toEqual([])
})

test('the certificate names what is wrong', () => {
  const instance = instanceOf(Int32Array.of(1, 1), [
    [
      { mentor: 0, points: 900 },
      { mentor: 1, points: 800 },
    ],
    [
      { mentor: 0, points: 700 },
      { mentor: 1, points: 100 },
    ],
    [{ mentor: 0, points: 10 }],
  ])
  const solution = solve(instance)
  const faultOf = (changes: object) => {
    const certificate = certify(instance, { ...solution, ...changes })
    return certificate.optimal ? undefined : certificate.fault
  }
  expect(faultOf({})).toBeUndefined()
  expect(solution.mates).toEqual(Int32Array.of(1, 0, -1))
  expect(faultOf({ mates: Int32Array.of(0, 1, -1), total: 1000 })).toBe('NOT_CONTENT')
  expect(faultOf({ mates: Int32Array.of(1, 0, 1) })).toBe('NO_CANDIDATE')
  expect(faultOf({ mates: Int32Array.of(0, 0, -1) })).toBe('OVERFULL')
  expect(faultOf({ total: 1 })).toBe('WRONG_SUMS')
  expect(faultOf({ prices: Float64Array.of(-1, 0) })).toBe('NEGATIVE_PRICE')
  expect(faultOf({ prices: Float64Array.of(0, 0) })).toBe('NOT_CONTENT')
  expect(faultOf({ outCost: 2 * solution.outCost })).toBe('RATHER_PLACED')
  expect(faultOf({ mates: Int32Array.of(1, -1, -1), placed: 1, total: 800 })).toBe('PRICE_OF_FREE_PLACE')
  const emptied = { mates: Int32Array.of(-1, -1, -1), placed: 0, total: 0, prices: new Float64Array(2), outCost: 0 }
  expect(faultOf(emptied)).toBe('MORE_CAN_BE_PLACED')
})

test('sums that would not be exact are refused', () => {
  const menteeCount = 1_200_000
  const none = new Int32Array()
  const instance = { menteeCount, capacities: none, starts: new Int32Array(menteeCount + 1), mentors: none, suitability: none }
  expect(() => new Standing(instance, solve(instance))).toThrow('too many people')
})

test('an instance that is none is refused', () => {
  const good = instanceOf(Int32Array.of(1, 1), [[0, 1].map((mentor) => ({ mentor, points: 10 }))])
  expect(() => checkInstance(good)).not.toThrow()
  for (const [wrong, message] of [
    [{ ...good, capacities: Int32Array.of(1, -1) }, 'negative capacity at 1'],
    [{ ...good, mentors: Int32Array.of(1, 0) }, 'mentors out of order at 1'],
    [{ ...good, mentors: Int32Array.of(1, 1) }, 'mentors out of order at 1'],
    [{ ...good, mentors: Int32Array.of(0, 2) }, 'mentors out of order at 1'],
    [{ ...good, suitability: Int32Array.of(0, 1001) }, 'suitability out of range at 1'],
    [{ ...good, starts: Int32Array.of(0) }, 'starts do not fit the mentees at 1'],
    [{ ...good, starts: Int32Array.of(0, 1) }, 'edges do not fit the starts at 2'],
  ] as const)
    expect(() => checkInstance(wrong)).toThrow(message)
})
