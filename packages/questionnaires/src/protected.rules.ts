import { type CoreItem, type Definition, type Question, questionsOf } from './definition.ts'

/** What counts from the answer or takes it over. */
export type ProtectedWhy = CoreItem | 'PARAMETER' | 'FILLS'

export interface Protected {
  readonly name: string
  readonly why: ProtectedWhy
}

/** Why a question cannot be taken out or changed in kind; undefined: it can. */
export function whyProtected({ core, parameter, fills }: Question): ProtectedWhy | undefined {
  if (core !== undefined) return core
  if (parameter !== undefined) return 'PARAMETER'
  return fills === undefined ? undefined : 'FILLS'
}

/** The questions of a text that whoever edits it further cannot take out, make optional or change in kind. */
export const protectedIn = (definition: Definition): Protected[] =>
  questionsOf(definition).flatMap((question) => {
    const why = whyProtected(question)
    return why === undefined ? [] : [{ name: question.name, why }]
  })

const isWords = (key: string): boolean => ['title', 'childTitle', 'description', 'isRequired'].includes(key)

/** All of a question but its words and the order of its choices; what must be answered may come to be, not cease to be. */
export function kindOf(question: Question): Readonly<Record<string, unknown>> {
  const rest: Record<string, unknown> = Object.fromEntries(
    Object.entries(question).filter(([key, value]) => !isWords(key) && value !== undefined),
  )
  if (!('choices' in question)) return rest
  return { ...rest, choices: question.choices.map(({ value }) => value).toSorted() }
}

/** What an answer is, so that the answers of two texts can be compared: the type, and of a scale its ends. */
export const answerOf = (question: Question): string =>
  question.type === 'rating' ? `rating ${question.rateMin}–${question.rateMax}` : question.type
