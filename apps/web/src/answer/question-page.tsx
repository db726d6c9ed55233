import type { OpenedQuestionnaire } from '@nastavnik/contract'
import type { Answer, Answers } from '@nastavnik/questionnaires'
import { useEffect, useRef, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { QuestionCard } from './question.tsx'
import { controlId } from './question-props.ts'
import { type AskedPage, titleFor } from './sheet.rules.ts'
import { useArrival } from './use-arrival.ts'

interface QuestionPageProps {
  readonly page: AskedPage
  /** The question that the respondent has come for. */
  readonly aim: string | undefined
  readonly opened: OpenedQuestionnaire
  readonly answers: Answers
  readonly problems: Readonly<Record<string, string>>
  readonly onAnswer: (name: string, answer: Answer | undefined) => void
  readonly onBack: () => void
  readonly onNext: () => void
  readonly isLast: boolean
}

/** One group of questions. What lacks is said when the respondent wants to go on, and he may go on all the same. */
export function QuestionPage({ page, aim, opened, answers, problems, onAnswer, onBack, onNext, isLast }: QuestionPageProps) {
  const { audience, people } = opened
  const title = useArrival()
  useEffect(() => {
    if (aim !== undefined) document.getElementById(controlId(aim))?.focus()
  }, [aim])
  const summary = useRef<HTMLDivElement>(null)
  const [isTold, setTold] = useState(0)
  const wrong = page.questions.filter(({ name }) => problems[name] !== undefined)
  useEffect(() => {
    if (isTold > 0) summary.current?.focus()
  }, [isTold])
  const next = () => {
    if (wrong.length === 0) onNext()
    else setTold(isTold + 1)
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        next()
      }}
    >
      <h1 ref={title} tabIndex={-1}>
        {page.title}
      </h1>
      {isTold > 0 && wrong.length > 0 && (
        <div className="summary" ref={summary} tabIndex={-1}>
          <h2>{m.answer_summary_title({ count: wrong.length })}</h2>
          <ul>
            {wrong.map((question) => (
              <li key={question.name}>
                <button type="button" className="link" onClick={() => document.getElementById(controlId(question.name))?.focus()}>
                  {titleFor(audience, question)}
                </button>
              </li>
            ))}
          </ul>
          <button type="button" className="quiet" onClick={onNext}>
            {m.answer_summary_later()}
          </button>
        </div>
      )}
      {page.questions.map((question) => (
        <QuestionCard
          key={question.name}
          question={question}
          answer={answers[question.name]}
          onAnswer={(answer) => onAnswer(question.name, answer)}
          audience={audience}
          people={people}
          problem={isTold > 0 ? problems[question.name] : undefined}
        />
      ))}
      <div className="steps">
        <button type="button" className="second" onClick={onBack}>
          {m.answer_back()}
        </button>
        <button type="submit" className="main">
          {isLast ? m.answer_to_review() : m.answer_next()}
        </button>
      </div>
    </form>
  )
}
