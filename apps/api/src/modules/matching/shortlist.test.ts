import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Shortlist } from './shortlist.ts'

const offers = fc.uniqueArray(fc.record({ mentor: fc.nat(99), points: fc.oneof(fc.nat(3), fc.nat(1000)) }), {
  selector: ({ mentor }) => mentor,
})

const sorted = (list: readonly { mentor: number; points: number }[]) => list.toSorted((a, b) => a.mentor - b.mentor)

test('keeps the best and a third by turn, all when they are few, in the order of mentors, and begins anew', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.array(fc.tuple(offers, fc.nat(50)), { maxLength: 3 }), (most, rounds) => {
      const shortlist = new Shortlist(most, 100)
      for (const [offered, turn] of rounds) {
        for (const { mentor, points } of offered) shortlist.offer(mentor, points)
        const taken = shortlist.take(turn)
        expect(taken).toEqual(sorted(taken))
        expect(new Set(taken.map(({ mentor }) => mentor)).size).toBe(Math.min(most, offered.length))
        for (const one of taken) expect(offered).toContainEqual(one)
        const best = offered.map(({ points }) => points).sort((a, b) => b - a)
        const kept = taken.map(({ points }) => points).sort((a, b) => b - a)
        const sure = offered.length <= most ? most : most - Math.floor(most / 3)
        expect(kept.slice(0, sure)).toEqual(best.slice(0, sure))
      }
    }),
  )
})

test('where all are equal, those who come one after another have all mentors between them', () => {
  const shortlist = new Shortlist(6, 40)
  const met = Array.from({ length: 10 }, (_, turn) => {
    for (let mentor = 0; mentor < 40; mentor += 1) shortlist.offer(mentor, 40)
    return shortlist.take(turn).map(({ mentor }) => mentor)
  })
  expect(new Set(met.flat()).size).toBe(40)
})
