import { expect, test } from 'vitest'
import { chunksOf, rowAfter } from './chunks.rules.ts'

test.each([
  [[], []],
  [[0, 20, 99], [0]],
  [
    [98, 99, 100],
    [0, 100],
  ],
  [
    [3, 1950, 1999],
    [0, 1900],
  ],
])('rows %j stand in the chunks from %j', (rows, chunks) => expect(chunksOf(rows)).toEqual(chunks))

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
