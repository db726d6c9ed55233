import type { Consent, ConsentKindRef } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay } from '../../ui/days.ts'
import { Section } from '../../ui/section.tsx'
import { imageAddress } from './image-address.ts'

const signerText = ({ signer, countersigned, representativeName }: Consent): string => {
  if (signer === 'PERSON') return m.consents_signer_person()
  const who = representativeName === '' ? m.consents_signer_representative() : representativeName
  return countersigned ? m.consents_signer_and_person({ who }) : who
}

function endText({ ended }: Consent): string {
  if (ended === null) return m.consents_stands()
  const day = showDay(ended.on)
  return ended.why === 'WITHDRAWN' ? m.consents_ended_withdrawn({ day }) : m.consents_ended_replaced({ day })
}

/** Every consent there was, with its proof. */
export function ConsentHistory({ history, kinds }: { readonly history: readonly Consent[]; readonly kinds: readonly ConsentKindRef[] }) {
  const shortOf = (code: Consent['kind']) => kinds.find((kind) => kind.code === code)?.short ?? code
  return (
    <Section title={m.consents_history()}>
      {history.length === 0 ? (
        <p className="soft">{m.consents_history_none()}</p>
      ) : (
        <DataTable
          label={m.consents_history()}
          rows={history}
          rowKey={({ id }) => id}
          columns={[
            { title: m.consents_kind(), heading: true, render: ({ kind }) => shortOf(kind) },
            { title: m.consents_given_on(), render: ({ givenOn }) => showDay(givenOn) },
            { title: m.consents_valid_until(), render: ({ validUntil }) => showDay(validUntil) },
            { title: m.consents_signer(), render: signerText },
            { title: m.consents_version(), render: ({ textVersion }) => textVersion },
            { title: m.consents_how_stands(), render: endText },
            {
              title: m.consents_proof(),
              render: ({ pageId, channel, kind, givenOn }) =>
                pageId === null ? (
                  channel === 'PAPER' ? (
                    m.consents_channel_paper()
                  ) : (
                    m.consents_channel_electronic()
                  )
                ) : (
                  <a
                    href={imageAddress(pageId)}
                    target="_blank"
                    rel="noreferrer"
                    aria-label={m.consents_proof_of({ kind: shortOf(kind), day: showDay(givenOn) })}
                  >
                    {m.consents_proof_scan()}
                  </a>
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}
