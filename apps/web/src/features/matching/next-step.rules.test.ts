import type { MatchingRun } from '@nastavnik/contract'
import { expect, test } from 'vitest'
import { nextStep } from './next-step.rules.ts'

const none = {
  mentees: 4,
  placed: 4,
  unplaced: 0,
  locked: 0,
  prohibited: 0,
  warned: 0,
  agreed: 0,
  refused: 0,
  unanswered: 4,
  published: 0,
  ordered: 0,
}
const draft = {} as MatchingRun

test('nothing counted: count', () => expect(nextStep({ draft: null, isOutdated: false, numbers: none })).toBe('count'))

test('people have changed: count again, unless pairs are published already', () => {
  expect(nextStep({ draft, isOutdated: true, numbers: none })).toBe('count')
  const numbers = { ...none, unanswered: 0, published: 4 }
  expect(nextStep({ draft, isOutdated: true, numbers })).toBe('order')
})

test.each([
  ['review', {}],
  ['agree', { agreed: 1, unanswered: 3 }],
  ['agree', { refused: 4, unanswered: 0 }],
  ['publish', { agreed: 3, refused: 1, unanswered: 0 }],
  ['order', { refused: 1, unanswered: 0, published: 3 }],
  ['agree', { unanswered: 1, published: 3 }],
  ['finish', { refused: 1, unanswered: 0, published: 3, ordered: 3 }],
] as const)('%s follows %o', (step, change) => {
  expect(nextStep({ draft, isOutdated: false, numbers: { ...none, ...change } })).toBe(step)
})
