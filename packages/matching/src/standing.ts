import { type Instance, perfect } from './instance.ts'
import type { Errand } from './path.ts'
import { Residual, unit } from './residual.ts'
import type { Solution } from './solution.ts'
import { solve } from './solve.ts'
import { noWork } from './work.ts'

/** What can happen to a matching after it was found. A mentor who leaves has no places any more. */
export type MatchingEvent =
  | { readonly kind: 'menteeLeaves'; readonly mentee: number }
  /** How many mentees a mentor takes, besides those locked to it. */
  | { readonly kind: 'places'; readonly mentor: number; readonly places: number }
  /** The two become candidates, or their suitability changes. */
  | { readonly kind: 'suitability'; readonly mentee: number; readonly mentor: number; readonly points: number }
  | { readonly kind: 'forbid'; readonly mentee: number; readonly mentor: number }
  /** The two are a pair whatever happens; it takes one of the mentor's places. */
  | { readonly kind: 'lock'; readonly mentee: number; readonly mentor: number }
  | { readonly kind: 'unlock'; readonly mentee: number }

/** What an event has done. */
export interface Change {
  /** Mentees whose mentor is another than before, ascending. */
  readonly changed: readonly number[]
  readonly placed: number
  readonly total: number
}

const noErrand: Errand = { mentee: -1, mentor: -1, instead: Number.POSITIVE_INFINITY, goal: -1, elsewhere: 0, avoid: -1 }

/** The optimum after what has happened so far: equal in count and total to a solution from nothing, with the fewest pairs changed. */
export class Standing {
  readonly #threshold: number
  readonly #residual: Residual
  /** The mentor of each mentee, or -1, and the points of that pair. */
  readonly #mates: Int32Array
  readonly #points: Int32Array
  /** The mentor to whom a mentee is locked, or -1. */
  readonly #locks: Int32Array
  #placed: number
  #total: number

  constructor(instance: Instance, solution: Solution) {
    this.#threshold = solution.threshold
    // Prices that prove one optimum prove them all; those of one that was to stay close to another are not whole points.
    const priced = solution.scale === 1 ? solution : solve(instance, { threshold: solution.threshold })
    this.#residual = new Residual(instance, { ...priced, mates: solution.mates })
    this.#mates = solution.mates.slice()
    this.#points = solution.mates.map((mentor, mentee) => (mentor < 0 ? 0 : this.#residual.candidates.pointsOf(mentee, mentor)))
    this.#locks = new Int32Array(instance.menteeCount).fill(-1)
    this.#placed = solution.placed
    this.#total = solution.total
  }

  /** The mentor of each mentee, or -1. Not to be changed. */
  get mates(): Int32Array {
    return this.#mates
  }

  get placed(): number {
    return this.#placed
  }

  /** Suitability of all pairs together, the locked ones too. */
  get total(): number {
    return this.#total
  }

  /** For questions that change nothing. */
  get residual(): Residual {
    return this.#residual
  }

  /** What is left to choose in, without those gone and locked, and its solution: something to certify. */
  open(): { readonly instance: Instance; readonly solution: Solution } {
    const { candidates, capacities, isAbsent, mates, prices, outCost } = this.#residual
    const locked = this.#locks.filter((mentor) => mentor >= 0).length
    const lockedPoints = this.#points.reduce((sum, points, mentee) => sum + (this.#isLocked(mentee) ? points : 0), 0)
    const solution = {
      mates: mates.slice(),
      placed: this.#placed - locked,
      total: this.#total - lockedPoints,
      prices: prices.map((price) => price / unit),
      outCost: outCost / unit,
      scale: 1,
      threshold: 0,
      published: undefined,
      work: noWork(),
    }
    return { instance: candidates.toInstance(capacities, isAbsent), solution }
  }

  /** Lets something happen. Throws a RangeError when it cannot; then nothing has changed. */
  apply(event: MatchingEvent): Change {
    this.#happen(event)
    const moved = this.#residual.settle() ?? this.#solveAnew()
    const touched = new Set(moved)
    if ('mentee' in event) touched.add(event.mentee)
    const changed = [...touched].filter((mentee) => this.#recount(mentee)).sort((a, b) => a - b)
    return { changed, placed: this.#placed, total: this.#total }
  }

  #isLocked(mentee: number): boolean {
    return (this.#locks[mentee] ?? -1) >= 0
  }

  /** Takes note of the pair that a mentee has now; true when it is another. */
  #recount(mentee: number): boolean {
    const { mates, candidates } = this.#residual
    const before = this.#mates[mentee] ?? -1
    const mentor = this.#isLocked(mentee) ? (this.#locks[mentee] ?? -1) : (mates[mentee] ?? -1)
    const points = mentor < 0 ? 0 : candidates.pointsOf(mentee, mentor)
    this.#placed += (mentor < 0 ? 0 : 1) - (before < 0 ? 0 : 1)
    this.#total += points - (this.#points[mentee] ?? 0)
    this.#mates[mentee] = mentor
    this.#points[mentee] = points
    return mentor !== before
  }

  #happen(event: MatchingEvent): void {
    const { candidates, capacities, mates, prices, isAbsent } = this.#residual
    switch (event.kind) {
      case 'menteeLeaves': {
        const mentor = this.#locks[event.mentee] ?? -1
        this.#locks[event.mentee] = -1
        this.#withdraw(event.mentee)
        if (mentor >= 0) this.#setPlaces(mentor, (capacities[mentor] ?? 0) + 1)
        return
      }
      case 'places': {
        if (!(event.places >= 0)) throw new RangeError('places are 0 or more')
        this.#setPlaces(event.mentor, event.places)
        return
      }
      case 'suitability': {
        const { mentee, mentor, points } = event
        if (!(points >= 0 && points <= perfect)) throw new RangeError('suitability is 0…1000')
        const isLockedHere = this.#locks[mentee] === mentor
        const worth = points < this.#threshold && !isLockedHere ? -1 : points
        const before = candidates.pointsOf(mentee, mentor)
        const rises = worth > before
        const cost = this.#residual.costOf(mentee, mentor, worth) + (prices[mentor] ?? 0)
        const isSettled = mates[mentee] === mentor ? rises : !rises || cost >= this.#residual.dualOf(mentee)
        this.#setPoints(mentee, mentor, worth, isSettled || isAbsent[mentee] === 1)
        return
      }
      case 'forbid': {
        if (this.#locks[event.mentee] === event.mentor) throw new RangeError('the two are locked')
        this.#setPoints(event.mentee, event.mentor, -1, mates[event.mentee] !== event.mentor)
        return
      }
      case 'lock': {
        const { mentee, mentor } = event
        if (isAbsent[mentee] === 1) throw new RangeError('the mentee is locked or has left')
        if (candidates.pointsOf(mentee, mentor) < 0) throw new RangeError('the two are no candidates')
        if ((capacities[mentor] ?? 0) < 1) throw new RangeError('the mentor has no place')
        this.#locks[mentee] = mentor
        if (mates[mentee] === mentor) {
          isAbsent[mentee] = 1
          this.#residual.leave(mentee)
        } else this.#withdraw(mentee)
        this.#setPlaces(mentor, (capacities[mentor] ?? 0) - 1)
        return
      }
      case 'unlock': {
        const mentor = this.#locks[event.mentee] ?? -1
        if (mentor < 0) throw new RangeError('the mentee is not locked')
        this.#locks[event.mentee] = -1
        this.#residual.before[event.mentee] = mentor
        this.#setPlaces(mentor, (capacities[mentor] ?? 0) + 1)
        this.#enter(event.mentee)
        return
      }
    }
  }

  /** Changes an edge; unless that leaves everybody content, its mentee looks round again. */
  #setPoints(mentee: number, mentor: number, points: number, isSettled: boolean): void {
    if (!isSettled) this.#withdraw(mentee)
    this.#residual.candidates.set(mentee, mentor, points)
    if (!isSettled) this.#enter(mentee)
  }

  #withdraw(mentee: number): void {
    this.#residual.isAbsent[mentee] = 1
    const mentor = this.#residual.leave(mentee)
    if (mentor >= 0) this.#fill(mentor)
  }

  #enter(mentee: number): void {
    this.#residual.isAbsent[mentee] = 0
    this.#residual.take(this.#residual.findPlace({ ...noErrand, mentee, instead: this.#residual.outCost }, true))
  }

  /** Gives the free places of a mentor to whom they are worth most, until they are worth nothing. */
  #fill(mentor: number): void {
    const residual = this.#residual
    while ((residual.taken[mentor] ?? 0) < (residual.capacities[mentor] ?? 0) && (residual.prices[mentor] ?? 0) > 0)
      residual.take(residual.findTaker(mentor, true))
  }

  #setPlaces(mentor: number, places: number): void {
    const { capacities, taken } = this.#residual
    capacities[mentor] = Math.max(places, taken[mentor] ?? 0)
    while ((taken[mentor] ?? 0) > places) {
      this.#residual.take(this.#residual.findPlace({ ...noErrand, mentor }, true))
      capacities[mentor] = taken[mentor] ?? 0
    }
    this.#fill(mentor)
  }

  /** Should the parts of a point have got too many: from nothing, close to what was. Returns everybody. */
  #solveAnew(): number[] {
    const { candidates, capacities, isAbsent } = this.#residual
    const instance = candidates.toInstance(capacities, isAbsent)
    const { mates } = solve(instance, { published: this.#mates })
    this.#residual.begin(mates, solve(instance).prices)
    return [...mates.keys()]
  }
}
