import type { Instance } from './instance.ts'
import type { Ranks } from './ranks.ts'
import { runningSums } from './running-sums.ts'
import type { Solution } from './solution.ts'
import { costOf } from './terms.ts'

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
  /** Of each mentor the rank that is good enough no more; unknown (NaN) once its pairs have changed. */
  readonly #limits: Float64Array
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
    this.#limits = new Float64Array(capacities.length).fill(Number.NaN)
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
    this.#limits[before] = Number.NaN
    this.#limits[mentor] = Number.NaN
    this.#pairs[mentee] = edge
    this.mates[mentee] = mentor
    this.taken[mentor] = (this.taken[mentor] ?? 0) + 1
  }

  pairOf(mentee: number): number {
    return this.#pairs[mentee] ?? -1
  }

  #edgesOf(mentor: number): Int32Array {
    return this.#edges.subarray(this.#starts[mentor], this.#starts[mentor + 1])
  }

  #limitOf(mentor: number): number {
    const known = this.#limits[mentor] ?? 0
    if (!Number.isNaN(known)) return known
    let limit = Number.NEGATIVE_INFINITY
    if ((this.taken[mentor] ?? 0) < (this.#instance.capacities[mentor] ?? 0)) limit = Number.POSITIVE_INFINITY
    else
      for (const edge of this.#edgesOf(mentor))
        if (this.pairOf(this.#menteeOf[edge] ?? 0) === edge) limit = Math.max(limit, this.#ranks.byMentor[edge] ?? 0)
    this.#limits[mentor] = limit
    return limit
  }

  #isBlocking(mentee: number, edge: number): boolean {
    const { byMentee, byMentor } = this.#ranks
    const own = this.pairOf(mentee)
    if (own === edge || (own >= 0 && (byMentee[edge] ?? 0) >= (byMentee[own] ?? 0))) return false
    return (byMentor[edge] ?? 0) < this.#limitOf(this.#instance.mentors[edge] ?? 0)
  }

  /** Mentees that a mentor and they themselves would rather have together, ascending. */
  menteesOf(mentor: number): number[] {
    const blocking: number[] = []
    for (const edge of this.#edgesOf(mentor))
      if (this.#isBlocking(this.#menteeOf[edge] ?? 0, edge)) blocking.push(this.#menteeOf[edge] ?? 0)
    return blocking
  }

  holdersOf(mentor: number): number[] {
    return Array.from(this.#edgesOf(mentor), (edge) => this.#menteeOf[edge] ?? 0).filter((mentee) => this.mates[mentee] === mentor)
  }

  /** Blocking pairs that any of the mentees or of the mentors is in. */
  around(mentees: readonly number[], near: ReadonlySet<number>): number {
    const { starts, mentors } = this.#instance
    let count = 0
    for (const mentor of near) for (const edge of this.#edgesOf(mentor)) if (this.#isBlocking(this.#menteeOf[edge] ?? 0, edge)) count += 1
    for (const mentee of mentees)
      for (let edge = starts[mentee] ?? 0; edge < (starts[mentee + 1] ?? 0); edge += 1)
        if (!near.has(mentors[edge] ?? 0) && this.#isBlocking(mentee, edge)) count += 1
    return count
  }
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
    const near = new Set([...changes, ...before].map(([, edge]) => mentors[edge] ?? 0))
    const count = blocking.around(mentees, near)
    for (const [mentee, edge] of changes) blocking.pair(mentee, edge)
    if (blocking.around(mentees, near) < count) return true
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
  // Every step takes at least one blocking pair away, so this ends. A pass goes on after a step: beginning anew each time would take minutes.
  while ([...tried()].filter(ease).length > 0);
  return { ...solution, mates: blocking.mates }
}
