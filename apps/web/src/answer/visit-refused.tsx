import { m } from '../paraglide/messages.js'
import type { Refusal } from './api.ts'
import { useArrival } from './use-arrival.ts'

const words: Readonly<Record<string, readonly [title: () => string, text: () => string]>> = {
  'applying.unknown': [m.apply_unknown, m.apply_unknown_text],
  'applying.closed': [m.apply_closed, m.apply_closed_text],
  'applying.tooMany': [m.apply_too_many, m.apply_too_many_text],
  'applying.full': [m.apply_full, m.apply_full_text],
  'informing.unknown': [m.tell_unknown, m.tell_unknown_text],
  'informing.closed': [m.tell_closed, m.tell_closed_text],
  'informing.tooMany': [m.apply_too_many, m.apply_too_many_text],
  'partner.unknown': [m.partner_unknown, m.partner_unknown_text],
  'partner.closed': [m.partner_closed, m.partner_closed_text],
  'partner.answered': [m.partner_answered, m.partner_answered_text],
  'partner.tooMany': [m.apply_too_many, m.apply_too_many_text],
  'organisation.merged': [m.apply_closed, m.apply_closed_text],
  'network.unreachable': [m.answer_refused_away, m.answer_refused_away_text],
}

/** What the refusal means, in words. */
export const visitRefusal = ({ code }: Refusal): readonly [title: string, text: string] => {
  const [title, text] = words[code] ?? [m.answer_refused_other, m.answer_refused_other_text]
  return [title(), text()]
}

interface VisitRefusedProps {
  readonly refusal: Refusal
  readonly onAgain: (() => void) | undefined
  readonly onLeave: () => void
}

/** Why the link opens nothing, and what to do. */
export function VisitRefused({ refusal, onAgain, onLeave }: VisitRefusedProps) {
  const heading = useArrival()
  const [title, text] = visitRefusal(refusal)
  return (
    <section className="message" data-tone="warn">
      <span className="sign" aria-hidden="true">
        !
      </span>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{text}</p>
      {onAgain && (
        <button type="button" className="main" onClick={onAgain}>
          {m.answer_refused_again()}
        </button>
      )}
      <button type="button" className={onAgain ? 'quiet' : 'main'} onClick={onLeave}>
        {m.answer_other_code()}
      </button>
    </section>
  )
}
