import { expect, test } from 'vitest'
import { spanTo } from './time-left.rules.ts'

const at = (hours: number, minutes = 0, seconds = 0) => ((hours * 60 + minutes) * 60 + seconds) * 1000
const due = at(1000)

test.each([
  [at(5, 20), false, '5 hours 20 minutes'],
  [at(5, 20, 59), false, '5 hours 20 minutes'],
  [at(71, 59), false, '71 hours 59 minutes'],
  [at(5), false, '5 hours'],
  [at(0, 20), false, '20 minutes'],
  [at(0, 1), false, '1 minutes'],
  [at(0, 0, 59), false, ''],
  [0, true, ''],
  [-at(0, 0, 59), true, ''],
  [-at(0, 20), true, '20 minutes'],
  [-at(2, 40), true, '2 hours'],
  [-at(47, 59), true, '47 hours'],
  [-at(48), true, '2 days'],
  [-at(500), true, '20 days'],
])('%i ms before the term: past %s, %s', (left, isPast, words) => {
  const span = spanTo(due, due - left)
  expect({ isPast: span.isPast, words: span.parts.map((part) => part.join(' ')).join(' ') }).toEqual({ isPast, words })
})
