import type { Answer, Question } from '@nastavnik/questionnaires'
import { m } from '../../paraglide/messages.js'
import { optionsOf, type SheetQuestions } from './paper-keys.rules.ts'

export const yesNo = () => ({ yes: m.answer_yes(), no: m.answer_no() })

/** An answer as it is read: the words of choices, the names of people; empty where there is none. */
export function answerWords(question: Question, answer: Answer | undefined, people: SheetQuestions['people']): string {
  if (answer === undefined) return ''
  const titles = new Map(optionsOf(question, people, yesNo()).map(({ value, title }) => [value, title]))
  const values = Array.isArray(answer) ? (answer as readonly string[]) : [answer as Exclude<Answer, readonly string[]>]
  return values.map((value) => titles.get(value) ?? String(value)).join(', ')
}
