import type { JointRound } from '@nastavnik/contract'

/** What comes next in a round; a finished one has nothing ahead. */
export type RoundStep = 'join' | 'count' | 'answer' | 'finish' | 'done'

const order: readonly RoundStep[] = ['join', 'count', 'answer', 'finish', 'done']
/** A pair is of two organisations. */
const fewestOrganisations = 2

/** Whoever leads a round sees no answers: that they are given is told by the day of the orders alone. */
export function stepOf(
  { finishedAt, countedAt, organisations, orderOn }: Pick<JointRound, 'finishedAt' | 'countedAt' | 'organisations' | 'orderOn'>,
  today: string,
): RoundStep {
  if (finishedAt !== null) return 'done'
  if (countedAt === null) return organisations < fewestOrganisations ? 'join' : 'count'
  return today > orderOn ? 'finish' : 'answer'
}

/** Its place among the steps shown, of which the first — to open — is always behind. */
export const placeOf = (step: RoundStep): number => order.indexOf(step) + 1
