import type { OpenedQuestionnaire } from '@nastavnik/contract'
import { m } from '../paraglide/messages.js'
import type { Refusal } from './api.ts'
import { type Sheet, titleFor } from './sheet.rules.ts'
import { useArrival } from './use-arrival.ts'

interface ReviewProps {
  readonly opened: OpenedQuestionnaire
  readonly sheet: Sheet
  readonly returned: Refusal | undefined
  /** A page, or one of its questions. */
  readonly onOpen: (page: string, question?: string) => void
  readonly onSend: () => void
}

/** The last screen: what lacks, what may still be looked at, and «Отправить». */
export function Review({ opened: { audience: to }, sheet: { pages, good, problems }, returned, onOpen, onSend }: ReviewProps) {
  const title = useArrival()
  const lacking = pages.flatMap(({ name, questions }) =>
    questions.flatMap((question) => (problems[question.name] === undefined ? [] : [{ page: name, question }])),
  )
  const isReady = lacking.length === 0
  return (
    <section className="review">
      <h1 ref={title} tabIndex={-1}>
        {m.answer_review_title()}
      </h1>
      {returned !== undefined && (
        <div className="summary" role="alert">
          <h2>{m.answer_refused_answers()}</h2>
          <p>{m.answer_refused_answers_text({ to })}</p>
        </div>
      )}
      {isReady ? (
        <p className="ready">{m.answer_review_ready({ to })}</p>
      ) : (
        <div className="summary">
          <h2>{m.answer_review_lacking({ count: lacking.length })}</h2>
          <ul>
            {lacking.map(({ page, question }) => (
              <li key={question.name}>
                <button type="button" className="link" onClick={() => onOpen(page, question.name)}>
                  {titleFor(to, question)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul className="pages">
        {pages.map(({ name, title, questions }) => (
          <li key={name}>
            <span>
              <strong>{title}</strong>
              <span className="soft">
                {m.answer_review_counted({
                  answered: questions.filter((one) => good[one.name] !== undefined).length,
                  asked: questions.length,
                })}
              </span>
            </span>
            <button type="button" className="second" onClick={() => onOpen(name)} aria-label={m.answer_review_open_page({ title })}>
              {m.answer_review_open()}
            </button>
          </li>
        ))}
      </ul>
      <p id="send-about" className="soft">
        {isReady ? m.answer_review_final({ to }) : m.answer_review_blocked({ to })}
      </p>
      <button type="button" className="main" disabled={!isReady} aria-describedby="send-about" onClick={onSend}>
        {m.answer_review_send()}
      </button>
    </section>
  )
}
