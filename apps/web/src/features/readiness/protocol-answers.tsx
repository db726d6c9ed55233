import type { InterviewForm, SentAnswers } from '@nastavnik/contract'
import { type Answer, isAsked, type Question } from '@nastavnik/questionnaires'
import { m } from '../../paraglide/messages.js'
import { Facts } from '../../ui/facts.tsx'
import { Section } from '../../ui/section.tsx'

function shown(question: Question, answer: Answer): string {
  switch (question.type) {
    case 'boolean':
      return answer === true ? m.answer_yes() : m.answer_no()
    case 'rating':
      return m.interview_rating({ points: String(answer), most: question.rateMax })
    case 'radiogroup':
    case 'checkbox': {
      const chosen = Array.isArray(answer) ? answer : [answer]
      return question.choices
        .filter(({ value }) => chosen.includes(value))
        .map(({ text }) => text)
        .join('; ')
    }
    default:
      return String(answer)
  }
}

/** The answers of a protocol to read, page by page. */
export function ProtocolAnswers({
  definition,
  answers,
}: {
  readonly definition: InterviewForm['definition']
  readonly answers: SentAnswers
}) {
  return definition.pages.map(({ name, title, elements }) => (
    <Section key={name} title={title}>
      <Facts
        facts={elements
          .filter((question) => isAsked(question, answers))
          .map((question) => {
            const answer = answers[question.name]
            return [question.title, answer === undefined ? '' : shown(question, answer)] as const
          })}
      />
    </Section>
  ))
}
