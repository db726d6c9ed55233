import { type Incident, incidentRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Loaded } from '../../ui/loaded.tsx'
import { showMinute } from '../../ui/minutes.ts'
import { Page } from '../../ui/page.tsx'
import { useIncidentClock } from './incident-clock.ts'
import styles from './incidents.module.css'
import { PartView } from './part-view.tsx'

/** One organisation of an incident that touches several. */
export function PartPage({ id, code }: { readonly id: string; readonly code: string }) {
  const incident = useQuery(reading(incidentRoutes.get, { params: { id } }))
  return <Loaded of={incident}>{(card) => <Part incident={card} readAt={incident.dataUpdatedAt} code={code} />}</Loaded>
}

function Part({ incident, readAt, code }: { readonly incident: Incident; readonly readAt: number; readonly code: string }) {
  const clock = useIncidentClock(incident, readAt)
  const { id, kindTitle, foundAt, timeZone } = incident
  const part = useQuery(reading(incidentRoutes.part, { params: { id, code } })).data?.part
  return (
    <div className={styles['printsDraft']}>
      <Page
        title={part?.organisation.title ?? m.incident_part_organisation()}
        lead={m.incident_part_lead({ kind: kindTitle, found: showMinute(foundAt, timeZone) })}
        back={
          <Link to="/incidents/$id" params={{ id }}>
            {kindTitle}
          </Link>
        }
      >
        <PartView incident={incident} clock={clock} code={code} />
      </Page>
    </div>
  )
}
