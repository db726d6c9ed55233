import { type Incident, incidentRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Drafts } from './drafts.tsx'
import type { IncidentClock } from './incident-clock.ts'
import styles from './incidents.module.css'
import { PartNotice } from './part-notice.tsx'
import { PartPeople } from './part-people.tsx'

interface PartViewProps {
  readonly incident: Incident
  readonly clock: IncidentClock
  readonly code: string
}

/** An organisation in an incident: its notices, how many people, the texts to send. */
export function PartView({ incident: { id, notices, closedAt }, clock, code }: PartViewProps) {
  const found = useQuery(reading(incidentRoutes.part, { params: { id, code } }))
  const mayRegister = useMay('incident.register')
  const mayChange = mayRegister && closedAt === null
  return (
    <Loaded of={found} lines={12}>
      {({ part, drafts }) => {
        const next = notices.find((notice) => part.sent[notice.code] === null) ?? notices[0]
        return (
          <>
            <div className={`${styles['notices']} no-print`}>
              {notices.map((notice) => (
                <PartNotice key={notice.code} {...{ id, part, notice, clock }} mayMark={mayChange} />
              ))}
            </div>
            <div className="no-print">
              <PartPeople id={id} part={part} mayCorrect={mayChange} />
            </div>
            {next === undefined ? null : <Drafts drafts={drafts} first={next.code} />}
          </>
        )
      }}
    </Loaded>
  )
}
