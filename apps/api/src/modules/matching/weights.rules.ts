import type { MatchingWeights } from '@nastavnik/contract'
import type { MatchingRules } from '@nastavnik/target-model'
import { invalid } from '../../kernel/problem.ts'

/** The points of the model as a curator edits them. */
export const usualWeights = ({ criteria, wishes, threshold }: MatchingRules): MatchingWeights => ({
  criteria: criteria.map(({ code, points }) => ({ code, points })),
  wishes: { mentee: [...wishes.mentee], mentor: [...wishes.mentor] },
  threshold: threshold.points,
})

const perfect = 1000

/** Refuses weights that are not of the model's criteria, each once, or give a pair more than 1000: 422 `matching.weights`. */
export function checkWeights({ criteria }: MatchingRules, { criteria: given, wishes, threshold }: MatchingWeights): void {
  const codes = new Set(given.map(({ code }) => code))
  const isWhole = given.length === criteria.length && criteria.every(({ code }) => codes.has(code))
  const sum = given.reduce((all, { points }) => all + points, 0) + Math.max(...wishes.mentee) + Math.max(...wishes.mentor)
  if (!isWhole || sum > perfect || threshold > perfect) throw invalid('matching.weights')
}

/** The rules with the points that a curator has given instead of the model's. */
export function withWeights(rules: MatchingRules, { criteria, wishes, threshold }: MatchingWeights): MatchingRules {
  const points = new Map(criteria.map((one) => [one.code, one.points]))
  return {
    ...rules,
    criteria: rules.criteria.map((one) => ({ ...one, points: points.get(one.code) ?? 0 })),
    wishes: { ...rules.wishes, ...wishes },
    threshold: { ...rules.threshold, points: threshold },
  }
}
