import type { Organisation } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay, useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Section } from '../../ui/section.tsx'

/** What the organisation is: whom it answers to, since when it works, which forms it stewards, and the ways to its numbers and people. */
export function OrganisationFacts({ organisation }: { readonly organisation: Organisation }) {
  const { code, kind, municipality, stewardOf } = organisation
  const span = validity(organisation)
  const facts: (readonly [string, ReactNode])[] = [
    [m.organisations_kind(), kind.title],
    [m.organisation_place(), municipality?.title ?? m.organisation_place_none()],
    [m.organisation_answers_to(), superiorOf(organisation)],
    ...(span === '' ? [] : [[m.organisation_valid(), span] as const]),
    ...(stewardOf.length === 0 ? [] : [[m.organisation_steward_of(), stewardOf.map(({ title }) => `«${title}»`).join(', ')] as const]),
  ]
  return (
    <Section title={m.organisation_about()} aside={<Ways code={code} />}>
      <Facts facts={facts} />
    </Section>
  )
}

function superiorOf({ authority, municipality, history }: Organisation): string {
  const title =
    authority?.title ??
    (municipality === null ? m.organisation_answers_to_region() : m.organisation_answers_to_mouo({ title: municipality.title }))
  const changed = history.find(({ event }) => event === 'authorityChanged' || event === 'moved')
  return changed === undefined ? title : m.organisation_since({ title, day: showDay(changed.on) })
}

function validity({ validFrom, validTo }: Organisation): string {
  const parts = [
    validFrom === null ? '' : m.days_from({ from: showDay(validFrom) }),
    validTo === null ? '' : m.organisation_valid_to({ day: showDay(validTo) }),
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** Reports of the organisation; its people for those who work in it. */
function Ways({ code }: { readonly code: string }) {
  const mayReport = useMay('report.read')
  const mayIndicators = useMay('indicator.read')
  const isMine = useSession().grants.some(({ place }) => place.code === code)
  const mayPeople = useMay('person.read') && isMine
  return (
    <div className="no-print">
      {mayReport ? (
        <LinkButton to="/reports" search={{ unit: code }} variant="subtle" size="compact-md">
          {m.organisation_to_reports()}
        </LinkButton>
      ) : null}
      {mayIndicators ? (
        <LinkButton to="/indicators" search={{ unit: code }} variant="subtle" size="compact-md">
          {m.organisation_to_indicators()}
        </LinkButton>
      ) : null}
      {mayPeople ? (
        <LinkButton to="/people" variant="subtle" size="compact-md">
          {m.organisation_to_people()}
        </LinkButton>
      ) : null}
    </div>
  )
}

export function OrganisationLink({ organisation: { code, title } }: { readonly organisation: { code: string; title: string } }) {
  return (
    <Link to="/organisations/$code" params={{ code }}>
      {title}
    </Link>
  )
}
