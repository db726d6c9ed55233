import { amongBest, amongStable } from './among-best.ts'
import { findCrowd } from './crowd.ts'
import { edgeBetween, type Instance, perfect } from './instance.ts'
import { blockingPairs, type Ranks } from './ranks.ts'
import { type Solution, type SolveOptions, solve } from './solve.ts'
import { stableMatching } from './stable-matching.ts'

/** Other aims than the greatest suitability; all place as many mentees as can be. `total` of what they solve is in their own points: `worthOfPairs`. */

const sumOf = ({ suitability }: Instance, edges: readonly number[]): number =>
  edges.reduce((sum, edge) => sum + (suitability[edge] ?? 0), 0)

/** Placed and total of pairs, in the points of the instance. */
export function worthOfPairs(instance: Instance, mates: Int32Array): { placed: number; total: number } {
  const edges = [...mates.entries()].filter(([, mentor]) => mentor >= 0).map(([mentee, mentor]) => edgeBetween(instance, mentee, mentor))
  return { placed: edges.length, total: sumOf(instance, edges) }
}

const indicator = (length: number, isMeant: (edge: number) => boolean): Int32Array =>
  Int32Array.from({ length }, (_, edge) => (isMeant(edge) ? 1 : 0))

/**
 * As many mentees with their first choice as can be, then with their second, and so on; then the greatest suitability; then the fewest changes.
 * Each of these is the best among the best of those before, so that there may be any number of ranks.
 */
export function rankMaximal(instance: Instance, byMentee: Int32Array, options: SolveOptions = {}): Solution {
  const { threshold = 0, published, ...rest } = options
  const { mentors, starts, suitability } = instance
  const ranks = [...new Set(byMentee)].sort((a, b) => a - b)
  const aims = [...ranks.slice(0, -1).map((rank) => indicator(mentors.length, (edge) => byMentee[edge] === rank)), suitability]
  if (published !== undefined) {
    const isKept = new Int32Array(mentors.length)
    published.forEach((mentor, mentee) => {
      for (let edge = starts[mentee] ?? 0; edge < (starts[mentee + 1] ?? 0); edge += 1) if (mentors[edge] === mentor) isKept[edge] = 1
    })
    aims.push(isKept)
  }
  const [first = suitability, ...others] = aims
  // A pair below the threshold is no candidate whatever else it is.
  const ofFirst = first.map((points, edge) => ((suitability[edge] ?? 0) < threshold ? -1 : points))
  let open: Instance = { ...instance, suitability: ofFirst }
  let solution = solve(open, rest)
  for (const aim of others) {
    open = amongBest(open, solution, aim)
    solution = solve(open, rest)
  }
  return solution
}

/** The worst pair as good as it can be without placing fewer; then the greatest suitability. `threshold` is that of the worst pair. */
export function worstPairFirst(instance: Instance, options: SolveOptions = {}): Solution {
  const least = options.threshold ?? 0
  const { placed } = findCrowd(instance, least)
  const levels = [...new Set(instance.suitability)].filter((points) => points > least).sort((a, b) => a - b)
  let [low, high] = [0, levels.length]
  // The levels below `low` still place as many.
  while (low < high) {
    const middle = (low + high) >> 1
    if (findCrowd(instance, levels[middle] ?? perfect).placed === placed) low = middle + 1
    else high = middle
  }
  return solve(instance, { ...options, threshold: levels[low - 1] ?? least })
}

export interface StableFirst {
  /** Without a blocking pair: of each mentee the mentor, or -1. */
  readonly stable: Int32Array
  /** As many placed as can be, with as many of the stable pairs as that allows, then the greatest suitability. */
  readonly filled: Solution
  /** How many mentees more are placed, how many stable pairs were taken apart for it, and the blocking pairs that this made. */
  readonly added: number
  readonly parted: number
  readonly blocking: number
}

/**
 * A stable matching, the most suitable of its kind, and the same filled up. Somebody left out of a stable matching knows no mentor with a free place, or the two would be a
 * blocking pair; so filling up takes pairs apart, as few as possible.
 */
export function stableFirst(instance: Instance, ranks: Ranks, options: SolveOptions = {}): StableFirst {
  const stable = solve(amongStable(instance, ranks, stableMatching(instance, ranks))).mates
  const { mentors, starts } = instance
  const kept = perfect * (instance.menteeCount + 1)
  const suitability = instance.suitability.slice()
  stable.forEach((mentor, mentee) => {
    for (let edge = starts[mentee] ?? 0; edge < (starts[mentee + 1] ?? 0); edge += 1)
      if (mentors[edge] === mentor) suitability[edge] = kept + (suitability[edge] ?? 0)
  })
  const filled = solve({ ...instance, suitability }, { ...options, threshold: 0, published: undefined })
  const before = stable.reduce((sum, mentor) => sum + (mentor < 0 ? 0 : 1), 0)
  return {
    stable,
    filled,
    added: filled.placed - before,
    parted: stable.reduce((sum, mentor, mentee) => sum + (mentor >= 0 && filled.mates[mentee] !== mentor ? 1 : 0), 0),
    blocking: blockingPairs(instance, ranks, filled.mates).edges.length,
  }
}
