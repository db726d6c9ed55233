import type { JointPairs } from '@nastavnik/contract'

/** The organisation gives mentors alone: an order is the mentees' organisation's. */
export const givesMentorsAlone = ({ items, total }: Pick<JointPairs, 'items' | 'total'>): boolean =>
  total > 0 && items.length === total && items.every(({ side }) => side === 'MENTOR')
