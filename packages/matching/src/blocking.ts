import type { Instance } from './instance.ts'
import { runningSums } from './running-sums.ts'
import type { Solution } from './solution.ts'
import { costOf } from './terms.ts'

/** Whom each side would rather have, by candidate edge: 1 is the first choice, equal ranks are ties. */
export interface Ranks {
  /** The rank of the mentor with the mentee, and of the mentee with the mentor. */
  readonly byMentee: Int32Array
  readonly byMentor: Int32Array
}

/** Pairs that are none and would both rather be one. A free place is better than nothing and worse than nobody. */
class Blocking {
  readonly mates: Int32Array
  readonly taken: Int32Array
  /** The edge of each mentee's pair, or -1. */
  readonly #pairs: Int32Array
  readonly #menteeOf: Int32Array
  /** Edges of each mentor. */
  readonly #starts: Int32Array
  readonly #edges: Int32Array
  readonly #instance: Instance
  readonly #ranks: Ranks

  constructor(instance: Instance, ranks: Ranks, mates: Int32Array) {
    const { menteeCount, capacities, starts, mentors } = instance
    this.#instance = instance
    this.#ranks = ranks
    this.mates = mates.slice()
    this.taken = new Int32Array(capacities.length)
    this.#pairs = new Int32Array(menteeCount).fill(-1)
    this.#menteeOf = new Int32Array(mentors.length)
    const counts = new Int32Array(capacities.length)
    for (const mentor of mentors) counts[mentor] = (counts[mentor] ?? 0) + 1
    this.#starts = runningSums(counts)
    this.#edges = new Int32Array(mentors.length)
    const next = this.#starts.slice(0, capacities.length)
    for (let mentee = 0; mentee < menteeCount; mentee += 1)
      for (let edge = starts[mentee] ?? 0; edge < (starts[mentee + 1] ?? 0); edge += 1) {
        const mentor = mentors[edge] ?? 0
        this.#menteeOf[edge] = mentee
        this.#edges[next[mentor] ?? 0] = edge
        next[mentor] = (next[mentor] ?? 0) + 1
        if (mates[mentee] === mentor) this.pair(mentee, edge)
      }
  }

  pair(mentee: number, edge: number): void {
    const before = this.mates[mentee] ?? -1
    if (before >= 0 && (this.#pairs[mentee] ?? -1) >= 0) this.taken[before] = (this.taken[before] ?? 0) - 1
    const mentor = this.#instance.mentors[edge] ?? 0
    this.#pairs[mentee] = edge
    this.mates[mentee] = mentor
    this.taken[mentor] = (this.taken[mentor] ?? 0) + 1
  }

  pairOf(mentee: number): number {
    return this.#pairs[mentee] ?? -1
  }

  /** Mentees that a mentor and they themselves would rather have together, ascending. */
  menteesOf(mentor: number): number[] {
    const { byMentee, byMentor } = this.#ranks
    const edges = this.#edges.subarray(this.#starts[mentor], this.#starts[mentor + 1])
    let worst = Number.NEGATIVE_INFINITY
    if ((this.taken[mentor] ?? 0) < (this.#instance.capacities[mentor] ?? 0)) worst = Number.POSITIVE_INFINITY
    else for (const edge of edges) if (this.pairOf(this.#menteeOf[edge] ?? 0) === edge) worst = Math.max(worst, byMentor[edge] ?? 0)
    const blocking: number[] = []
    for (const edge of edges) {
      const mentee = this.#menteeOf[edge] ?? 0
      const own = this.pairOf(mentee)
      if (own === edge || (byMentor[edge] ?? 0) >= worst) continue
      if (own < 0 || (byMentee[edge] ?? 0) < (byMentee[own] ?? 0)) blocking.push(mentee)
    }
    return blocking
  }

  holdersOf(mentor: number): number[] {
    const edges = this.#edges.subarray(this.#starts[mentor], this.#starts[mentor + 1])
    return Array.from(edges, (edge) => this.#menteeOf[edge] ?? 0).filter((mentee) => this.mates[mentee] === mentor)
  }

  /** Blocking pairs with any of the mentors that one of the mentees could have. */
  around(mentees: readonly number[]): number {
    const { starts, mentors } = this.#instance
    const near = new Set(mentees.flatMap((mentee) => [...mentors.subarray(starts[mentee], starts[mentee + 1])]))
    return [...near].reduce((sum, mentor) => sum + this.menteesOf(mentor).length, 0)
  }
}

/** How many pairs would both rather be together than stay with what they have. */
export function countBlockingPairs(instance: Instance, ranks: Ranks, mates: Int32Array): number {
  const blocking = new Blocking(instance, ranks, mates)
  return Array.from(instance.capacities, (_, mentor) => blocking.menteesOf(mentor).length).reduce((sum, each) => sum + each, 0)
}

/**
 * Of solutions equally good, one with fewer blocking pairs, if a move to a free place or an exchange of two mentees leads to it: to find
 * the one with the fewest is hard. Only pairs change; the prices prove the new ones as they did the old.
 */
export function easeBlocking(instance: Instance, ranks: Ranks, solution: Solution): Solution {
  const { capacities, starts, mentors, suitability } = instance
  const { prices, threshold } = solution
  const blocking = new Blocking(instance, ranks, solution.mates)
  const costFor = (mentee: number, edge: number) => {
    const points = suitability[edge] ?? 0
    const mentor = mentors[edge] ?? 0
    return points < threshold ? Number.POSITIVE_INFINITY : costOf(solution, mentee, mentor, points) + (prices[mentor] ?? 0)
  }
  /** The edges by which a mentee is as well off as now. */
  const equals = (mentee: number) => {
    const own = blocking.pairOf(mentee)
    const edges = Array.from({ length: (starts[mentee + 1] ?? 0) - (starts[mentee] ?? 0) }, (_, k) => (starts[mentee] ?? 0) + k)
    return own < 0 ? [] : edges.filter((edge) => edge !== own && costFor(mentee, edge) === costFor(mentee, own))
  }
  const eases = (changes: readonly (readonly [mentee: number, edge: number])[]): boolean => {
    const mentees = changes.map(([mentee]) => mentee)
    const before = changes.map(([mentee]) => [mentee, blocking.pairOf(mentee)] as const)
    const count = blocking.around(mentees)
    for (const [mentee, edge] of changes) blocking.pair(mentee, edge)
    if (blocking.around(mentees) < count) return true
    for (const [mentee, edge] of before) blocking.pair(mentee, edge)
    return false
  }
  const ease = (mentee: number): boolean =>
    equals(mentee).some((edge) => {
      const mentor = mentors[edge] ?? 0
      const own = blocking.mates[mentee] ?? 0
      if ((blocking.taken[mentor] ?? 0) < (capacities[mentor] ?? 0)) return (prices[own] ?? 0) === 0 && eases([[mentee, edge]])
      return blocking.holdersOf(mentor).some((other) =>
        equals(other).some(
          (back) =>
            mentors[back] === own &&
            eases([
              [mentee, edge],
              [other, back],
            ]),
        ),
      )
    })
  const tried = () => new Set(Array.from(capacities, (_, mentor) => blocking.menteesOf(mentor)).flat())
  // Every step takes at least one blocking pair away, so this ends.
  while ([...tried()].some(ease));
  return { ...solution, mates: blocking.mates }
}
