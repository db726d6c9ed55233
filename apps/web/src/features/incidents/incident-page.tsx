import { Button } from '@mantine/core'
import { type Incident, incidentRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Facts } from '../../ui/facts.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showMinute } from '../../ui/minutes.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { Closing } from './closing.tsx'
import { EditIncident } from './edit-incident.tsx'
import { refreshIncidents, useIncidentClock } from './incident-clock.ts'
import { incidentLabels } from './incident-fields.ts'
import styles from './incidents.module.css'
import { PartView } from './part-view.tsx'
import { PartsTable } from './parts-table.tsx'
import { WholeNotices } from './whole-notices.tsx'

export function IncidentPage({ id }: { readonly id: string }) {
  const incident = useQuery(reading(incidentRoutes.get, { params: { id } }))
  return (
    <Loaded of={incident} lines={12}>
      {(card) => <Card key={card.id} incident={card} readAt={incident.dataUpdatedAt} />}
    </Loaded>
  )
}

function Card({ incident, readAt }: { readonly incident: Incident; readonly readAt: number }) {
  const clock = useIncidentClock(incident, readAt)
  const [isEditing, setEditing] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const { timeZone, foundAt, closedAt, organisation, isWider, mayCorrect, kindTitle } = incident
  const found = showMinute(foundAt, timeZone)
  const lead = closedAt === null ? m.incident_lead({ found }) : m.incident_lead_closed({ found, closed: showMinute(closedAt, timeZone) })
  const start = (editing: boolean, saved = false) => {
    setEditing(editing)
    setSaved(saved)
  }
  return (
    <div className={organisation === null ? undefined : styles['printsDraft']}>
      <Page
        title={kindTitle}
        lead={lead}
        back={<Link to="/incidents">{m.incident_back()}</Link>}
        actions={
          mayCorrect && closedAt === null && !isEditing ? (
            <Button variant="default" onClick={() => start(true)}>
              {m.incident_edit()}
            </Button>
          ) : undefined
        }
      >
        {isSaved ? <Notice tone="good" title={m.incident_saved()} focused /> : null}
        {isEditing ? (
          <Section title={m.incident_edit()}>
            <EditIncident
              incident={incident}
              onCancel={() => start(false)}
              onSaved={() => {
                start(false, true)
                void refreshIncidents()
              }}
            />
          </Section>
        ) : (
          <>
            {isWider ? (
              <Notice tone="info" title={m.incident_wider()}>
                <p>{m.incident_wider_text()}</p>
              </Notice>
            ) : null}
            {organisation === null ? <WholeNotices incident={incident} clock={clock} /> : null}
            {organisation === null ? (
              <Known incident={incident} />
            ) : (
              <PartView incident={incident} clock={clock} code={organisation.code} />
            )}
            {organisation === null ? <PartsTable incident={incident} /> : <Known incident={incident} />}
            {mayCorrect ? <Closing incident={incident} /> : null}
          </>
        )}
      </Page>
    </div>
  )
}

/** With the lines as they were written. */
const written = (text: string) => (text === '' ? null : <span className={styles['text']}>{text}</span>)

function Known({ incident }: { readonly incident: Incident }) {
  const labels = incidentLabels()
  const { organisation, categoryTitles, registeredAt, timeZone } = incident
  const texts = (['what', 'causes', 'harm', 'measures', 'findings', 'contact'] as const).map(
    (key) => [labels[key], written(incident[key])] as const,
  )
  const [what, ...others] = texts
  const own = organisation === null ? [] : [[m.incident_part_organisation(), organisation.title] as const]
  return (
    <div className={organisation === null ? undefined : 'no-print'}>
      <Section title={m.incident_facts()}>
        <Facts
          facts={[
            ...own,
            ...(what === undefined ? [] : [what]),
            [labels.categories, categoryTitles.join('; ')],
            ...others,
            [m.incident_registered_at(), showMinute(registeredAt, timeZone)],
          ]}
        />
      </Section>
    </div>
  )
}
