import type { MatchingWeights } from '@nastavnik/contract'
import { expect, test } from 'vitest'
import { areSameWeights, criterionKey, pointsIn, sumOfWeights, typedOf, weightsOf, wishKey, wrongFields } from './weights.rules.ts'

const usual: MatchingWeights = {
  criteria: [
    { code: 'REQUEST', points: 300 },
    { code: 'TIME', points: 100 },
  ],
  wishes: { mentee: [200, 150, 100], mentor: [150, 200] },
  threshold: 40,
}

test('what is typed from weights is read back as they were', () => {
  expect(weightsOf(typedOf(usual), usual)).toEqual(usual)
  expect(areSameWeights(usual, weightsOf(typedOf(usual), usual))).toBe(true)
})

test('the sum takes all criteria and the dearest wish of each side', () => expect(sumOfWeights(usual)).toBe(800))

test('a changed wish and a changed criterion make other weights', () => {
  const typed = { ...typedOf(usual), [wishKey('mentor', 1)]: '10', [criterionKey('TIME')]: ' 50 ' }
  const weights = weightsOf(typed, usual)
  expect(weights.wishes.mentor).toEqual([150, 10])
  expect(sumOfWeights(weights)).toBe(700)
  expect(areSameWeights(usual, weights)).toBe(false)
})

test.each(['', 'много', '-1', '1001', '2,5'])('«%s» is no points', (text) => {
  const typed = { ...typedOf(usual), threshold: text }
  expect(pointsIn(typed, 'threshold')).toBeUndefined()
  expect(wrongFields(typed)).toEqual(['threshold'])
})
