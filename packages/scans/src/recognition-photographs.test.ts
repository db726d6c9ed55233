import { expect, test } from 'vitest'
import { missed, pagesFor } from './testing-recognition.ts'

test('every one of 104 photographs is read: four ways up ± 8°, perspective, a telephone’s grain, a shadow', {
  timeout: 240_000,
}, async () => {
  const photographs = await pagesFor(104, 120, (share, index) => ({
    angle: (index % 4) * 90 + 16 * share() - 8,
    perspective: 0.01 + 0.06 * share(),
    noise: 4 + 8 * share(),
    blur: 0.4 + 0.8 * share(),
    light: 0.7 * share(),
    quality: 50 + 40 * share(),
  }))
  expect(await missed(photographs)).toEqual([])
})
