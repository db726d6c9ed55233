import { expect, test } from 'vitest'
import { placeOf, stepOf } from './round-step.rules.ts'

const opened = { finishedAt: null, countedAt: null, organisations: 0, orderOn: '2026-12-10' }

test('a round waits for two organisations, is counted, answered and finished after the day of the orders', () => {
  const counted = { ...opened, organisations: 2, countedAt: '2026-12-01T10:00:00Z' }
  expect(stepOf(opened, '2026-12-01')).toBe('join')
  expect(stepOf({ ...opened, organisations: 1 }, '2026-12-01')).toBe('join')
  expect(stepOf({ ...opened, organisations: 2 }, '2026-12-01')).toBe('count')
  expect(stepOf(counted, '2026-12-10')).toBe('answer')
  expect(stepOf(counted, '2026-12-11')).toBe('finish')
  expect(stepOf({ ...counted, finishedAt: '2026-12-11T10:00:00Z' }, '2026-12-11')).toBe('done')
})

test('to open is behind from the first, and nothing is ahead at last', () => {
  expect([placeOf('join'), placeOf('finish'), placeOf('done')]).toEqual([1, 4, 5])
})
