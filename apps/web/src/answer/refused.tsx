import { m } from '../paraglide/messages.js'
import type { Refusal } from './api.ts'
import { writeDay } from './day.ts'

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
  /** Finished answers that came too late are still here. */
  readonly isKept: boolean
  readonly onAgain: (() => void) | undefined
}

/** Why the questionnaire does not open, or the answers are not taken, and what to do. */
export function Refused({ refusal, isKept, onAgain }: RefusedProps) {
  const [title, text] = words[refusal.code] ?? [m.answer_refused_other, m.answer_refused_other_text]
  const day = firstDay(refusal)
  const kept = isKept ? m.answer_refused_closed_kept() : undefined
  return (
    <section className="message" data-tone={refusal.code === 'answering.finished' ? 'good' : 'warn'}>
      <h1 tabIndex={-1}>{title()}</h1>
      <p>{kept ?? (day === undefined ? text() : m.answer_refused_not_open_day({ day: writeDay(day) }))}</p>
      {onAgain && (
        <button type="button" className="main" onClick={onAgain}>
          {m.answer_refused_again()}
        </button>
      )}
    </section>
  )
}
