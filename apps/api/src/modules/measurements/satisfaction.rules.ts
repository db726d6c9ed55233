import type { Answers } from '@nastavnik/questionnaires'
import { shareOf } from './distribution.rules.ts'

/** Satisfied: at least the threshold for the joint work, and liked to take part (domain 5.12; the threshold is the model's). */
export const isSatisfied = ({ jointWork, liked }: Answers, threshold: number): boolean =>
  typeof jointWork === 'number' && jointWork >= threshold && liked === true

export interface Satisfaction {
  /** All who took part, whether they answered or not: of them the share is (domain 5.12). */
  readonly participants: number
  readonly answered: number
  readonly satisfied: number
  /** In per cent with one decimal; null: nobody took part. */
  readonly share: number | null
  readonly rate: number | null
}

/** The share of the satisfied among all participants, with the response rate to be shown beside it. */
export function satisfactionOf(participants: number, finals: readonly Answers[], threshold: number): Satisfaction {
  const satisfied = finals.filter((answers) => isSatisfied(answers, threshold)).length
  const of = (part: number) => (participants === 0 ? null : shareOf(part, participants))
  return { participants, answered: finals.length, satisfied, share: of(satisfied), rate: of(finals.length) }
}
