import type { OpenedQuestionnaire } from '@nastavnik/contract'
import { useEffect, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { Icon } from '../ui/icon.tsx'
import { useArrival } from './use-arrival.ts'

/** All has arrived. */
export function Sent({ opened: { audience: to } }: { readonly opened: OpenedQuestionnaire }) {
  const title = useArrival()
  return (
    <section className="message" data-tone="good">
      <span className="sign" aria-hidden="true">
        <Icon name="check" />
      </span>
      <h1 ref={title} tabIndex={-1}>
        {m.answer_sent_title()}
      </h1>
      <p>{m.answer_sent_text({ to })}</p>
    </section>
  )
}

const shown = 5 // s

/** The same in a class: the field for the next code comes by itself. */
export function SentInKiosk({ onNext }: { readonly onNext: () => void }) {
  const title = useArrival()
  const [left, setLeft] = useState(shown)
  useEffect(() => {
    const clock = setInterval(() => setLeft((seconds) => seconds - 1), 1000)
    return () => clearInterval(clock)
  }, [])
  useEffect(() => {
    if (left <= 0) onNext()
  }, [left, onNext])
  return (
    <section className="message" data-tone="good">
      <span className="sign" aria-hidden="true">
        <Icon name="check" />
      </span>
      <h1 ref={title} tabIndex={-1}>
        {m.answer_sent_title()}
      </h1>
      <p>{m.answer_sent_kiosk()}</p>
      <p className="soft">{m.answer_sent_seconds({ count: Math.max(left, 0) })}</p>
      <button type="button" className="main" onClick={onNext}>
        {m.answer_sent_next()}
      </button>
    </section>
  )
}

interface QueuedProps {
  readonly kiosk: boolean
  readonly opened: OpenedQuestionnaire
  /** The first try is still on its way. */
  readonly isSending: boolean
  readonly onAgain: () => void
}

/** «Отправить» was pressed, and the server has not answered yet. */
export function Queued({ kiosk, opened: { audience: to }, isSending, onAgain }: QueuedProps) {
  const title = useArrival()
  return (
    <section className="message">
      <h1 ref={title} tabIndex={-1}>
        {isSending ? m.answer_review_sending() : m.answer_queued_title()}
      </h1>
      {!isSending && (
        <>
          <p>{kiosk ? m.answer_queued_kiosk() : m.answer_queued_text({ to })}</p>
          <button type="button" className="main" onClick={onAgain}>
            {m.answer_queued_again()}
          </button>
        </>
      )}
    </section>
  )
}
