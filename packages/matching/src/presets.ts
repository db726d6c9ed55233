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

/**
 * As many mentees with their first choice as can be, then with their second, and so on. One choice of a rank outweighs all choices of the ranks
 * behind, so there are only so many ranks as numbers have room for: three wishes for 46 000 mentees. Ranks beyond are worth the same.
 */
export function rankMaximal(instance: Instance, byMentee: Int32Array, options: SolveOptions = {}): Solution {
  const threshold = options.threshold ?? 0
  const base = instance.menteeCount + 1
  const last = byMentee.reduce((larger, rank) => Math.max(larger, rank), 1)
  const worth = (rank: number, ranks: number) => (rank >= ranks ? 0 : base ** (ranks - 1 - rank))
  const fits = (ranks: number) => (2 * instance.menteeCount + 3) * (worth(1, ranks) + 2) < 2 ** 51 && worth(1, ranks) < 2 ** 31 - 1
  let ranks = Math.min(last, 40)
  while (ranks > 1 && !fits(ranks)) ranks -= 1
  // A pair below the threshold is no candidate whatever it counts for.
  const suitability = instance.suitability.map((points, edge) => (points < threshold ? -1 : worth(byMentee[edge] ?? last, ranks)))
  return solve({ ...instance, suitability }, { ...options, threshold: 0, published: undefined })
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
 * A stable matching, and the same filled up. Somebody left out of a stable matching knows no mentor with a free place, or the two would be a
 * blocking pair; so filling up takes pairs apart, as few as possible.
 */
export function stableFirst(instance: Instance, ranks: Ranks, options: SolveOptions = {}): StableFirst {
  const stable = stableMatching(instance, ranks)
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
