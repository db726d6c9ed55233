import { type Answer, type Answers, checkAnswers, type Definition, type Question } from '@nastavnik/questionnaires'

/** Sets the answer to a question, or takes it away. */
export function withAnswer(answers: Answers, { name }: Question, answer: Answer | undefined): Answers {
  const { [name]: _former, ...rest } = answers
  return answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0) ? rest : { ...rest, [name]: answer }
}

/**
 * What may be sent, and what is missing from a finished questionnaire. An answer to a question that is no longer asked stays in the form, so that
 * it returns when the question does; it is neither sent nor a problem.
 */
export function readAnswers(definition: Definition, answers: Answers, people: readonly string[] = []) {
  const checked = checkAnswers(definition, answers, { finished: true, people })
  return { taken: checked.answers, problems: checked.problems.filter(({ code }) => code !== 'hidden') }
}
