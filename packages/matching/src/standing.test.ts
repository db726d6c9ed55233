import fc from 'fast-check'
import { expect, test } from 'vitest'
import { certify } from './certify.ts'
import type { Instance } from './instance.ts'
import { solve } from './solve.ts'
import { type MatchingEvent, Standing } from './standing.ts'
import { costOfPlacing, costOfSwitch, costWithout, leastCostOfSwitch, type SwitchCost } from './switch-costs.ts'
import { instanceOf, randomOf, small } from './testing.ts'
import { worthOf } from './testing-oracles.ts'
import { type Reason, reasonsOf } from './unplaced.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const once = { endOnFailure: true }

function anyEvent(random: () => number, { menteeCount, capacities }: Instance): MatchingEvent {
  const below = (limit: number) => Math.floor(random() * limit)
  const [mentee, mentor] = [below(menteeCount), below(capacities.length)]
  const events: MatchingEvent[] = [
    { kind: 'menteeLeaves', mentee },
    { kind: 'places', mentor, places: below(4) },
    { kind: 'suitability', mentee, mentor, points: below(60) },
    { kind: 'suitability', mentee, mentor, points: below(1001) },
    { kind: 'forbid', mentee, mentor },
    { kind: 'lock', mentee, mentor },
    { kind: 'unlock', mentee },
  ]
  return events[below(events.length)] ?? { kind: 'menteeLeaves', mentee }
}

/** A small instance with a few events behind it; some of them were refused, which changes nothing. */
function someStanding(random: () => number, events: number, check: (standing: Standing, before: Int32Array) => void): void {
  const instance = small(random)
  if (instance.menteeCount === 0 || instance.capacities.length === 0) return
  const standing = new Standing(instance, solve(instance))
  for (let k = 0; k < events; k += 1) {
    const before = standing.mates.slice()
    try {
      standing.apply(anyEvent(random, instance))
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
    check(standing, before)
  }
}

test('after every event the optimum is that of a solution from nothing, with as many pairs kept', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      someStanding(randomOf(seed), 10, (standing, before) => {
        const { instance, solution } = standing.open()
        expect(certify(instance, solution)).toEqual({ optimal: true })
        const { isAbsent } = standing.residual
        const published = before.map((mentor, mentee) => (isAbsent[mentee] === 1 ? -1 : mentor))
        const anew = solve(instance, { published })
        expect(worthOf(instance, solution.mates, published)).toEqual(worthOf(instance, anew.mates, published))
      })
    }),
    { ...once, numRuns: 300 },
  )
})

test('what has changed is told, and the sums are those of the pairs', () => {
  const random = randomOf(4)
  for (let run = 0; run < 200; run += 1) {
    const instance = small(random)
    if (instance.menteeCount === 0 || instance.capacities.length === 0) continue
    const standing = new Standing(instance, solve(instance, { published: new Int32Array(instance.menteeCount) }))
    for (let k = 0; k < 6; k += 1) {
      const before = standing.mates.slice()
      const event = anyEvent(random, instance)
      if (event.kind === 'lock' || event.kind === 'unlock') continue
      const { changed, placed, total } = standing.apply(event)
      const { mates } = standing
      expect(changed).toEqual([...before.keys()].filter((mentee) => before[mentee] !== mates[mentee]))
      expect(worthOf(standing.open().instance, mates)).toMatchObject({ placed, total })
    }
  }
})

/** The instance without a mentee's edges to some mentors. */
function without({ starts, mentors, suitability, ...rest }: Instance, mentee: number, isGone: (mentor: number) => boolean): Instance {
  const stays = (edge: number) => edge < (starts[mentee] ?? 0) || edge >= (starts[mentee + 1] ?? 0) || !isGone(mentors[edge] ?? 0)
  const edges = Int32Array.from([...mentors.keys()].filter(stays))
  return {
    ...rest,
    starts: starts.map((start) => edges.filter((edge) => edge < start).length),
    mentors: edges.map((edge) => mentors[edge] ?? 0),
    suitability: edges.map((edge) => suitability[edge] ?? 0),
  }
}

/** Another optimum, with a pair forced or forbidden. */
interface Forced {
  readonly placed: number
  readonly total: number
}

/** The cost is the difference, and the moves lead from the one to the other. */
function expectCost(standing: Standing, cost: SwitchCost | undefined, forced: Forced, pair: readonly [number, number] | undefined): void {
  const { instance, solution } = standing.open()
  expect(cost).toMatchObject({ placed: forced.placed - solution.placed, total: forced.total - solution.total })
  const mates = solution.mates.slice()
  for (const { mentee, to } of cost?.moves ?? []) mates[mentee] = to
  if (pair !== undefined) mates[pair[0]] = pair[1]
  expect(worthOf(instance, mates)).toMatchObject({ placed: forced.placed, total: forced.total })
  expect(instance.capacities.findIndex((places, mentor) => mates.filter((mate) => mate === mentor).length > places)).toBe(-1)
}

/** Asks for every pair there is and could be. Returns how often. */
function expectSwitches(standing: Standing): number {
  const { residual } = standing
  const { instance, solution } = standing.open()
  let asked = 0
  for (let mentee = 0; mentee < instance.menteeCount; mentee += 1) {
    if (residual.isAbsent[mentee] === 1) continue
    for (let mentor = 0; mentor < instance.capacities.length; mentor += 1) {
      asked += 1
      const points = residual.candidates.pointsOf(mentee, mentor)
      const cost = costOfSwitch(residual, mentee, mentor)
      const isPossible = points >= 0 && (instance.capacities[mentor] ?? 0) > 0
      expect(cost !== undefined).toBe(isPossible)
      if (!isPossible) continue
      const capacities = instance.capacities.map((places, k) => (k === mentor ? places - 1 : places))
      const { placed, total } = solve(without({ ...instance, capacities }, mentee, () => true))
      expectCost(standing, cost, { placed: placed + 1, total: total + points }, [mentee, mentor])
      const lost = (solution.placed - placed - 1) * (solution.outCost - 1000) + solution.total - total - points
      expect(leastCostOfSwitch(residual, mentee, mentor)).toBeLessThanOrEqual(lost)
    }
    const mate = solution.mates[mentee] ?? -1
    const apart = costWithout(residual, mentee)
    expect(apart !== undefined).toBe(mate >= 0)
    if (apart !== undefined) expectCost(standing, apart, solve(without(instance, mentee, (mentor) => mentor === mate)), undefined)
  }
  return asked
}

test('what a switch costs is what a solution with the pair forced, or forbidden, loses; and the moves lead there', () => {
  let asked = 0
  fc.assert(
    fc.property(seeds, (seed) => {
      someStanding(randomOf(seed), 3, (standing) => {
        asked += expectSwitches(standing)
      })
    }),
    { ...once, numRuns: 60 },
  )
  expect(asked).toBeGreaterThan(1000)
})

test('everybody left out has one reason: no candidate, too few places for all, or a better use of them', () => {
  const pairOf = (points: number) => ({ mentor: 0, points })
  const instance = instanceOf(Int32Array.of(1, 2, 1), [
    [pairOf(300)],
    [pairOf(260)],
    [],
    [{ mentor: 2, points: 5 }],
    [{ mentor: 2, points: 5 }],
  ])
  const standing = new Standing(instance, solve(instance))
  const reasons = reasonsOf(standing)
  expect(reasons.get(1)).toEqual({
    kind: 'LOST_TRADE',
    group: { mentees: [0, 1], mentors: [0], places: 1 },
    instead: {
      placed: 0,
      total: -40,
      moves: [
        { mentee: 0, to: -1 },
        { mentee: 1, to: 0 },
      ],
    },
  })
  expect(reasons.get(2)).toEqual({ kind: 'NO_CANDIDATE' })
  expect(reasons.get(4)).toEqual({ kind: 'HALL', group: { mentees: [3, 4], mentors: [2], places: 1 } })
  expect(reasons.size).toBe(3)
})

function expectReason(standing: Standing, mentee: number, reason: Reason): void {
  if (reason.kind === 'NO_CANDIDATE') return
  const { mentees, places } = reason.group
  expect(mentees).toContain(mentee)
  expect(mentees.filter((each) => (standing.mates[each] ?? -1) < 0).length).toBe(mentees.length - places)
  expect(costOfPlacing(standing.residual, mentee)?.placed ?? 0).toBe(0)
  expect(reason.kind === 'HALL' ? 0 : Math.sign(reason.instead.total)).toBe(reason.kind === 'HALL' ? 0 : -1)
}

test('a group of Hall has more mentees than places, and placing another costs what it says', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      someStanding(randomOf(seed), 2, (standing) => {
        const { residual } = standing
        const reasons = reasonsOf(standing)
        const leftOut = [...standing.mates.entries()].filter(([mentee, mentor]) => mentor < 0 && residual.isAbsent[mentee] === 0)
        expect([...reasons.keys()]).toEqual(leftOut.map(([mentee]) => mentee))
        for (const [mentee, reason] of reasons) expectReason(standing, mentee, reason)
      })
    }),
    { ...once, numRuns: 200 },
  )
})

test('what cannot happen is refused and changes nothing', () => {
  const instance = instanceOf(Int32Array.of(1, 1), [[{ mentor: 0, points: 5 }], [{ mentor: 0, points: 6 }]])
  const standing = new Standing(instance, solve(instance))
  standing.apply({ kind: 'lock', mentee: 0, mentor: 0 })
  expect(standing.mates).toEqual(Int32Array.of(0, -1))
  for (const [event, message] of [
    [{ kind: 'lock', mentee: 1, mentor: 1 }, 'no candidates'],
    [{ kind: 'lock', mentee: 1, mentor: 0 }, 'no place'],
    [{ kind: 'lock', mentee: 0, mentor: 0 }, 'locked'],
    [{ kind: 'forbid', mentee: 0, mentor: 0 }, 'locked'],
    [{ kind: 'unlock', mentee: 1 }, 'not locked'],
    [{ kind: 'places', mentor: 0, places: -1 }, '0 or more'],
    [{ kind: 'suitability', mentee: 1, mentor: 0, points: 1001 }, '0…1000'],
  ] as const)
    expect(() => standing.apply(event)).toThrow(message)
  expect([standing.placed, standing.total]).toEqual([1, 5])
  expect(standing.apply({ kind: 'unlock', mentee: 0 })).toEqual({ changed: [0, 1], placed: 1, total: 6 })
  expect(standing.apply({ kind: 'menteeLeaves', mentee: 1 })).toEqual({ changed: [0, 1], placed: 1, total: 5 })
})

test('prices that are no whole points any more are found anew, and nothing else is different', () => {
  const pairOf = (points: number) => ({ mentor: 0, points })
  const instance = instanceOf(Int32Array.of(2), [[pairOf(300)], [pairOf(260)], [pairOf(200)], [pairOf(900)]])
  const standing = new Standing(instance, solve(instance))
  standing.apply({ kind: 'lock', mentee: 2, mentor: 0 })
  const { prices } = standing.residual
  prices[0] = (prices[0] ?? 0) - 2 ** 18
  expect(standing.apply({ kind: 'menteeLeaves', mentee: 3 })).toEqual({ changed: [0, 3], placed: 2, total: 500 })
  expect((prices[0] ?? 0) % 2 ** 20).toBe(0)
  const { instance: left, solution } = standing.open()
  expect(certify(left, solution)).toEqual({ optimal: true })
  expect(standing.apply({ kind: 'unlock', mentee: 2 })).toEqual({ changed: [1, 2], placed: 2, total: 560 })
})
