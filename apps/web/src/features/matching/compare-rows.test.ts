import type { RunFigures } from '@nastavnik/contract'
import { expect, test } from 'vitest'
import { compareRows } from './compare-rows.ts'

const figures: RunFigures = {
  mentees: 10,
  placed: 8,
  total: 4000,
  mean: 500,
  least: 100,
  tenth: 120,
  menteeChoices: [5, 2, 1],
  mentorChoices: [4, 1, 0],
  blocking: 3,
  mostBlocking: 1,
  load: { least: 0, median: 1, most: 3, gini: 0.1 },
  changed: null,
  best: { placed: 8, total: 4000 },
  certified: true,
}
const better = (change: Partial<RunFigures>) =>
  compareRows({ figures }, { figures: { ...figures, ...change } }).flatMap((row) =>
    row.better === undefined ? [] : [[row.title, row.better]],
  )

test('equal figures are neither better nor worse', () => expect(better({ mean: 500.02 })).toEqual([]))

test('more points are better, more who would rather have each other are worse', () =>
  expect(better({ total: 4100, blocking: 5 })).toEqual([
    ['Сумма очков', true],
    ['Предпочли бы друг друга', false],
  ]))

test('what there is none of is not compared', () => expect(better({ mean: null })).toEqual([]))
