import type { JointPair, JointPairs } from '@nastavnik/contract'

type Pairs = Pick<JointPairs, 'items' | 'total' | 'numbers'>

const isAgreed = ({ ownAnswer, otherAnswer, order }: JointPair): boolean => ownAnswer === 'YES' && otherAnswer === 'YES' && order === null

/** How many pairs an order of the organisation would fix: those of its mentees. Undefined: there are more pages than the one read. */
export function countToOrder({ items, total, numbers }: Pairs): number | undefined {
  if (numbers.agreed === 0) return 0
  return items.length === total ? items.filter((pair) => pair.side === 'MENTEE' && isAgreed(pair)).length : undefined
}

/** The organisation gives mentors alone: an order is the mentees' organisation's. */
export const givesMentorsAlone = ({ items, total }: Pick<Pairs, 'items' | 'total'>): boolean =>
  total > 0 && items.length === total && items.every(({ side }) => side === 'MENTOR')
