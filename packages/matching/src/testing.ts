export { linearProgramme } from './testing-oracles.ts'

import type { Instance } from './instance.ts'
import { solve, type Tuning } from './solve.ts'

/** A generator of numbers 0…1 (mulberry32): the same seed gives the same instances everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The candidates of one mentee. */
type Candidates = readonly { readonly mentor: number; readonly points: number }[]

export function instanceOf(capacities: Int32Array, rows: readonly Candidates[]): Instance {
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, mentee) => {
    starts[mentee + 1] = (starts[mentee] ?? 0) + row.length
  })
  const mentors = new Int32Array(starts[rows.length] ?? 0)
  const suitability = new Int32Array(mentors.length)
  rows.forEach((row, mentee) => {
    row
      .toSorted((a, b) => a.mentor - b.mentor)
      .forEach(({ mentor, points }, k) => {
        mentors[(starts[mentee] ?? 0) + k] = mentor
        suitability[(starts[mentee] ?? 0) + k] = points
      })
  })
  return { menteeCount: rows.length, capacities, starts, mentors, suitability }
}

const below = (random: () => number, limit: number): number => Math.floor(random() * limit)

/** Each mentee has 30 candidates from everywhere, any suitability; `share` mentees a mentor of 1…5 places (3: just enough, 4.3: scarce). */
export function sparse(menteeCount: number, seed: number, share = 3, degree = 30): Instance {
  const random = randomOf(seed)
  const mentorCount = Math.round(menteeCount / share)
  const capacities = Int32Array.from({ length: mentorCount }, () => 1 + below(random, 5))
  const rows = Array.from({ length: menteeCount }, () => {
    const chosen = new Set<number>()
    while (chosen.size < Math.min(degree, mentorCount)) chosen.add(below(random, mentorCount))
    return [...chosen].sort((a, b) => a - b).map((mentor) => ({ mentor, points: below(random, 1001) }))
  })
  return instanceOf(capacities, rows)
}

export const scarce = (menteeCount: number, seed: number): Instance => sparse(menteeCount, seed, 4.3)

const attributes = 6

/** Municipalities of Zipf's sizes, attributes alike, popular mentors; the best 30 of those a mentee could hear of. */
export function geo(menteeCount: number, seed: number, degree = 30): Instance {
  const random = randomOf(seed)
  const mentorCount = Math.round(menteeCount / 3)
  const townCount = Math.max(4, Math.round(menteeCount / 400))
  const sizes = Array.from({ length: townCount }, (_, town) => 1 / (town + 3))
  const whole = sizes.reduce((sum, size) => sum + size, 0)
  let reached = 0
  const bounds = sizes.map((size) => (reached += size / whole))
  const town = () => {
    const at = random()
    let [low, high] = [0, townCount - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((bounds[middle] ?? 1) < at) low = middle + 1
      else high = middle
    }
    return low
  }
  const mentorsOf = Array.from({ length: townCount }, (): number[] => [])
  const mentors = Array.from({ length: mentorCount }, (_, mentor) => {
    const capacity = 1 + below(random, 5)
    const home = town()
    mentorsOf[home]?.push(mentor)
    return { capacity, home, popularity: random() * random() * random(), traits: Float64Array.from({ length: attributes }, random) }
  })
  const rows = Array.from({ length: menteeCount }, () => {
    const home = town()
    const traits = Float64Array.from({ length: attributes }, random)
    const own = mentorsOf[home] ?? []
    const known = new Set<number>()
    for (let k = 0; k < 3 * degree && own.length > 0; k += 1) known.add(own[below(random, own.length)] ?? 0)
    for (let k = 0; k < degree / 2; k += 1) known.add(below(random, mentorCount))
    return [...known]
      .map((mentor) => {
        const other = mentors[mentor]
        if (other === undefined) throw new Error('a mentor is known')
        const alike = traits.reduce((sum, trait, k) => sum + 1 - Math.abs(trait - (other.traits[k] ?? 0)), 0) / attributes
        const points = Math.round(700 * alike + 300 * other.popularity - (other.home === home ? 0 : 250))
        return { mentor, points: Math.max(0, Math.min(1000, points)) }
      })
      .sort((a, b) => b.points - a.points || a.mentor - b.mentor)
      .slice(0, degree)
  })
  return instanceOf(
    Int32Array.from(mentors, ({ capacity }) => capacity),
    rows,
  )
}

/** A small instance of any shape: clusters, ties, mentors without places, mentees without candidates. */
export function small(random: () => number): Instance {
  const menteeCount = below(random, 13)
  const mentorCount = below(random, 8)
  const clusters = 1 + below(random, 3)
  const most = 1 + below(random, 5)
  const range = [0, 1, 5, 50, 1000][below(random, 5)] ?? 0
  const density = random()
  const capacities = Int32Array.from({ length: mentorCount }, () => below(random, most + 1))
  const rows = Array.from({ length: menteeCount }, (_, mentee) =>
    Array.from({ length: mentorCount }, (_, mentor) => ({ mentor, points: below(random, range + 1) })).filter(
      ({ mentor }) => random() < (mentor % clusters === mentee % clusters ? density : 0.2 * density),
    ),
  )
  return instanceOf(capacities, rows)
}

/** How a small instance is searched in its test: anything goes, since no way of searching may change the result. */
export const anyTuning = (random: () => number): Tuning => ({
  passes: below(random, 4),
  budget: below(random, 2) * 6,
  bidding: below(random, 4),
  searching: below(random, 2) / 1000,
  bidders: random() < 0.5 ? 'mentees' : 'places',
})

/** What could have been published: any mentor for anybody, candidates or not. */
export const anyPublished = (random: () => number, { menteeCount, capacities }: Instance): Int32Array =>
  Int32Array.from({ length: menteeCount }, () => below(random, capacities.length + 1) - 1)

/** Solves a random instance; `solve` certifies what it returns and throws when it cannot. */
export function fuzz(random: () => number): void {
  const instance = small(random)
  const published = random() < 0.5 ? anyPublished(random, instance) : undefined
  solve(instance, { search: anyTuning(random), published, threshold: random() < 0.2 ? 3 : 0 })
}
