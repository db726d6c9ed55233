import type { Assessment, SentAnswers } from '@nastavnik/contract'
import { answerInWords, type Question } from '@nastavnik/questionnaires'
import { m } from '../../paraglide/messages.js'
import { Facts } from '../../ui/facts.tsx'
import { Section } from '../../ui/section.tsx'

interface AnswersToReadProps {
  readonly definition: Assessment['definition']
  readonly answers: SentAnswers
}

function shown(question: Question, answers: SentAnswers): string {
  const answer = answers[question.name]
  if (answer === undefined) return ''
  if (question.type === 'rating') return m.assessment_points_of({ points: String(answer), most: question.rateMax })
  return answerInWords(question, answer, answers)
}

/** Questions with what was answered. */
export const answeredIn = (questions: readonly Question[], answers: SentAnswers) =>
  questions.map((question) => [question.title, shown(question, answers)] as const)

/** Answers page by page, as they were given. */
export function AnswersToRead({ definition, answers }: AnswersToReadProps) {
  return definition.pages.map(({ name, title, elements }) => (
    <Section key={name} title={title}>
      <Facts facts={answeredIn(elements, answers)} />
    </Section>
  ))
}
