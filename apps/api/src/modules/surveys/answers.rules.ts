import type { SentAnswers } from '@nastavnik/contract'
import { type Answers, type Definition, questionsOf } from '@nastavnik/questionnaires'

/** Answers as they are kept: what is counted apart from words of one's own and people chosen, which the counting role never sees. */
export interface KeptAnswers {
  readonly marks: Answers
  readonly texts: Answers
}

const isCounted = (type: string, inputType: string | undefined): boolean =>
  type === 'rating' || type === 'boolean' || type === 'radiogroup' || type === 'checkbox' || inputType === 'number'

export function toKept(definition: Definition, answers: Answers): KeptAnswers {
  const counted = new Set(
    questionsOf(definition)
      .filter((question) => isCounted(question.type, 'inputType' in question ? question.inputType : undefined))
      .map(({ name }) => name),
  )
  const part = (isMark: boolean) => Object.fromEntries(Object.entries(answers).filter(([name]) => counted.has(name) === isMark))
  return { marks: part(true), texts: part(false) }
}

/** The same as they were sent. */
export const fromKept = ({ marks, texts }: KeptAnswers): SentAnswers =>
  Object.fromEntries(
    Object.entries({ ...marks, ...texts }).map(([name, answer]) => [name, typeof answer === 'object' ? [...answer] : answer]),
  )
