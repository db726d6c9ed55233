import { Candidates } from './candidates.ts'
import { type Instance, perfect } from './instance.ts'
import type { Errand, Move, Path } from './path.ts'
import { Queue } from './queue.ts'
import type { Solution } from './solution.ts'
import { largestSum } from './terms.ts'

/** Units of a point: pairs that an event changes count one each, and are fewer than this. */
export const unit = 2 ** 20

/** Nobody: a path that begins at a mentor, or ends where a place stays free. */
const nobody = -1

/** An optimum that can change: candidates, places, pairs and prices, and shortest paths from anywhere to where they may end. */
export class Residual {
  readonly candidates: Candidates
  readonly capacities: Int32Array
  readonly mates: Int32Array
  /** The pairs before the event that is being worked in. */
  readonly before: Int32Array
  /** In parts of a point. */
  readonly prices: Float64Array
  readonly outCost: number
  readonly taken: Int32Array
  /** Mentees that take no part: gone, locked, or out for a moment. */
  readonly isAbsent: Uint8Array
  /** Mentors whose price, and mentees whose pair, may have changed since the last `settle`. */
  readonly #repriced = new Set<number>()
  readonly #changed = new Set<number>()
  readonly #firstHolder: Int32Array
  readonly #nextHolder: Int32Array
  /** The edge of each mentee's pair: what the pair costs is asked far more often than it changes. */
  readonly #pairs: Int32Array
  readonly #distances: Float64Array
  /** Who would come to, or leave, a mentor on the way, and where from, or where to. */
  readonly #by: Int32Array
  readonly #via: Int32Array
  readonly #touched: number[] = []
  readonly #settled: number[] = []
  readonly #queue = new Queue(64)

  constructor(instance: Instance, { mates, prices, outCost, threshold }: Pick<Solution, 'mates' | 'prices' | 'outCost' | 'threshold'>) {
    const mentorCount = instance.capacities.length
    this.candidates = new Candidates(instance, threshold)
    this.capacities = instance.capacities.slice()
    this.mates = new Int32Array(mates.length)
    this.before = new Int32Array(mates.length)
    this.prices = new Float64Array(mentorCount)
    this.outCost = outCost * unit
    if (this.outCost > largestSum) throw new RangeError('too many people for exact sums')
    this.isAbsent = new Uint8Array(mates.length)
    this.taken = new Int32Array(mentorCount)
    this.#firstHolder = new Int32Array(mentorCount)
    this.#nextHolder = new Int32Array(mates.length)
    this.#pairs = new Int32Array(mates.length)
    this.begin(mates, prices)
    this.#distances = new Float64Array(mentorCount).fill(Number.POSITIVE_INFINITY)
    this.#by = new Int32Array(mentorCount)
    this.#via = new Int32Array(mentorCount)
  }

  /** Begins with these pairs, and prices in points that prove them. */
  begin(mates: Int32Array, prices: Float64Array): void {
    this.mates.set(mates)
    this.before.set(mates)
    this.prices.set(prices.map((price) => price * unit))
    this.taken.fill(0)
    this.#firstHolder.fill(nobody)
    this.#nextHolder.fill(nobody)
    for (let mentee = mates.length - 1; mentee >= 0; mentee -= 1) if ((mates[mentee] ?? -1) >= 0) this.#hold(mentee, mates[mentee] ?? 0)
  }

  #hold(mentee: number, mentor: number): void {
    this.#pairs[mentee] = this.candidates.edgeOf(mentee, mentor)
    this.#nextHolder[mentee] = this.#firstHolder[mentor] ?? nobody
    this.#firstHolder[mentor] = mentee
    this.taken[mentor] = (this.taken[mentor] ?? 0) + 1
  }

  /** Takes a mentee out of its pair. Returns the mentor, or -1. */
  leave(mentee: number): number {
    const mentor = this.mates[mentee] ?? -1
    if (mentor < 0) return mentor
    this.#changed.add(mentee)
    this.mates[mentee] = -1
    this.taken[mentor] = (this.taken[mentor] ?? 0) - 1
    let holder = this.#firstHolder[mentor] ?? nobody
    if (holder === mentee) this.#firstHolder[mentor] = this.#nextHolder[mentee] ?? nobody
    else {
      while (this.#nextHolder[holder] !== mentee) holder = this.#nextHolder[holder] ?? nobody
      this.#nextHolder[holder] = this.#nextHolder[mentee] ?? nobody
    }
    return mentor
  }

  /** What a pair costs: its points, and one part of a point when it is none of those before. */
  costOf(mentee: number, mentor: number, points: number): number {
    return unit * (perfect - points) + (this.before[mentee] === mentor ? 0 : 1)
  }

  /** What a mentee has now: the cost and the price of its pair, or the cost of being out. */
  dualOf(mentee: number): number {
    const mentor = this.mates[mentee] ?? -1
    if (mentor < 0) return this.outCost
    return this.costOf(mentee, mentor, this.candidates.points[this.#pairs[mentee] ?? 0] ?? 0) + (this.prices[mentor] ?? 0)
  }

  /** The least that a mentee could have. */
  leastOf(mentee: number): number {
    const { firstOfMentee, nextOfMentee, mentors, points } = this.candidates
    let least = this.outCost
    for (let edge = firstOfMentee[mentee] ?? -1; edge >= 0; edge = nextOfMentee[edge] ?? -1) {
      const mentor = mentors[edge] ?? 0
      const worth = points[edge] ?? -1
      if (worth >= 0) least = Math.min(least, this.costOf(mentee, mentor, worth) + (this.prices[mentor] ?? 0))
    }
    return least
  }

  #label(mentor: number, distance: number, by: number, via: number): void {
    if (this.#distances[mentor] === Number.POSITIVE_INFINITY) this.#touched.push(mentor)
    this.#distances[mentor] = distance
    this.#by[mentor] = by
    this.#via[mentor] = via
    this.#queue.push(distance, mentor)
  }

  /** The nearest mentor not yet gone through, closer than `best`, or -1. */
  #nearest(best: number): number {
    const queue = this.#queue
    while (queue.size > 0) {
      const distance = queue.keys[0] ?? 0
      const mentor = queue.items[0] ?? 0
      if (distance >= best) return -1
      queue.drop()
      if (distance !== this.#distances[mentor]) continue
      this.#settled.push(mentor)
      return mentor
    }
    return -1
  }

  /** Forgets the labels; before that, `by` moves the prices of what is closer than the end. */
  #finish(best: number, sign: 1 | -1 | 0): void {
    if (sign !== 0)
      for (const mentor of this.#settled) {
        this.prices[mentor] = (this.prices[mentor] ?? 0) + sign * (best - (this.#distances[mentor] ?? 0))
        this.#repriced.add(mentor)
      }
    for (const mentor of this.#touched) this.#distances[mentor] = Number.POSITIVE_INFINITY
    this.#touched.length = 0
    this.#settled.length = 0
    this.#queue.size = 0
  }

  /** The cheapest way to give somebody a place, or to make room. `movesPrices` when the path is going to be taken. */
  findPlace({ mentee, mentor, instead, goal, elsewhere, avoid }: Errand, movesPrices: boolean): Path {
    const { firstOfMentee, nextOfMentee, mentors, points } = this.candidates
    const { prices, taken, capacities, outCost } = this
    const distances = this.#distances
    let best = Number.POSITIVE_INFINITY
    let last = -1
    let leaver = nobody
    const end = (distance: number, at: number, who: number) => {
      if (distance >= best) return
      best = distance
      last = at
      leaver = who
    }
    const ask = (who: number, from: number, distance: number) => {
      const dual = from < 0 ? 0 : this.dualOf(who)
      if (from >= 0) end(distance + outCost - dual + elsewhere, from, who)
      for (let edge = firstOfMentee[who] ?? -1; edge >= 0; edge = nextOfMentee[edge] ?? -1) {
        const next = mentors[edge] ?? 0
        const worth = points[edge] ?? -1
        if (worth < 0 || (from < 0 && next === avoid)) continue
        const there = distance - dual + this.costOf(who, next, worth) + (prices[next] ?? 0)
        if (there >= best || there >= (distances[next] ?? 0)) continue
        this.#label(next, there, who, from)
        if (next === goal) end(there, next, nobody)
        else if ((taken[next] ?? 0) < (capacities[next] ?? 0)) end(there + elsewhere, next, nobody)
      }
    }
    if (mentee >= 0) {
      best = instead
      leaver = mentee
      ask(mentee, -1, 0)
    } else {
      this.#label(mentor, 0, nobody, -1)
      if (mentor === goal) end(0, mentor, nobody)
      else if ((taken[mentor] ?? 0) < (capacities[mentor] ?? 0)) end(elsewhere, mentor, nobody)
    }
    for (let at = this.#nearest(best); at >= 0; at = this.#nearest(best)) {
      const distance = distances[at] ?? 0
      for (let holder = this.#firstHolder[at] ?? nobody; holder >= 0; holder = this.#nextHolder[holder] ?? nobody) ask(holder, at, distance)
    }
    const moves: Move[] = []
    if (leaver >= 0) moves.push({ mentee: leaver, to: -1 })
    for (let at = last; at >= 0; at = this.#via[at] ?? -1) {
      const who = this.#by[at] ?? nobody
      if (who >= 0) moves.push({ mentee: who, to: at })
    }
    this.#finish(best, movesPrices ? 1 : 0)
    return { cost: best, moves, reachesGoal: goal >= 0 && last === goal && leaver < 0 }
  }

  /** The best use of a place that is free and has a price: who comes, and who comes after them. */
  findTaker(hole: number, movesPrices: boolean): Path {
    const { firstOfMentor, nextOfMentor, mentees, points } = this.candidates
    const { prices, mates, isAbsent, outCost } = this
    const distances = this.#distances
    let best = prices[hole] ?? 0
    let last = hole
    let comer = nobody
    this.#label(hole, 0, nobody, -1)
    for (let at = this.#nearest(best); at >= 0; at = this.#nearest(best)) {
      const base = (distances[at] ?? 0) + (prices[at] ?? 0)
      for (let edge = firstOfMentor[at] ?? -1; edge >= 0; edge = nextOfMentor[edge] ?? -1) {
        const who = mentees[edge] ?? 0
        const worth = points[edge] ?? -1
        if (worth < 0 || isAbsent[who] === 1) continue
        const from = mates[who] ?? -1
        const there = base + this.costOf(who, at, worth) - (from < 0 ? outCost : this.dualOf(who))
        if (there >= best) continue
        if (from < 0) {
          best = there
          last = at
          comer = who
        } else if (from !== at && there < (distances[from] ?? 0)) {
          this.#label(from, there, who, at)
          if (there + (prices[from] ?? 0) < best) {
            best = there + (prices[from] ?? 0)
            last = from
            comer = nobody
          }
        }
      }
    }
    const moves: Move[] = []
    if (comer >= 0) moves.push({ mentee: comer, to: last })
    for (let at = last; at !== hole; at = this.#via[at] ?? -1) moves.push({ mentee: this.#by[at] ?? nobody, to: this.#via[at] ?? -1 })
    this.#finish(best, movesPrices ? -1 : 0)
    return { cost: best, moves: moves.toReversed(), reachesGoal: false }
  }

  /** Everybody on the path goes where it leads. */
  take({ moves }: Path): void {
    for (const { mentee } of moves) this.leave(mentee)
    for (const { mentee, to } of moves) {
      this.#changed.add(mentee)
      if (to < 0) continue
      this.mates[mentee] = to
      this.#hold(mentee, to)
    }
  }

  /**
   * Ends an event: what stands now is what comes before the next. Prices become whole points again, which keeps everybody content while
   * the parts are few. Returns the mentees that were moved, or undefined when the parts are too many to be told from points.
   */
  settle(): number[] | undefined {
    const changed = [...this.#changed]
    let isClear = true
    for (const mentor of this.#repriced) {
      const price = this.prices[mentor] ?? 0
      const whole = unit * Math.round(price / unit)
      if (Math.abs(price - whole) > unit / 8) isClear = false
      this.prices[mentor] = whole
    }
    for (const mentee of changed) this.before[mentee] = this.mates[mentee] ?? -1
    this.#repriced.clear()
    this.#changed.clear()
    return isClear ? changed : undefined
  }
}
