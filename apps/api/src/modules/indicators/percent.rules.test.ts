import { expect, test } from 'vitest'
import { deviationOf, percentOf } from './percent.rules.ts'

test.each([
  [0, 85, 0],
  [10, 85, 11.8],
  [1, 80, 1.3], // 1.25, half up
  [1, 8, 12.5],
  [3, 2000, 0.2], // 0.15
  [85, 85, 100],
  [90, 85, 105.9], // above 100 % as it is
  [10, 0, null],
  [0, 0, null],
  [null, 85, null],
  [10, null, null],
])('%s of %s is %s %%', (numerator, denominator, percent) => expect(percentOf(numerator, denominator)).toBe(percent))

test.each([
  [11.8, 30, -18.2],
  [30.1, 30, 0.1],
  [105.9, 70, 35.9],
  [30, 30, 0],
  [0, 30, -30],
  [null, 30, null],
  [11.8, null, null],
])('%s against the target %s: %s', (value, target, deviation) => expect(deviationOf(value, target)).toBe(deviation))
