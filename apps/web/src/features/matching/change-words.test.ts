import { expect, test } from 'vitest'
import { changeWords } from './change-words.ts'

test('a place lost is one more without a pair, and the worst stands first', () =>
  expect(changeWords({ placed: -1, total: -35, blocking: 1, moved: 2 })).toEqual([
    '+1 без пары',
    '−35 очков',
    '+1 предпочли бы друг друга',
    'наставник сменится у 2',
  ]))

test('what does not change is not told', () => {
  expect(changeWords({ placed: 0, total: 0.2, moved: 0 })).toEqual([])
  expect(changeWords({ placed: 2, total: 1, moved: 0 })).toEqual(['−2 без пары', '+1 очко'])
})
