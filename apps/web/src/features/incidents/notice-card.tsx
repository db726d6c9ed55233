import type { IncidentNotice } from '@nastavnik/contract'
import type { ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import { Card } from '../../ui/card.tsx'
import { Mark } from '../../ui/mark.tsx'
import { showMinute } from '../../ui/minutes.ts'
import { showTimeLeft } from '../../ui/time-left.ts'
import type { IncidentClock } from './incident-clock.ts'

interface NoticeCardProps {
  readonly notice: Pick<IncidentNotice, 'title' | 'dueAt'>
  readonly clock: IncidentClock
  /** Words of what has been sent; undefined while the timer runs. */
  readonly sent: string | undefined
  readonly children?: ReactNode
}

/** A notice: until when, and how much time is left or what was sent. */
export function NoticeCard({ notice: { title, dueAt }, clock, sent, children }: NoticeCardProps) {
  return (
    <Card title={title} note={m.incident_due({ due: showMinute(dueAt, clock.timeZone) })}>
      <p>{sent === undefined ? <Timer dueAt={dueAt} now={clock.now} /> : <Mark tone="good">{sent}</Mark>}</p>
      {children}
    </Card>
  )
}

export function Timer({ dueAt, now }: { readonly dueAt: string; readonly now: number }) {
  const { isPast, text } = showTimeLeft(dueAt, now)
  return <Mark tone={isPast ? 'bad' : 'warn'}>{text}</Mark>
}
