import { Button } from '@mantine/core'
import { type Incident, type IncidentNotice, incidentRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { type IncidentClock, refreshIncidents } from './incident-clock.ts'
import styles from './incidents.module.css'
import { MarkForm, type Sending } from './mark-form.tsx'
import { NoticeCard } from './notice-card.tsx'

interface WholeNoticesProps {
  readonly incident: Incident
  readonly clock: IncidentClock
}

/** Notices of several organisations: of how many each has been sent, and one mark for all the rest. */
export function WholeNotices({ incident, clock }: WholeNoticesProps) {
  return (
    <div className={styles['notices']}>
      {incident.notices.map((notice) => (
        <WholeNotice key={notice.code} incident={incident} notice={notice} clock={clock} />
      ))}
    </div>
  )
}

function WholeNotice({
  incident: { id, organisations, closedAt },
  notice,
  clock,
}: WholeNoticesProps & { readonly notice: IncidentNotice }) {
  const [isMarking, setMarking] = useState(false)
  const mayRegister = useMay('incident.register')
  const { code, title, sent } = notice
  const mark = useMutation({
    mutationFn: (sending: Sending) => call(incidentRoutes.sendRest, { params: { id }, body: { ...sending, notice: code } }),
    onSuccess: () => {
      setMarking(false)
      void refreshIncidents()
    },
  })
  const progress = m.incident_sent_of({ sent: showNumber(sent), all: showNumber(organisations) })
  const isDone = sent === organisations
  const label = sent === 0 ? m.incident_mark_all_one({ title }) : m.incident_mark_rest_one({ title })
  return (
    <NoticeCard notice={notice} clock={clock} sent={isDone ? progress : undefined}>
      {isDone ? null : <p>{progress}</p>}
      {mark.data === undefined ? null : (
        <Notice tone="good" title={m.incident_marked_rest({ count: mark.data.marked, shown: showNumber(mark.data.marked) })} focused />
      )}
      {isMarking ? (
        <MarkForm
          label={label}
          clock={clock}
          busy={mark.isPending}
          error={mark.error}
          onMark={(sending) => mark.mutate(sending)}
          onCancel={() => setMarking(false)}
        >
          <p className="soft">{m.incident_mark_rest_text()}</p>
        </MarkForm>
      ) : null}
      {isMarking || isDone || closedAt !== null || !mayRegister ? null : (
        <div className="no-print">
          <Button variant="default" aria-label={label} onClick={() => setMarking(true)}>
            {sent === 0 ? m.incident_mark_all() : m.incident_mark_rest()}
          </Button>
        </div>
      )}
    </NoticeCard>
  )
}
