import { expect, test } from 'vitest'
import { daysLeft, urgencyOf } from './due.rules.ts'

test.each([
  ['2026-12-10', '2026-11-26', 14, 'calm'],
  ['2026-11-30', '2026-11-26', 4, 'calm'],
  ['2026-11-29', '2026-11-26', 3, 'near'],
  ['2026-11-26', '2026-11-26', 0, 'near'],
  ['2026-11-25', '2026-11-26', -1, 'past'],
  ['2027-01-11', '2026-12-28', 14, 'calm'],
])('due on %s, on %s: %i days left, %s', (dueOn, today, left, urgency) => {
  expect(daysLeft(dueOn, today)).toBe(left)
  expect(urgencyOf(left)).toBe(urgency)
})
