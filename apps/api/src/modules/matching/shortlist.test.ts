import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Shortlist } from './shortlist.ts'

const offers = fc.uniqueArray(fc.record({ mentor: fc.nat(99), points: fc.oneof(fc.nat(3), fc.nat(1000)) }), {
  selector: ({ mentor }) => mentor,
})

test('keeps the best, of equals the first, in the order of mentors, and begins anew', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.array(offers, { maxLength: 3 }), (most, rounds) => {
      const shortlist = new Shortlist(most, 100)
      for (const offered of rounds) {
        for (const { mentor, points } of offered) shortlist.offer(mentor, points)
        const best = offered.toSorted((a, b) => b.points - a.points || a.mentor - b.mentor).slice(0, most)
        expect(shortlist.take()).toEqual(best.toSorted((a, b) => a.mentor - b.mentor))
      }
    }),
  )
})
