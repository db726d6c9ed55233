import { expect, test } from 'vitest'
import { alongScale, showChange, showEffect, showMean } from './amounts.ts'

const ten = { from: 1, to: 10 }
const marks = { from: 1, to: 5 }

test.each([
  [showMean(6.04, ten), '6,0'],
  [showMean(3.8, marks), '3,80'],
  [showChange(0.3, marks), '+0,30'],
  [showChange(-1.26, ten), '−1,3'],
  [showChange(-0.01, ten), '0,0'],
  [showChange(0.04, ten), '0,0'],
  [showEffect(-0.636), '−0,64'],
])('%s', (shown, due) => {
  expect(shown).toBe(due)
})

test('a bar runs from the lowest mark to the highest', () => {
  expect([alongScale(1, ten), alongScale(10, ten), alongScale(3, marks), alongScale(0, ten)]).toEqual([0, 100, 50, 0])
})
