import { peopleRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showInstant } from '../../ui/days.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'
import { moveLabels } from './move-labels.ts'
import { participationLabels } from './participation-fields.ts'
import { fieldLabels } from './person-fields.ts'

const identityLabels = () => ({
  snils: m.snils_label(),
  merged: m.history_merged(),
  unmerged: m.history_unmerged(),
  different: m.history_different(),
  open: m.history_open(),
})

const paperLabels = () => ({
  family: m.history_family(),
  conclusion: m.history_conclusion(),
  PROCESSING: m.history_consent_processing(),
  PUBLICATION: m.history_consent_publication(),
  PSY_DIAGNOSTICS: m.history_consent_diagnostics(),
  TRANSFER_TO_PARTNER: m.history_consent_transfer(),
  MEDIA: m.history_consent_media(),
})

/** Who corrected the card, when and which fields. What stood there before is not kept: a corrected mistake should not live on. */
export function PersonHistory({ id }: { readonly id: string }) {
  const history = useQuery({ ...reading(peopleRoutes.history, { params: { id } }), staleTime: 0 })
  const labels: Readonly<Record<string, string>> = {
    ...participationLabels(),
    ...fieldLabels(),
    ...identityLabels(),
    ...paperLabels(),
    ...moveLabels(),
  }
  return (
    <Section title={m.person_history()}>
      <Loaded of={history} lines={2}>
        {({ items, total }) =>
          items.length === 0 ? (
            <p className="soft">{m.person_history_none()}</p>
          ) : (
            <>
              <DataTable
                label={m.person_history()}
                rows={items}
                rowKey={({ at, fields }) => `${at} ${fields.join()}`}
                columns={[
                  { title: m.person_history_when(), heading: true, render: ({ at }) => showInstant(at) },
                  { title: m.person_history_who(), render: ({ by }) => by ?? m.person_history_operator() },
                  { title: m.person_history_fields(), render: ({ fields }) => fields.map((field) => labels[field] ?? field).join(', ') },
                ]}
              />
              {total > items.length ? (
                <p className="soft small">{m.person_history_more({ shown: showNumber(items.length), total: showNumber(total) })}</p>
              ) : null}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
