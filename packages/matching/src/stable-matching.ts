import type { Instance } from './instance.ts'
import type { Ranks } from './ranks.ts'

/** How far a mentee has got: asks for the first time, asks once more and goes before equals, has nobody left to ask. */
const first = 0
const again = 1
const done = 2

/**
 * A stable matching (no pair would rather have each other) with at least two thirds of the mentees that any stable one can place. To find the
 * largest is NP-hard where there are ties. Z. Király, Linear time local approximation algorithm for maximum stable marriage, Algorithms 6(3), 2013;
 * a mentor with places is so many mentors alike.
 *
 * Mentees ask in the order of their wishes, of those tied first the one who has a free place; a mentor without one takes the better. Two things
 * make it large: whoever was refused by all asks all once more and then goes before equals; and a mentee whose mentor ties with one who still has a
 * free place gives way to anybody, because it can have that place.
 */
class Asking {
  readonly mates: Int32Array
  readonly #instance: Instance
  readonly #byMentor: Int32Array
  readonly #byMentee: Int32Array
  /** Candidate edges of each mentee by rank, of equals the more suitable first. */
  readonly #order: Int32Array
  /** Of each mentee: the end of the tie it asks in, and in that tie who may have a free place and who, when nobody has, is asked next. */
  readonly #tieEnds: Int32Array
  readonly #free: Int32Array
  readonly #next: Int32Array
  /** The edge of each pair; and the edge of the tie that was lost while another of it had still been free. */
  readonly #held: Int32Array
  readonly #lost: Int32Array
  readonly #stages: Uint8Array
  readonly #holders: number[][]

  constructor(instance: Instance, { byMentee, byMentor }: Ranks) {
    const { menteeCount, capacities, starts, suitability } = instance
    this.#instance = instance
    this.#byMentee = byMentee
    this.#byMentor = byMentor
    this.#order = new Int32Array(byMentee.length)
    for (let mentee = 0; mentee < menteeCount; mentee += 1) {
      const from = starts[mentee] ?? 0
      const own = Int32Array.from({ length: (starts[mentee + 1] ?? 0) - from }, (_, k) => from + k)
      const rank = (edge: number) => byMentee[edge] ?? 0
      const points = (edge: number) => suitability[edge] ?? 0
      this.#order.set(
        own.sort((a, b) => rank(a) - rank(b) || points(b) - points(a) || a - b),
        from,
      )
    }
    this.mates = new Int32Array(menteeCount).fill(-1)
    this.#held = new Int32Array(menteeCount).fill(-1)
    this.#lost = new Int32Array(menteeCount).fill(-1)
    this.#stages = new Uint8Array(menteeCount)
    this.#tieEnds = starts.slice(0, menteeCount)
    this.#free = starts.slice(0, menteeCount)
    this.#next = starts.slice(0, menteeCount)
    this.#holders = Array.from(capacities, () => [])
  }

  /** Lets a mentee ask, and whoever loses the place through it. */
  start(mentee: number): void {
    let asks = mentee
    while (asks >= 0) asks = this.#askOn(asks)
  }

  /** One mentee asks until somebody takes it. Returns the mentee who lost the place, or -1. */
  #askOn(mentee: number): number {
    while (this.#stages[mentee] !== done) {
      if (this.#hasFreeTie(mentee)) {
        this.#seat(mentee, this.#order[this.#free[mentee] ?? 0] ?? 0)
        return -1
      }
      while ((this.#next[mentee] ?? 0) < (this.#tieEnds[mentee] ?? 0)) {
        const edge = this.#order[this.#next[mentee] ?? 0] ?? 0
        this.#next[mentee] = (this.#next[mentee] ?? 0) + 1
        const out = edge === this.#lost[mentee] ? -1 : this.#whoGivesWay(mentee, edge)
        if (out < 0) continue
        this.#dismiss(out)
        this.#seat(mentee, edge)
        return out
      }
      this.#goToNextTie(mentee)
    }
    return -1
  }

  /** There is a free place in the tie the mentee asks in. Places do not become free again, so nobody is looked at twice. */
  #hasFreeTie(mentee: number): boolean {
    let at = this.#free[mentee] ?? 0
    while (at < (this.#tieEnds[mentee] ?? 0) && !this.#hasRoom(this.#mentorOf(this.#order[at] ?? 0))) at += 1
    this.#free[mentee] = at
    return at < (this.#tieEnds[mentee] ?? 0)
  }

  #goToNextTie(mentee: number): void {
    const { starts } = this.#instance
    const end = starts[mentee + 1] ?? 0
    let from = this.#tieEnds[mentee] ?? 0
    if (from === end) {
      this.#stages[mentee] = this.#stages[mentee] === first ? again : done
      from = starts[mentee] ?? 0
    }
    let to = from
    const rank = this.#byMentee[this.#order[from] ?? 0]
    while (to < end && this.#byMentee[this.#order[to] ?? 0] === rank) to += 1
    this.#tieEnds[mentee] = to
    this.#free[mentee] = from
    this.#next[mentee] = from
    this.#lost[mentee] = -1
  }

  /** Whom a full mentor would let go for this one, or -1. */
  #whoGivesWay(mentee: number, edge: number): number {
    const holders = this.#holders[this.#mentorOf(edge)] ?? []
    const willing = holders.find((holder) => this.#hasFreeTie(holder))
    if (willing !== undefined) return willing
    const last = holders.reduce((worst, holder) => (worst < 0 || this.#isWorse(holder, worst) ? holder : worst), -1)
    if (last < 0) return -1
    const better = this.#rankOf(last) - (this.#byMentor[edge] ?? 0)
    return better > 0 || (better === 0 && (this.#stages[mentee] ?? 0) > (this.#stages[last] ?? 0)) ? last : -1
  }

  #isWorse(a: number, b: number): boolean {
    const { suitability } = this.#instance
    const points = (mentee: number) => suitability[this.#held[mentee] ?? 0] ?? 0
    const worse = this.#rankOf(a) - this.#rankOf(b) || (this.#stages[b] ?? 0) - (this.#stages[a] ?? 0) || points(b) - points(a) || a - b
    return worse > 0
  }

  /** How the mentor who has the mentee ranks it. */
  #rankOf(mentee: number): number {
    return this.#byMentor[this.#held[mentee] ?? 0] ?? 0
  }

  #mentorOf(edge: number): number {
    return this.#instance.mentors[edge] ?? 0
  }

  #hasRoom(mentor: number): boolean {
    return (this.#holders[mentor]?.length ?? 0) < (this.#instance.capacities[mentor] ?? 0)
  }

  #seat(mentee: number, edge: number): void {
    this.mates[mentee] = this.#mentorOf(edge)
    this.#held[mentee] = edge
    this.#holders[this.#mentorOf(edge)]?.push(mentee)
  }

  /** Takes a mentee's place away. Whoever can have a free one in the same tie may come back, anybody else may not ask here again. */
  #dismiss(mentee: number): void {
    const holders = this.#holders[this.mates[mentee] ?? 0] ?? []
    holders.splice(holders.indexOf(mentee), 1)
    if (!this.#hasFreeTie(mentee)) this.#lost[mentee] = this.#held[mentee] ?? -1
    this.mates[mentee] = -1
  }
}

/** See `Asking`. Of each mentee the mentor, or -1. */
export function stableMatching(instance: Instance, ranks: Ranks): Int32Array {
  const asking = new Asking(instance, ranks)
  for (let mentee = 0; mentee < instance.menteeCount; mentee += 1) asking.start(mentee)
  return asking.mates
}
