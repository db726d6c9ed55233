import type { Audience } from '@nastavnik/contract'
import type { Answer, Question } from '@nastavnik/questionnaires'

interface Person {
  readonly id: string
  readonly name: string
}

export interface QuestionProps<Kind extends Question = Question> {
  readonly question: Kind
  readonly answer: Answer | undefined
  /** Undefined takes the answer back. */
  readonly onAnswer: (answer: Answer | undefined) => void
  readonly audience: Audience
  readonly people: readonly Person[]
  /** The code of what is wrong, when it is time to say it. */
  readonly problem: string | undefined
}

/** By this id the summary of what lacks finds the first control of a question. */
export const controlId = (name: string): string => `q-${name}`
/** What stands under the title, and what is wrong, for who listens. */
export const describedBy = (name: string): string => `about-${name} wrong-${name}`
