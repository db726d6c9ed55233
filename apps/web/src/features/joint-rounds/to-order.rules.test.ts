import type { JointPair } from '@nastavnik/contract'
import { expect, test } from 'vitest'
import { countToOrder, givesMentorsAlone } from './to-order.rules.ts'

const pair: JointPair = {
  menteeId: '1',
  mentorId: '2',
  side: 'MENTEE',
  own: { personId: '3', name: 'Белов Иван', occupation: '8 класс' },
  other: { number: 4821, organisation: 'Завод', age: null, kind: 'SPECIALIST' },
  points: 100,
  matched: [],
  ownAnswer: 'YES',
  otherAnswer: 'YES',
  order: null,
}
const numbers = { pairs: 2, agreed: 2, refused: 0, ordered: 0, unplaced: 0 }

test('an order fixes agreed pairs of own mentees which no order has fixed', () => {
  const items: readonly JointPair[] = [
    pair,
    { ...pair, otherAnswer: 'UNSURE' },
    { ...pair, side: 'MENTOR' },
    { ...pair, order: { number: '7', on: '2026-12-10' } },
  ]
  expect(countToOrder({ items: [...items], total: 4, numbers })).toBe(1)
  expect(countToOrder({ items: [...items], total: 60, numbers })).toBeUndefined()
  expect(countToOrder({ items: [...items], total: 60, numbers: { ...numbers, agreed: 0 } })).toBe(0)
})

test('whether an organisation gives mentors alone is known when all its pairs are', () => {
  const mentor: JointPair = { ...pair, side: 'MENTOR' }
  expect(givesMentorsAlone({ items: [mentor], total: 1 })).toBe(true)
  expect(givesMentorsAlone({ items: [mentor], total: 60 })).toBe(false)
  expect(givesMentorsAlone({ items: [mentor, pair], total: 2 })).toBe(false)
  expect(givesMentorsAlone({ items: [], total: 0 })).toBe(false)
})
