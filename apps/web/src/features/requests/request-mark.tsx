import type { SubjectRequestItem, SubjectRequestState } from '@nastavnik/contract'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { Mark } from '../../ui/mark.tsx'
import { daysLeft, urgencyOf } from './due.rules.ts'

export const stateNames: Readonly<Record<SubjectRequestState, () => string>> = {
  OPEN: m.requests_open,
  DONE: m.requests_done,
  REFUSED: m.requests_refused,
}

const tones = { past: 'bad', near: 'warn', calm: 'plain' } as const

/** How long there is to answer, or how it was answered and when. */
export function RequestMark({ request }: { readonly request: Pick<SubjectRequestItem, 'state' | 'dueOn' | 'answeredOn'> }) {
  const { today } = useSession()
  const { state, dueOn, answeredOn } = request
  if (state !== 'OPEN') {
    const day = answeredOn === null ? '' : ` ${showDay(answeredOn)}`
    return <Mark tone={state === 'DONE' ? 'good' : 'plain'}>{`${stateNames[state]()}${day}`}</Mark>
  }
  const left = daysLeft(dueOn, today)
  return <Mark tone={tones[urgencyOf(left)]}>{leftText(left)}</Mark>
}

function leftText(left: number): string {
  if (left < 0) return m.requests_overdue({ count: -left })
  return left === 0 ? m.requests_last_day() : m.requests_left({ count: left })
}
