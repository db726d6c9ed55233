import { expect, test } from 'vitest'
import { definition } from './sample.ts'
import { digitAnswer, sheetOf, tapped, titleFor } from './sheet.rules.ts'

const names = (answers: Parameters<typeof sheetOf>[1]) =>
  sheetOf(definition, answers, 'adult', []).pages.map((page) => page.questions.map(({ name }) => name))

test.each([
  [{}, [['met', 'effect']]],
  [{ met: true }, [['met', 'where', 'effect']]],
  [{ met: true, effect: 6 }, [['met', 'where', 'effect'], ['words']]],
  [{ met: false, effect: 5 }, [['met', 'effect']]],
])('after %j are asked %j', (answers, due) => expect(names(answers)).toEqual(due))

test('an answer to a question that is not asked any more stays here and is not sent', () => {
  const { good, problems } = sheetOf(definition, { met: false, where: 'в школе' }, 'adult', [])
  expect(good).toEqual({ met: false })
  expect(problems).toEqual({ effect: 'required' })
})

test.each([
  ['1', 1, 10, 1],
  ['9', 1, 10, 9],
  ['0', 1, 10, 10],
  ['0', 0, 10, 0],
  ['0', 1, 5, undefined],
  ['6', 1, 5, undefined],
  ['a', 1, 10, undefined],
  ['Enter', 1, 10, undefined],
])('the key %s on a scale of %i–%i answers %s', (key, from, to, due) => expect(digitAnswer(key, from, to)).toBe(due))

test.each([
  [[], 'a', 2, ['a']],
  [['a'], 'b', 2, ['a', 'b']],
  [['a', 'b'], 'a', 2, ['b']],
  [['a', 'b'], 'c', 2, undefined],
])('%j after a tap on %s, %i at most: %j', (order, id, most, due) => expect(tapped(order, id, most)).toEqual(due))

test('the young read words that were written for them, where there are any', () => {
  const both = { title: 'Был ли у Вас наставник?', childTitle: 'Был ли у тебя наставник?' }
  expect([titleFor('child', both), titleFor('teen', both), titleFor('adult', both)]).toEqual([both.childTitle, both.childTitle, both.title])
  expect(titleFor('child', { title: 'Где?' })).toBe('Где?')
})
