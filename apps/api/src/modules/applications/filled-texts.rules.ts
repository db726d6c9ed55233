import { type PersonText, participationTexts, personTexts } from '@nastavnik/contract'
import { type Answers, answerInWords, type Definition, questionsOf } from '@nastavnik/questionnaires'

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
