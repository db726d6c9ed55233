import { m } from '../paraglide/messages.js'
import { Icon } from '../ui/icon.tsx'
import type { Refusal } from './api.ts'
import { writeDay } from './day.ts'
import { useArrival } from './use-arrival.ts'

const words: Readonly<Record<string, readonly [title: () => string, text: () => string]>> = {
  'answering.unknown': [m.answer_refused_unknown, m.answer_refused_unknown_text],
  'answering.notOpen': [m.answer_refused_not_open, m.answer_refused_not_open_text],
  'answering.closed': [m.answer_refused_closed, m.answer_refused_closed_text],
  'answering.finished': [m.answer_refused_finished, m.answer_refused_finished_text],
  'answering.tooManyTries': [m.answer_refused_too_many, m.answer_refused_too_many_text],
  'network.unreachable': [m.answer_refused_away, m.answer_refused_away_text],
}

/** The first day of a campaign that has not begun, when the server tells it. */
function firstDay({ code, current }: Refusal): string | undefined {
  if (code !== 'answering.notOpen') return undefined
  const { startsOn } = (current ?? {}) as { startsOn?: unknown }
  return typeof startsOn === 'string' ? startsOn : undefined
}

interface RefusedProps {
  readonly refusal: Refusal
  readonly kiosk: boolean
  /** Finished answers that came too late are still here. */
  readonly isKept: boolean
  readonly onAgain: (() => void) | undefined
  readonly onLeave: () => void
}

/** Why the questionnaire does not open, or the answers are not taken, and what to do. */
export function Refused({ refusal, kiosk, isKept, onAgain, onLeave }: RefusedProps) {
  const heading = useArrival()
  const isGood = refusal.code === 'answering.finished'
  const [title, text] = words[refusal.code] ?? [m.answer_refused_other, m.answer_refused_other_text]
  const day = firstDay(refusal)
  const kept = isKept ? m.answer_refused_closed_kept() : undefined
  return (
    <section className="message" data-tone={isGood ? 'good' : 'warn'}>
      <span className="sign" aria-hidden="true">
        {isGood ? <Icon name="check" /> : '!'}
      </span>
      <h1 ref={heading} tabIndex={-1}>
        {title()}
      </h1>
      <p>{kept ?? (day === undefined ? text() : m.answer_refused_not_open_day({ day: writeDay(day) }))}</p>
      {onAgain && (
        <button type="button" className="main" onClick={onAgain}>
          {m.answer_refused_again()}
        </button>
      )}
      <button type="button" className={onAgain ? 'quiet' : 'main'} onClick={onLeave}>
        {kiosk && isGood ? m.answer_sent_next() : m.answer_other_code()}
      </button>
    </section>
  )
}
