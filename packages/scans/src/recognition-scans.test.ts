import { expect, test } from 'vitest'
import { missed, pagesFor } from './testing-recognition.ts'

test('every one of 104 scans at 110 dpi is read: four ways up ± 3°, pulled askew, JPEG from 40', { timeout: 240_000 }, async () => {
  const scans = await pagesFor(104, 110, (share, index) => ({
    angle: (index % 4) * 90 + 6 * share() - 3,
    skew: 2 * share() - 1,
    noise: 6 * share(),
    blur: 0.3 + 0.8 * share(),
    light: 0.2 * share(),
    quality: 40 + 40 * share(),
  }))
  expect(await missed(scans)).toEqual([])
})

test('three quarters of 16 photographs that a person would throw away are read', { timeout: 240_000 }, async () => {
  const photographs = await pagesFor(16, 170, (share, index) => ({
    angle: (index % 4) * 90 + 40 * share() - 20,
    perspective: 0.03 + 0.07 * share(),
    noise: 10 + 15 * share(),
    blur: 1 + share(),
    light: 0.5 + 0.5 * share(),
    quality: 35 + 30 * share(),
  }))
  expect((await missed(photographs)).length).toBeLessThanOrEqual(4)
})
