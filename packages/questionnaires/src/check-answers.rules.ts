import { holds, parseCondition } from './conditions.rules.ts'
import { type Answer, type Answers, type Definition, type Question, questionsOf } from './definition.ts'

/** Why an answer is not taken. `required` is told of a finished questionnaire only. */
export type AnswerProblemCode =
  | 'unknown'
  | 'hidden'
  | 'required'
  | 'wrongType'
  | 'outOfRange'
  | 'notAChoice'
  | 'repeated'
  | 'tooMany'
  | 'tooLong'

export interface AnswerProblem {
  /** The name of the question. */
  readonly name: string
  readonly code: AnswerProblemCode
}

export interface CheckedAnswers {
  /** Those that are good, of questions that are asked. */
  readonly answers: Answers
  readonly problems: readonly AnswerProblem[]
}

interface Asking {
  /** Nothing is to follow: whatever is required must be there. */
  readonly finished: boolean
  /** For rankings: ids of those who may be chosen. */
  readonly people?: readonly string[]
}

const isEmpty = (answer: unknown): boolean =>
  answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)

const isWhole = (answer: unknown): answer is number => typeof answer === 'number' && Number.isInteger(answer)

function oneOf(answer: unknown, values: readonly string[]): AnswerProblemCode | undefined {
  if (typeof answer !== 'string') return 'wrongType'
  return values.includes(answer) ? undefined : 'notAChoice'
}

function severalOf(answer: unknown, values: readonly string[], most: number): AnswerProblemCode | undefined {
  if (!Array.isArray(answer)) return 'wrongType'
  for (const value of answer) {
    const problem = oneOf(value, values)
    if (problem !== undefined) return problem
  }
  if (new Set(answer).size < answer.length) return 'repeated'
  return answer.length > most ? 'tooMany' : undefined
}

function textOf(answer: unknown, most: number): AnswerProblemCode | undefined {
  if (typeof answer !== 'string') return 'wrongType'
  return answer.length > most ? 'tooLong' : undefined
}

function numberOf(answer: unknown, from: number, to: number): AnswerProblemCode | undefined {
  if (!isWhole(answer)) return 'wrongType'
  return answer < from || answer > to ? 'outOfRange' : undefined
}

/** The most letters of one line. */
export const mostOfALine = 200

/** What is wrong with an answer that is there. */
function problemOf(question: Question, answer: unknown, people: readonly string[]): AnswerProblemCode | undefined {
  switch (question.type) {
    case 'rating':
      return numberOf(answer, question.rateMin, question.rateMax)
    case 'boolean':
      return typeof answer === 'boolean' ? undefined : 'wrongType'
    case 'radiogroup':
      return oneOf(
        answer,
        question.choices.map(({ value }) => value),
      )
    case 'checkbox':
      return severalOf(
        answer,
        question.choices.map(({ value }) => value),
        question.maxSelectedChoices ?? question.choices.length,
      )
    case 'ranking':
      return severalOf(answer, people, question.maxSelectedChoices)
    case 'comment':
      return textOf(answer, question.maxLength)
    case 'text':
      return question.inputType === 'number'
        ? numberOf(answer, question.min ?? Number.MIN_SAFE_INTEGER, question.max ?? Number.MAX_SAFE_INTEGER)
        : textOf(answer, question.maxLength ?? mostOfALine)
  }
}

/** Whether a question is asked after what has been answered before it. */
export function isAsked({ visibleIf }: Question, answers: Answers): boolean {
  if (visibleIf === undefined) return true
  const condition = parseCondition(visibleIf)
  return condition !== undefined && holds(condition, answers)
}

/**
 * Goes through the questions in their order and takes the answers that fit; of the others it says why not. A condition looks at the answers taken
 * before it, so an answer to a question that is not asked is never taken, whatever else was sent.
 */
export function checkAnswers(
  definition: Definition,
  sent: Readonly<Record<string, unknown>>,
  { finished, people = [] }: Asking,
): CheckedAnswers {
  const questions = questionsOf(definition)
  const names = new Set(questions.map(({ name }) => name))
  const problems: AnswerProblem[] = Object.keys(sent).flatMap((name) => (names.has(name) ? [] : [{ name, code: 'unknown' }]))
  const answers: Record<string, Answer> = {}
  for (const question of questions) {
    const { name } = question
    const answer = Object.hasOwn(sent, name) ? sent[name] : undefined
    const asked = isAsked(question, answers)
    if (isEmpty(answer)) {
      if (finished && asked && question.isRequired === true) problems.push({ name, code: 'required' })
      continue
    }
    const code = asked ? problemOf(question, answer, people) : 'hidden'
    if (code === undefined) answers[name] = answer as Answer
    else problems.push({ name, code })
  }
  return { answers, problems }
}
