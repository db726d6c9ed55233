import { Button } from '@mantine/core'
import { type Organisation, organisationRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { queries, reading, refresh } from '../../api/queries.ts'
import { useMay, useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { contactLabels, showContact } from './contact-fields.ts'
import { EditContacts } from './edit-contacts.tsx'
import { Headcounts } from './headcounts.tsx'
import { History } from './history.tsx'
import { OrganisationFacts, OrganisationLink } from './organisation-facts.tsx'
import { outdatedAfterOrganisation } from './outdated.ts'
import { Reorganise } from './reorganise.tsx'
import { Staff } from './staff.tsx'

export function OrganisationPage({ code }: { readonly code: string }) {
  const found = useQuery(reading(organisationRoutes.get, { params: { code } }))
  const organisation = found.data
  return (
    <Page
      title={organisation?.title ?? m.organisation_card()}
      lead={
        organisation === undefined ? undefined : [organisation.kind.title, organisation.municipality?.title].filter(Boolean).join(' · ')
      }
      back={<Link to="/organisations">{m.organisations_title()}</Link>}
    >
      <Loaded of={found}>{(data) => <Seen organisation={data} />}</Loaded>
    </Page>
  )
}

/** A merged or closed organisation says so first, with the way to its successor. */
function Ended({ organisation: { validTo, mergedInto } }: { readonly organisation: Organisation }) {
  const { today } = useSession()
  if (validTo === null || validTo >= today) return null
  if (mergedInto === null) return <Notice tone="info" title={m.organisation_closed({ day: showDay(validTo) })} />
  return (
    <Notice
      tone="info"
      title={
        <>
          {m.organisation_merged_into()} <OrganisationLink organisation={mergedInto} />
        </>
      }
    >
      <p>{m.organisation_merged_text({ day: showDay(validTo) })}</p>
    </Notice>
  )
}

function Seen({ organisation }: { readonly organisation: Organisation }) {
  const mayReorganise = useMay('organisation.reorganise')
  const mayReadStaff = useMay('user.read')
  const take = (saved: Organisation) => {
    queries.setQueryData(reading(organisationRoutes.get, { params: { code: saved.code } }).queryKey, saved)
    void refresh(...outdatedAfterOrganisation)
  }
  return (
    <>
      <Ended organisation={organisation} />
      <OrganisationFacts organisation={organisation} />
      <ContactsPart organisation={organisation} onSaved={take} />
      <Headcounts organisation={organisation} onSaved={take} />
      {mayReadStaff ? <Staff code={organisation.code} /> : null}
      <History history={organisation.history} />
      {mayReorganise ? <Reorganise organisation={organisation} onSaved={take} /> : null}
    </>
  )
}

function ContactsPart({ organisation, onSaved }: { readonly organisation: Organisation; readonly onSaved: (saved: Organisation) => void }) {
  const mayUpdate = useMay('organisation.update')
  const [state, setState] = useState<'seen' | 'edited' | 'saved'>('seen')
  const labels = contactLabels()
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
        <Facts facts={labels.map(([key, label]) => [label, showContact(organisation, key)] as const)} />
      )}
    </Section>
  )
}
