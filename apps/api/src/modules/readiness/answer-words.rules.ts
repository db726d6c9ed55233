import { type Answer, type Answers, type Definition, type Question, questionsOf } from '@nastavnik/questionnaires'

function wordsOf(question: Question, answer: Answer): string {
  switch (question.type) {
    case 'boolean':
      return answer === true ? 'да' : 'нет'
    case 'radiogroup':
    case 'checkbox': {
      const chosen = Array.isArray(answer) ? answer : [answer]
      return question.choices
        .filter(({ value }) => chosen.includes(value))
        .map(({ text }) => text)
        .join('; ')
    }
    case 'rating':
      return `${String(answer)} из ${question.rateMax}`
    default:
      return String(answer)
  }
}

/** What was answered, as a paper tells it: the questions in their order, those without an answer left out. */
export const answerWords = (definition: Definition, answers: Answers): { title: string; words: string }[] =>
  questionsOf(definition).flatMap((question) => {
    const answer = answers[question.name]
    return answer === undefined ? [] : [{ title: question.title, words: wordsOf(question, answer) }]
  })
