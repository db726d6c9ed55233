import { expect, test } from 'vitest'
import { chunksOf, rowAfter } from './chunks.rules.ts'

test.each([
  [0, 20, [0]],
  [90, 99, [0]],
  [90, 100, [0, 100]],
  [1950, 1999, [1900]],
  [-1, -1, [0]],
])('rows %i…%i stand in the chunks from %o', (first, last, chunks) => expect(chunksOf(first, last)).toEqual(chunks))

test.each([
  ['ArrowDown', 5, 6],
  ['ArrowDown', 19, 19],
  ['ArrowUp', 0, 0],
  ['PageDown', 5, 15],
  ['PageUp', 5, 0],
  ['Home', 5, 0],
  ['End', 5, 19],
  ['Tab', 5, undefined],
])('%s leads from row %i to %s of twenty', (key, row, next) => expect(rowAfter(key, row, 20)).toBe(next))
