import { expect, test } from 'vitest'
import { findCrowd } from './crowd.ts'
import type { Instance } from './instance.ts'
import { placeByLabels, type Seats } from './place-by-labels.ts'
import { runningSums } from './running-sums.ts'
import { geo, instanceOf, randomOf, scarce, small, sparse } from './testing.ts'

/** How many can be placed, by the plainest of ways: each mentee in turn makes others move, trying every candidate once. */
function mostPlaced({ menteeCount, capacities, starts, mentors, suitability }: Instance, threshold: number): number {
  const inside = Array.from(capacities, (): number[] => [])
  const seat = (mentee: number, tried: Set<number>): boolean => {
    for (let edge = starts[mentee] ?? 0; edge < (starts[mentee + 1] ?? 0); edge += 1) {
      const mentor = mentors[edge] ?? 0
      if (tried.has(mentor) || (suitability[edge] ?? 0) < threshold || capacities[mentor] === 0) continue
      tried.add(mentor)
      const there = inside[mentor] ?? []
      if (there.length < (capacities[mentor] ?? 0)) return there.push(mentee) > 0
      for (const [at, other] of there.entries()) {
        if (!seat(other, tried)) continue
        there[at] = mentee
        return true
      }
    }
    return false
  }
  return Array.from({ length: menteeCount }, (_, mentee) => seat(mentee, new Set())).filter(Boolean).length
}

const emptySeats = ({ menteeCount, capacities }: Instance): Seats => {
  const slots = runningSums(capacities)
  return {
    slots,
    holders: new Int32Array(slots[capacities.length] ?? 0),
    taken: new Int32Array(capacities.length),
    mates: new Int32Array(menteeCount).fill(-1),
    slotOf: new Int32Array(menteeCount),
  }
}

/** A row in which everybody has to move one place on so that the last one may come in. */
const chain = (length: number): Instance => {
  const to = (mentor: number) => ({ mentor, points: 500 })
  return instanceOf(
    new Int32Array(length).fill(1),
    Array.from({ length }, (_, at) => (at === length - 1 ? [to(0)] : [to(at), to(at + 1)])),
  )
}

const shapes: readonly (readonly [string, () => Instance])[] = [
  ...Array.from({ length: 300 }, (_, seed) => [`small ${seed}`, () => small(randomOf(seed))] as const),
  ...[1, 2, 3].flatMap((seed) => [
    [`geo ${seed}`, () => geo(300, seed, 4)] as const,
    [`sparse ${seed}`, () => sparse(300, seed, 3, 3)] as const,
    [`scarce ${seed}`, () => scarce(200, seed)] as const,
  ]),
  ['chain', () => chain(400)],
]

test('as many are placed as can be, each once, nobody beyond the places, and nobody below the threshold', () => {
  for (const [name, make] of shapes) {
    const instance = make()
    const { menteeCount, capacities, starts, mentors, suitability } = instance
    for (const threshold of [0, 400]) {
      const seats = emptySeats(instance)
      const left = placeByLabels(instance, threshold, seats, Int32Array.from(seats.mates.keys()))
      const most = mostPlaced(instance, threshold)
      expect([name, menteeCount - left.length]).toEqual([name, most])
      expect(findCrowd(instance, threshold).placed).toBe(most)
      const inside = new Int32Array(capacities.length)
      seats.mates.forEach((mentor, mentee) => {
        if (mentor < 0) return
        inside[mentor] = (inside[mentor] ?? 0) + 1
        expect(seats.holders[seats.slotOf[mentee] ?? -1]).toBe(mentee)
        const edges = Array.from({ length: (starts[mentee + 1] ?? 0) - (starts[mentee] ?? 0) }, (_, k) => (starts[mentee] ?? 0) + k)
        expect(edges.some((edge) => mentors[edge] === mentor && (suitability[edge] ?? 0) >= threshold)).toBe(true)
      })
      expect(inside).toEqual(seats.taken)
      expect(inside.every((count, mentor) => count <= (capacities[mentor] ?? 0))).toBe(true)
      expect([...left].every((mentee) => seats.mates[mentee] === -1)).toBe(true)
    }
  }
})
