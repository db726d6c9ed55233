import { Button } from '@mantine/core'
import { duplicateRoutes, type Person, peopleRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { queries, reading, refresh } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { kindTitle } from '../../ui/kind-titles.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { EditPerson } from './edit-person.tsx'
import { Enrolment } from './enrolment.tsx'
import { FamilySection } from './family-section.tsx'
import { ParticipationCard } from './participation-card.tsx'
import { fieldKeys, fieldLabels, showField } from './person-fields.ts'
import { PersonHistory } from './person-history.tsx'
import { Identity, Resembling } from './person-identity.tsx'
import { ReadinessSection } from './readiness-section.tsx'

export function PersonPage({ id }: { readonly id: string }) {
  const found = useQuery(reading(peopleRoutes.get, { params: { id } }))
  const mayConsents = useMay('consent.read')
  // The card was joined into another one: its address leads there.
  if (found.data !== undefined && found.data.id !== id) return <Navigate to="/people/$id" params={{ id: found.data.id }} replace />
  return (
    <Page
      title={found.data?.fields.name ?? m.person_title()}
      lead={found.data === undefined ? undefined : `${m.person_title()} · ${found.data.organisation.title}`}
      back={<Link to="/people">{m.people_title()}</Link>}
      actions={
        mayConsents ? (
          <>
            <LinkButton to="/consents/people/$id" params={{ id }} variant="default">
              {m.person_consents()}
            </LinkButton>
            <LinkButton to="/people/$id/statements" params={{ id }} variant="default">
              {m.person_statements()}
            </LinkButton>
            <LinkButton to="/people/$id/measurements" params={{ id }} variant="default">
              {m.results_link()}
            </LinkButton>
            <LinkButton to="/people/$id/rights" params={{ id }} variant="default">
              {m.person_rights()}
            </LinkButton>
          </>
        ) : undefined
      }
    >
      <Loaded of={found}>{(person) => <PersonSeen person={person} />}</Loaded>
    </Page>
  )
}

function PersonSeen({ person }: { readonly person: Person }) {
  const mayReadiness = useMay('readiness.read')
  const reread = () => refresh(peopleRoutes.get, peopleRoutes.list, peopleRoutes.history, duplicateRoutes.identity)
  return (
    <>
      <Resembling id={person.id} />
      <PersonData
        person={person}
        onSaved={(saved) => {
          queries.setQueryData(reading(peopleRoutes.get, { params: { id: saved.id } }).queryKey, saved)
          void reread()
        }}
      />
      <Identity person={person} />
      <Section title={m.person_participations()}>
        {person.participations.length === 0 ? <p>{m.person_no_participations()}</p> : null}
        {person.participations.map((participation) => (
          <ParticipationCard key={participation.id} participation={participation} onSaved={() => void reread()} />
        ))}
      </Section>
      {mayReadiness ? <ReadinessSection id={person.id} /> : null}
      <Enrolment personId={person.id} organisation={person.organisation} />
      <FamilySection
        person={person}
        onSaved={(saved) => {
          queries.setQueryData(reading(peopleRoutes.get, { params: { id: saved.id } }).queryKey, saved)
          void reread()
        }}
      />
      <PersonHistory id={person.id} />
    </>
  )
}

const showKind = ({ fields, kindByForms }: Person): string =>
  fields.kind !== null ? kindTitle(fields.kind) : kindByForms === null ? '' : m.person_kind_by_forms({ kind: kindTitle(kindByForms) })

const showConclusion = ({ concludedOn }: Person): string =>
  concludedOn === null ? m.person_conclusion_none() : m.person_conclusion_on({ day: showDay(concludedOn) })

function PersonData({ person, onSaved }: { readonly person: Person; readonly onSaved: (person: Person) => void }) {
  const mayCorrect = useMay('person.correct')
  const [state, setState] = useState<'seen' | 'edited' | 'saved'>('seen')
  const labels = fieldLabels()
  if (state === 'edited') {
    return (
      <Section title={m.person_data()}>
        <EditPerson
          person={person}
          onCancel={() => setState('seen')}
          onSaved={(saved) => {
            onSaved(saved)
            setState('saved')
          }}
        />
      </Section>
    )
  }
  return (
    <Section
      title={m.person_data()}
      aside={
        mayCorrect ? (
          <Button color="accent" onClick={() => setState('edited')}>
            {m.person_edit()}
          </Button>
        ) : undefined
      }
    >
      {state === 'saved' ? <Notice tone="good" title={m.person_saved()} focused /> : null}
      <Facts
        facts={[
          ...fieldKeys
            .filter((key) => key !== 'name' && !person.closed.includes(key))
            .map((key) => [labels[key], key === 'kind' ? showKind(person) : showField(person.fields, key)] as const),
          [m.person_conclusion(), showConclusion(person)] as const,
        ]}
      />
      {person.closed.length === 0 ? null : <p className="soft">{m.person_closed()}</p>}
    </Section>
  )
}
