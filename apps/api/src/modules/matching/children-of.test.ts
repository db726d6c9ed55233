import { expect, test } from 'vitest'
import { childrenOf } from './sides.repo.ts'

test('a child is kept from every mentor who is called as the representative, of whatever organisation', () => {
  const representatives = new Map([
    ['child', 'петров петр'],
    ['other child', 'орлова вера'],
  ])
  const mentorNames = [
    ['петров петр', 'father'],
    ['смирнова анна', 'stranger'],
    ['петров петр', 'namesake'],
  ] as const
  expect(childrenOf(representatives, mentorNames)).toEqual([
    { menteeId: 'child', mentorId: 'father' },
    { menteeId: 'child', mentorId: 'namesake' },
  ])
})
