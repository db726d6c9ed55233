import { type AnswerProblem, type AnswerProblemCode, mostOfALine, type Question } from '@nastavnik/questionnaires'
import { m } from '../paraglide/messages.js'

function range(question: Question): string {
  if (question.type === 'rating') return m.answer_out_of_range({ from: question.rateMin, to: question.rateMax })
  if (question.type !== 'text') return m.answer_wrong()
  if (question.max === undefined) return m.answer_at_least({ from: question.min ?? 0 })
  return m.answer_out_of_range({ from: question.min ?? 0, to: question.max })
}

const longest = (question: Question): number =>
  question.type === 'comment' || question.type === 'text' ? (question.maxLength ?? mostOfALine) : mostOfALine

const most = (question: Question): number =>
  (question.type === 'checkbox' || question.type === 'ranking' ? question.maxSelectedChoices : undefined) ?? 1

const words: Readonly<Record<AnswerProblemCode, (question: Question) => string>> = {
  required: () => m.answer_required(),
  outOfRange: range,
  wrongType: range,
  tooLong: (question) => m.answer_too_long({ count: longest(question) }),
  tooMany: (question) => m.answer_too_many({ count: most(question) }),
  repeated: () => m.answer_repeated(),
  notAChoice: () => m.answer_wrong(),
  unknown: () => m.answer_wrong(),
  hidden: () => m.answer_wrong(),
}

/** What is wrong with the answer to a question, in words. */
export const problemWords = (question: Question, problem: AnswerProblem | undefined): string | undefined =>
  problem === undefined ? undefined : words[problem.code](question)
