import type { Answer, Answers, Choice, Question } from './definition.ts'

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
