import { type PersonText, participationTexts, personTexts } from '@nastavnik/contract'
import { type Answer, type Answers, type Choice, type Definition, type Question, questionsOf } from '@nastavnik/questionnaires'

/** An answer in the words that the respondent saw; those of «другое» are in a question of their own, `requestOther` beside `request`. */
export function answerInWords(question: Question, answer: Answer, others: Answers): string {
  const own = others[`${question.name}Other`]
  const word = (choices: readonly Choice[], value: string) =>
    value.toLowerCase() === 'other' && typeof own === 'string' ? own : (choices.find((choice) => choice.value === value)?.text ?? value)
  if ('choices' in question)
    return [answer]
      .flat()
      .map((value) => word(question.choices, String(value)))
      .join('; ')
  if (typeof answer === 'boolean') return answer ? 'да' : 'нет'
  return Array.isArray(answer) ? answer.join('; ') : String(answer)
}

const longest: Readonly<Record<string, number>> = { ...personTexts, ...participationTexts }

/** What the answers put into the texts of a card and into the request of a participation, by the `fills` of the questions. */
export function filledTexts(definition: Definition, answers: Answers): Readonly<Partial<Record<PersonText | 'request', string>>> {
  return Object.fromEntries(
    questionsOf(definition).flatMap((question) => {
      const { name, fills } = question
      const answer = answers[name]
      if (fills === undefined || answer === undefined) return []
      return [[fills, answerInWords(question, answer, answers).slice(0, longest[fills])]]
    }),
  )
}
