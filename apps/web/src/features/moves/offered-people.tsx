import { consentRoutes, moveRoutes, peopleRoutes, type Transfer } from '@nastavnik/contract'
import { useState } from 'react'
import { refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { OfferedPerson } from './offered-person.tsx'

type Done = { readonly accepted: string } | 'declined'

const decided = () => refresh(moveRoutes.transfers, peopleRoutes.list, consentRoutes.list, consentRoutes.classes)

/** Those whom other organisations offer: each waits for a yes or a no. */
export function OfferedPeople({ transfers }: { readonly transfers: readonly Transfer[] }) {
  const [done, setDone] = useState<Done>()
  const finish = (what: Done) => {
    setDone(what)
    void decided()
  }
  return (
    <Section title={m.transfers_in()}>
      {done === undefined ? null : done === 'declined' ? (
        <Notice tone="info" title={m.transfers_declined_done()} focused />
      ) : (
        <Notice tone="good" title={m.transfers_accepted_done()} focused>
          <p>{m.transfers_accepted_text()}</p>
          <p>
            <LinkButton to="/consents/people/$id" params={{ id: done.accepted }} color="accent" size="xs">
              {m.transfers_print()}
            </LinkButton>{' '}
            <LinkButton to="/people/$id" params={{ id: done.accepted }} variant="default" size="xs">
              {m.transfers_open_card()}
            </LinkButton>
          </p>
        </Notice>
      )}
      {transfers.length === 0 ? (
        <p className="soft">
          {m.transfers_in_none()}. {m.transfers_in_none_text()}
        </p>
      ) : (
        transfers.map((transfer) => (
          <OfferedPerson
            key={transfer.id}
            transfer={transfer}
            onAccepted={(accepted) => finish({ accepted })}
            onDeclined={() => finish('declined')}
          />
        ))
      )}
    </Section>
  )
}
