import { type IncidentListItem, incidentRoutes, type RouteReply } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { showMinute } from '../../ui/minutes.ts'
import { Notice } from '../../ui/notice.tsx'
import { showTimeLeft, useServerNow } from '../../ui/time-left.ts'

/** Incidents whose notice is still to be sent: they come before everything else of the day. Nothing stands here in quiet times. */
export function RunningIncidents() {
  const open = useQuery({ ...reading(incidentRoutes.list, { query: { state: 'open', page: 1 } }), staleTime: 0 })
  return open.data === undefined ? null : <Running list={open.data} readAt={open.dataUpdatedAt} />
}

const nextOf = ({ notices, organisations }: IncidentListItem) => notices.find(({ sent }) => sent < organisations)

function Running({ list, readAt }: { readonly list: RouteReply<typeof incidentRoutes.list>; readonly readAt: number }) {
  const now = useServerNow(list.now, readAt)
  const running = list.items.flatMap((incident) => {
    const notice = nextOf(incident)
    return notice === undefined ? [] : [{ ...incident, notice }]
  })
  return running
    .toSorted((one, other) => one.notice.dueAt.localeCompare(other.notice.dueAt))
    .slice(0, 3)
    .map(({ id, kind, foundAt, notice: { short, dueAt } }) => {
      const { isPast, text } = showTimeLeft(dueAt, now)
      const link = (
        <Link to="/incidents/$id" params={{ id }}>
          {m.today_incident({ kind: kind.title, found: showMinute(foundAt, list.timeZone) })}
        </Link>
      )
      return (
        <Notice key={id} tone={isPast ? 'bad' : 'warn'} title={link}>
          <p>{m.today_incident_text({ title: short, left: text })}</p>
        </Notice>
      )
    })
}
