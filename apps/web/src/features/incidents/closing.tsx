import { Button } from '@mantine/core'
import { type Incident, incidentRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { refreshIncidents } from './incident-clock.ts'
import { incidentProblems } from './incident-problems.ts'

/** Closing when everything is sent, opening again when that was too early. It can be undone, so nothing is asked. */
export function Closing({ incident: { id, version, closedAt, notices, organisations } }: { readonly incident: Incident }) {
  const close = useMutation({
    mutationFn: (closed: boolean) => call(incidentRoutes.setClosed, { params: { id }, body: { version, closed } }),
    onSettled: refreshIncidents,
  })
  const isSent = notices.every(({ sent }) => sent === organisations)
  if (closedAt === null && !isSent) return <p className="soft no-print">{m.incident_close_later()}</p>
  return (
    <div className="no-print">
      {closedAt === null ? <p className="soft">{m.incident_close_text()}</p> : null}
      {close.error === null ? null : <ProblemNotice error={close.error} texts={incidentProblems} />}
      <Button
        {...(closedAt === null ? { color: 'accent' } : { variant: 'default' })}
        loading={close.isPending}
        onClick={() => close.mutate(closedAt === null)}
      >
        {closedAt === null ? m.incident_close() : m.incident_reopen()}
      </Button>
    </div>
  )
}
