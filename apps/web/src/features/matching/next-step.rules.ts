import type { MatchingRound } from '@nastavnik/contract'

/** The work of a round in its order. */
export const roundSteps = ['count', 'review', 'agree', 'publish', 'order', 'finish'] as const
export type RoundStep = (typeof roundSteps)[number]

type Numbers = MatchingRound['numbers']

/** Published pairs that no order has fixed yet. */
export const toOrder = ({ published, ordered }: Numbers): number => Math.max(published - ordered, 0)

/** What comes next: whoever opens the page sees this one button first. */
export function nextStep({ draft, isOutdated, numbers }: Pick<MatchingRound, 'draft' | 'isOutdated' | 'numbers'>): RoundStep {
  if (draft === null || (isOutdated && numbers.published === 0)) return 'count'
  const { agreed, refused, unanswered, published } = numbers
  if (agreed + refused + published === 0) return 'review'
  // Whoever may be published is, when there is nobody more to wait for; published pairs leave the draft.
  if (unanswered > 0) return 'agree'
  if (agreed > 0) return 'publish'
  if (toOrder(numbers) > 0) return 'order'
  return numbers.ordered > 0 ? 'finish' : 'agree'
}
