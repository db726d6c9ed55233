import { Button } from '@mantine/core'
import { type Organisation, organisationRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries, reading, refresh } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { contactLabels, showContact } from './contact-fields.ts'
import { EditContacts } from './edit-contacts.tsx'
import { Headcounts } from './headcounts.tsx'
import { outdatedAfterOrganisation } from './outdated.ts'

export function OrganisationPage({ code }: { readonly code: string }) {
  const found = useQuery(reading(organisationRoutes.get, { params: { code } }))
  const organisation = found.data
  return (
    <Page
      title={organisation?.title ?? m.organisation_card()}
      lead={
        organisation === undefined ? undefined : [organisation.kind.title, organisation.municipality?.title].filter(Boolean).join(' · ')
      }
      actions={
        <LinkButton to="/organisations" variant="default">
          {m.organisations_title()}
        </LinkButton>
      }
    >
      <Loaded of={found}>{(data) => <Seen organisation={data} />}</Loaded>
    </Page>
  )
}

function Seen({ organisation }: { readonly organisation: Organisation }) {
  const take = (saved: Organisation) => {
    queries.setQueryData(reading(organisationRoutes.get, { params: { code: saved.code } }).queryKey, saved)
    void refresh(...outdatedAfterOrganisation)
  }
  return (
    <>
      <ContactsPart organisation={organisation} onSaved={take} />
      <Headcounts organisation={organisation} onSaved={take} />
    </>
  )
}

function validity({ validFrom, validTo }: Organisation): string {
  const parts = [
    validFrom === null ? '' : m.days_from({ from: showDay(validFrom) }),
    validTo === null ? '' : m.organisation_valid_to({ day: showDay(validTo) }),
  ]
  return parts.filter((part) => part !== '').join(' ')
}

function ContactsPart({ organisation, onSaved }: { readonly organisation: Organisation; readonly onSaved: (saved: Organisation) => void }) {
  const mayUpdate = useMay('organisation.update')
  const [state, setState] = useState<'seen' | 'edited' | 'saved'>('seen')
  const labels = contactLabels()
  const span = validity(organisation)
  return (
    <Section
      title={m.organisation_contacts()}
      aside={
        mayUpdate && state !== 'edited' ? (
          <Button variant="default" onClick={() => setState('edited')}>
            {m.organisation_edit()}
          </Button>
        ) : undefined
      }
    >
      {state === 'saved' ? <Notice tone="good" title={m.person_saved()} focused /> : null}
      {state === 'edited' ? (
        <EditContacts
          organisation={organisation}
          onCancel={() => setState('seen')}
          onSaved={(saved) => {
            onSaved(saved)
            setState('saved')
          }}
        />
      ) : (
        <Facts
          facts={[
            ...labels.map(([key, label]) => [label, showContact(organisation, key)] as const),
            ...(span === '' ? [] : [[m.organisation_valid(), span] as const]),
          ]}
        />
      )}
    </Section>
  )
}
