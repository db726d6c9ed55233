import { expect, test } from 'vitest'
import { parseMinute, showMinute } from './minutes.ts'

test.each([
  ['25.11.2026 14:05', '2026-11-25T14:05'],
  [' 5.1.2026  9:05 ', '2026-01-05T09:05'],
  ['25.11.2026, 14.05', '2026-11-25T14:05'],
  ['25.11.2026 в 14:05', '2026-11-25T14:05'],
  ['31.02.2026 14:05', undefined],
  ['25.11.2026 24:00', undefined],
  ['25.11.2026 14:60', undefined],
  ['25.11.2026', undefined],
  ['14:05', undefined],
  ['', undefined],
])('«%s» is %s', (text, minute) => expect(parseMinute(text)).toBe(minute))

test.each([
  ['2026-11-25T08:05:00Z', 'Asia/Omsk', '25.11.2026 14:05'],
  ['2026-11-25T18:00:00Z', 'Asia/Omsk', '26.11.2026 00:00'],
  ['2026-11-25T08:05:00Z', 'Europe/Moscow', '25.11.2026 11:05'],
])('%s in %s is %s, and reads back', (instant, timeZone, shown) => {
  expect(showMinute(instant, timeZone)).toBe(shown)
  expect(parseMinute(shown)).toBeDefined()
})
