import { expect, test } from 'vitest'
import type { Definition } from './definition.ts'
import { levelOf, scoreOf } from './score.rules.ts'

const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const scale = (name: string) => ({ type: 'rating', name, title: name, isRequired: true, rateMin: 0, rateMax: 2 }) as const
const nine: Definition = { pages: [{ name: 'all', title: 'Всё', elements: names.map(scale) }] }

/** Nine answers that make the sum. */
const answersFor = (points: number) => Object.fromEntries(names.map((name, index) => [name, Math.max(0, Math.min(2, points - 2 * index))]))

test.each([
  [18, 'OPTIMAL'],
  [15, 'OPTIMAL'],
  [14, 'PERMISSIBLE'],
  [9, 'PERMISSIBLE'],
  [8, 'IMPERMISSIBLE'],
  [0, 'IMPERMISSIBLE'],
])('%i of 18 is %s', (points, level) => {
  const score = scoreOf(nine, answersFor(points))
  expect(score).toEqual({ points, most: 18, answered: 9, asked: 9 })
  expect(levelOf(score)).toBe(level)
})

test('while a scale lacks its answer there are points and no level', () => {
  const { nine: _, ...eight } = answersFor(18)
  const score = scoreOf(nine, eight)
  expect(score).toEqual({ points: 16, most: 18, answered: 8, asked: 9 })
  expect(levelOf(score)).toBeUndefined()
})

test('words and yes or no bring no points; a tenth scale takes the thresholds away', () => {
  const [page] = nine.pages
  if (page === undefined) throw new Error('no page')
  const words = { type: 'comment', name: 'words', title: 'Слова', maxLength: 100 } as const
  const elements = [...page.elements, words]
  const answers = { ...answersFor(18), words: 'хорошо' }
  expect(levelOf(scoreOf({ pages: [{ ...page, elements }] }, answers))).toBe('OPTIMAL')
  const longer = { pages: [{ ...page, elements: [...elements, scale('ten')] }] }
  expect(levelOf(scoreOf(longer, { ...answers, ten: 2 }))).toBeUndefined()
})
