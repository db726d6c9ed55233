import { consentRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay } from '../../ui/days.ts'
import { Pager } from '../../ui/pager.tsx'
import { Section } from '../../ui/section.tsx'

/** Those who withdrew: they are nowhere else. Nobody — nothing is shown. */
export function StoppedPeople({ organisation }: { readonly organisation: string }) {
  const [page, setPage] = useState(1)
  const { data: stopped } = useQuery({ ...reading(consentRoutes.stopped, { query: { organisation, page } }), staleTime: 0 })
  if (stopped === undefined || stopped.total === 0) return null
  return (
    <Section title={m.consents_stopped()}>
      <p className="soft">{m.consents_stopped_text()}</p>
      <DataTable
        label={m.consents_stopped()}
        rows={stopped.items}
        rowKey={({ personId }) => personId}
        columns={[
          {
            title: m.people_name(),
            heading: true,
            render: ({ personId, name }) => (
              <Link to="/consents/people/$id" params={{ id: personId }}>
                {name}
              </Link>
            ),
          },
          { title: m.people_occupation(), render: ({ occupation }) => occupation },
          { title: m.consents_stopped_on(), render: ({ on }) => showDay(on) },
          { title: m.consents_erase_by(), render: ({ eraseBy }) => showDay(eraseBy) },
        ]}
      />
      <Pager list={stopped} onPage={setPage} />
    </Section>
  )
}
