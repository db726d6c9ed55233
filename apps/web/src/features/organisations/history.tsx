import type { OrganisationEvent } from '@nastavnik/contract'
import type { ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { Section } from '../../ui/section.tsx'
import styles from './history.module.css'
import { OrganisationLink } from './organisation-facts.tsx'

/** What happened to the organisation, newest first: a day, a sentence, a document. */
export function History({ history }: { readonly history: readonly OrganisationEvent[] }) {
  return (
    <Section title={m.history_title()}>
      {history.length === 0 ? (
        <p className="soft">{m.history_none()}</p>
      ) : (
        <ol className={styles['timeline']}>
          {history.map((event) => (
            <li key={`${event.on} ${event.event} ${'organisation' in event ? event.organisation.code : ''}`}>
              <time dateTime={event.on}>{showDay(event.on)}</time>
              <div>
                <p>{sentenceOf(event)}</p>
                {event.basis === '' ? null : <p className="soft small">{event.basis}</p>}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

function sentenceOf(event: OrganisationEvent): ReactNode {
  switch (event.event) {
    case 'opened':
      return m.history_opened()
    case 'closed':
      return m.history_closed()
    case 'merged':
      return (
        <>
          {m.history_merged()} <OrganisationLink organisation={event.organisation} />
        </>
      )
    case 'joinedBy':
      return (
        <>
          {m.history_joined_by()} <OrganisationLink organisation={event.organisation} />
        </>
      )
    case 'renamed':
      return m.history_renamed({ from: event.from ?? '', to: event.to ?? '' })
    case 'kindChanged':
      return m.history_kind_changed({ from: event.from ?? '', to: event.to ?? '' })
    case 'moved':
      return m.history_moved({ from: event.from ?? m.organisation_place_none(), to: event.to ?? m.organisation_place_none() })
    case 'authorityChanged':
      return m.history_authority_changed({ from: event.from ?? m.organisation_mouo(), to: event.to ?? m.organisation_mouo() })
  }
}
