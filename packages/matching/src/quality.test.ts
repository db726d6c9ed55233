import { expect, test } from 'vitest'
import { gini, qualityOf } from './quality.ts'
import { instanceOf } from './testing.ts'

test.each([
  [[], 0],
  [[0, 0], 0],
  [[3, 3, 3], 0],
  [[0, 0, 0, 4], 0.75],
  [[1, 3], 0.25],
])('unevenness of %j', (loads, expected) => {
  expect(gini(loads)).toBeCloseTo(expected, 12)
})

const instance = instanceOf(Int32Array.of(2, 1, 0, 1), [
  [
    { mentor: 0, points: 900 },
    { mentor: 1, points: 300 },
  ],
  [{ mentor: 0, points: 500 }],
  [{ mentor: 1, points: 100 }],
  [{ mentor: 2, points: 700 }],
])
const wishes = {
  byMentee: Int32Array.of(1, 2, 2, 3, 1),
  byMentor: Int32Array.of(2, 1, 1, 2, 1),
  menteeWishes: 2,
  mentorWishes: 2,
}

test('the figures of a result', () => {
  const labels = new Map([['municipality', ['A', 'B', 'B', undefined]]])
  const published = Int32Array.of(1, 0, -1, 2)
  expect(qualityOf(instance, Int32Array.of(0, 0, 1, -1), { wishes, published, labels })).toEqual({
    mentees: 4,
    placed: 3,
    total: 1500,
    mean: 500,
    least: 100,
    tenth: 100,
    menteeChoices: [1, 1, 0],
    mentorChoices: [1, 2, 0],
    blocking: 0,
    mostBlocking: 0,
    load: { least: 0, median: 1, most: 2, gini: gini([2, 1, 0]) },
    published: { kept: 1, changed: 2, added: 1 },
    groups: [
      { label: 'municipality', value: 'A', mentees: 1, placed: 1, share: 1, mean: 900 },
      { label: 'municipality', value: 'B', mentees: 2, placed: 2, share: 1, mean: 300 },
    ],
  })
})

test('those who would rather have each other are counted, and nothing published is no change', () => {
  const quality = qualityOf(instance, Int32Array.of(1, 0, -1, -1), { wishes })
  expect(quality).toMatchObject({ placed: 2, menteeChoices: [0, 2, 0], blocking: 1, mostBlocking: 1, published: undefined, groups: [] })
})

test('nobody placed has no mean', () => {
  const quality = qualityOf(instance, new Int32Array(4).fill(-1), { wishes })
  expect(quality).toMatchObject({ placed: 0, total: 0, mean: null, least: null, tenth: null, load: { most: 0, gini: 0 } })
})

test('a tenth of twenty pairs are two', () => {
  const rows = Array.from({ length: 20 }, (_, k) => [{ mentor: 0, points: 50 * k }])
  const ranks = new Int32Array(20).fill(1)
  const none = { byMentee: ranks, byMentor: ranks, menteeWishes: 0, mentorWishes: 0 }
  const quality = qualityOf(instanceOf(Int32Array.of(20), rows), new Int32Array(20), { wishes: none })
  expect(quality).toMatchObject({ tenth: 50, least: 0, mean: 475, menteeChoices: [0, 0, 0], mentorChoices: [0, 0, 0] })
})
