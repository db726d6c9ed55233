import type { JointPair } from '@nastavnik/contract'
import { expect, test } from 'vitest'
import { givesMentorsAlone } from './mentors-alone.rules.ts'

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
test('whether an organisation gives mentors alone is known when all its pairs are', () => {
  const mentor: JointPair = { ...pair, side: 'MENTOR' }
  expect(givesMentorsAlone({ items: [mentor], total: 1 })).toBe(true)
  expect(givesMentorsAlone({ items: [mentor], total: 60 })).toBe(false)
  expect(givesMentorsAlone({ items: [mentor, pair], total: 2 })).toBe(false)
  expect(givesMentorsAlone({ items: [], total: 0 })).toBe(false)
})
