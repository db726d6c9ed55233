import { perfect } from './instance.ts'
import type { Errand, Move } from './path.ts'
import { type Residual, unit } from './residual.ts'

/** What another pair costs everybody together, and who moves for it. */
export interface SwitchCost {
  /** How many mentees more, or (negative) fewer, have a place. */
  readonly placed: number
  /** How the suitability of all pairs together changes. */
  readonly total: number
  /** The others who go elsewhere, -1 for out. */
  readonly moves: readonly Move[]
}

/** Half a part of a point: where the way through free places is as long, the straight one is taken, which nobody walks twice. */
const half = 0.5

const noErrand: Errand = { mentee: -1, mentor: -1, instead: Number.POSITIVE_INFINITY, goal: -1, elsewhere: 0, avoid: -1 }

/** Tells from a cost how many mentees it leaves out and what the rest is in points. */
function switchCost(residual: Residual, cost: number, moves: readonly Move[]): SwitchCost | undefined {
  if (cost === Number.POSITIVE_INFINITY) return undefined
  const points = Math.round(cost / unit)
  const outCost = residual.outCost / unit
  const out = Math.round(points / outCost)
  return { placed: 0 - out, total: 0 - points + out * (outCost - perfect), moves }
}

/** The optimum with this pair in it, against the optimum. Undefined when there is none: no candidates, no place, or not free to choose. */
export function costOfSwitch(residual: Residual, mentee: number, mentor: number): SwitchCost | undefined {
  const points = residual.candidates.pointsOf(mentee, mentor)
  if (points < 0 || residual.isAbsent[mentee] === 1 || (residual.capacities[mentor] ?? 0) === 0) return undefined
  const mate = residual.mates[mentee] ?? -1
  if (mate === mentor) return { placed: 0, total: 0, moves: [] }
  const reduced = residual.costOf(mentee, mentor, points) + (residual.prices[mentor] ?? 0) - residual.dualOf(mentee)
  if (mate < 0) {
    const path = residual.findPlace({ ...noErrand, mentor }, false)
    return switchCost(residual, reduced + path.cost, path.moves)
  }
  const taker = residual.findTaker(mate, false)
  const path = residual.findPlace({ ...noErrand, mentor, goal: mate, elsewhere: taker.cost + half }, false)
  return switchCost(residual, reduced + path.cost, path.reachesGoal ? path.moves : [...path.moves, ...taker.moves])
}

/** A lower bound of what the pair costs, in points, at once: beyond `outCost` it costs somebody the place. */
export function leastCostOfSwitch(residual: Residual, mentee: number, mentor: number): number {
  const points = residual.candidates.pointsOf(mentee, mentor)
  if (points < 0) return Number.POSITIVE_INFINITY
  if (residual.mates[mentee] === mentor) return 0
  const reduced = residual.costOf(mentee, mentor, points) + (residual.prices[mentor] ?? 0) - residual.dualOf(mentee)
  return Math.floor(reduced / unit)
}

/** The optimum without this pair, against the optimum: what it costs to take them apart. Undefined when it is not among the pairs. */
export function costWithout(residual: Residual, mentee: number): SwitchCost | undefined {
  const mentor = residual.mates[mentee] ?? -1
  if (mentor < 0) return undefined
  const taker = residual.findTaker(mentor, false)
  const elsewhere = taker.cost + half
  const errand = { ...noErrand, mentee, instead: residual.outCost + elsewhere, goal: mentor, elsewhere, avoid: mentor }
  const path = residual.findPlace(errand, false)
  return switchCost(residual, path.cost - residual.dualOf(mentee), path.reachesGoal ? path.moves : [...path.moves, ...taker.moves])
}

/** The optimum with a mentee who is left out placed in somebody else's stead, against the optimum. Undefined when nobody can make room. */
export function costOfPlacing(residual: Residual, mentee: number): SwitchCost | undefined {
  const path = residual.findPlace({ ...noErrand, mentee }, false)
  return switchCost(residual, path.cost - residual.outCost, path.moves)
}
