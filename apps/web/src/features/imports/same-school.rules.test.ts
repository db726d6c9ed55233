import { expect, test } from 'vitest'
import { placesAmongSame } from './same-school.rules.ts'

test.each([
  [[], []],
  [['a'], [undefined]],
  [
    ['a', 'b'],
    [undefined, undefined],
  ],
  [
    ['a', 'b', 'a', 'a'],
    [1, undefined, 2, 3],
  ],
  [
    ['b', 'a', 'b', 'a'],
    [1, 1, 2, 2],
  ],
])('workbooks of %s are %s of their schools', (schools, places) => {
  expect(placesAmongSame(schools)).toEqual(places)
})
