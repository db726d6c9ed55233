import type { MatchingRound } from '@nastavnik/contract'

/** The work of a round in its order. */
export const roundSteps = ['count', 'review', 'agree', 'publish', 'order', 'finish'] as const
export type RoundStep = (typeof roundSteps)[number]

type Numbers = MatchingRound['numbers']

/** Pairs that both sides agree to and that have not been published yet. */
export const toPublish = ({ agreed, published }: Numbers): number => Math.max(agreed - published, 0)

/** Published pairs that no order has fixed yet. */
export const toOrder = ({ published, ordered }: Numbers): number => Math.max(published - ordered, 0)

/** What comes next: whoever opens the page sees this one button first. */
export function nextStep({ draft, isOutdated, numbers }: Pick<MatchingRound, 'draft' | 'isOutdated' | 'numbers'>): RoundStep {
  if (draft === null || (isOutdated && numbers.published === 0)) return 'count'
  // Who has not answered yet does not hold up the others.
  if (toPublish(numbers) > 0 && numbers.unanswered === 0) return 'publish'
  if (numbers.agreed + numbers.refused === 0) return 'review'
  if (numbers.unanswered > 0) return 'agree'
  if (toOrder(numbers) > 0) return 'order'
  return numbers.ordered > 0 ? 'finish' : 'agree'
}
