import { Button } from '@mantine/core'
import { type IncidentNotice, IncidentPart, incidentRoutes, type SentNotice } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { ConflictChooser } from '../../ui/conflict-chooser.tsx'
import { showDay } from '../../ui/days.ts'
import { showMinute } from '../../ui/minutes.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { type IncidentClock, refreshIncidents } from './incident-clock.ts'
import { incidentProblems } from './incident-problems.ts'
import { MarkForm, type Sending } from './mark-form.tsx'
import { NoticeCard } from './notice-card.tsx'

interface PartNoticeProps {
  readonly id: string
  readonly part: IncidentPart
  readonly notice: IncidentNotice
  readonly clock: IncidentClock
  readonly mayMark: boolean
}

/** A minute as it was sent: 2026-11-25T14:05 → 25.11.2026 14:05 */
const showWritten = (minute: string) => `${showDay(minute.slice(0, 10))} ${minute.slice(11)}`

/** A notice of one organisation: its timer, the mark that it was sent, and taking a wrong mark back. */
export function PartNotice({ id, part, notice, clock, mayMark }: PartNoticeProps) {
  const [isMarking, setMarking] = useState(false)
  const { code, title } = notice
  const sent = part.sent[code]
  const save = useMutation({
    mutationFn: ({ version, sent }: { version: number; sent: Sending | null }) =>
      call(incidentRoutes.setNotice, { params: { id, code: part.organisation.code, notice: code }, body: { version, sent } }),
    onSuccess: () => done(),
  })
  const done = () => {
    setMarking(false)
    save.reset()
    void refreshIncidents()
  }
  const words = ({ at, number }: SentNotice) => m.incident_sent({ when: showMinute(at, clock.timeZone), number })
  const fresh = currentOf(save.error, IncidentPart)
  const mine = save.variables?.sent
  if (fresh !== undefined && mine !== undefined) {
    const theirs = fresh.sent[code]
    return (
      <ConflictChooser
        differences={[
          {
            ...{ key: code, label: title },
            mine: mine === null ? m.incident_not_sent() : m.incident_sent({ when: showWritten(mine.at), number: mine.number }),
            theirs: theirs === null ? m.incident_not_sent() : words(theirs),
          },
        ]}
        busy={save.isPending}
        onDrop={done}
        onKeep={() => save.mutate({ version: fresh.version, sent: mine })}
      />
    )
  }
  return (
    <NoticeCard notice={notice} clock={clock} sent={sent === null ? undefined : words(sent)}>
      {isMarking ? (
        <MarkForm
          label={m.incident_mark_one({ title })}
          clock={clock}
          busy={save.isPending}
          error={save.error}
          onMark={(sending) => save.mutate({ version: part.version, sent: sending })}
          onCancel={() => {
            setMarking(false)
            save.reset()
          }}
        />
      ) : (
        <>
          {save.error === null ? null : <ProblemNotice error={save.error} texts={incidentProblems} />}
          {mayMark ? (
            <div className="no-print">
              {sent === null ? (
                <Button aria-label={m.incident_mark_one({ title })} onClick={() => setMarking(true)}>
                  {m.incident_mark()}
                </Button>
              ) : (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={m.incident_unmark_one({ title })}
                  loading={save.isPending}
                  onClick={() => save.mutate({ version: part.version, sent: null })}
                >
                  {m.incident_unmark()}
                </Button>
              )}
            </div>
          ) : null}
        </>
      )}
    </NoticeCard>
  )
}
