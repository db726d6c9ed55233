import { type Answers, type Definition, questionsOf } from './definition.ts'

export interface Score {
  readonly points: number
  /** What all the scales give together at the best. */
  readonly most: number
  readonly answered: number
  readonly asked: number
}

/** The points of all scales of a questionnaire together. */
export function scoreOf(definition: Definition, answers: Answers): Score {
  const scales = questionsOf(definition).flatMap((question) => (question.type === 'rating' ? [question] : []))
  const given = scales.flatMap(({ name }) => {
    const answer = answers[name]
    return typeof answer === 'number' ? [answer] : []
  })
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  return { points: sum(given), most: sum(scales.map(({ rateMax }) => rateMax)), answered: given.length, asked: scales.length }
}

/** The points that the levels of the curator's questionnaire are told for (domain 5.9). */
const assessed = { most: 18, optimal: 15, permissible: 9 } as const

/** The level of a programme; undefined while a scale lacks its answer, and where the scales were changed so that the thresholds fit no more. */
export function levelOf({ points, most, answered, asked }: Score): 'OPTIMAL' | 'PERMISSIBLE' | 'IMPERMISSIBLE' | undefined {
  if (answered < asked || most !== assessed.most) return undefined
  if (points >= assessed.optimal) return 'OPTIMAL'
  return points >= assessed.permissible ? 'PERMISSIBLE' : 'IMPERMISSIBLE'
}
