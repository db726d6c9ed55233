import { type Incident, type IncidentPart, incidentRoutes, type NoticeCode } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Pager } from '../../ui/pager.tsx'
import { Section } from '../../ui/section.tsx'

const sentMark = ({ sent }: IncidentPart, code: NoticeCode) =>
  sent[code] === null ? <Mark tone="warn">{m.incident_not_sent()}</Mark> : <Mark tone="good">{m.incident_sent_all()}</Mark>

/** The organisations of an incident: each is an operator with notices of its own. */
export function PartsTable({ incident: { id, notices } }: { readonly incident: Incident }) {
  const [page, setPage] = useState(1)
  const parts = useQuery({ ...reading(incidentRoutes.parts, { params: { id }, query: { page } }), placeholderData: keepPreviousData })
  return (
    <Section title={m.incident_parts()}>
      <p className="soft">{m.incident_parts_lead()}</p>
      <Loaded of={parts}>
        {(list) => (
          <>
            <DataTable
              label={m.incident_parts()}
              rows={list.items}
              rowKey={({ organisation }) => organisation.code}
              columns={[
                {
                  title: m.incident_part_organisation(),
                  heading: true,
                  render: ({ organisation, municipality }) => (
                    <>
                      <Link to="/incidents/$id/organisations/$code" params={{ id, code: organisation.code }}>
                        {organisation.title}
                      </Link>
                      {municipality === null ? null : <div className="soft small">{municipality}</div>}
                    </>
                  ),
                },
                { title: m.incident_part_people(), numeric: true, render: ({ people }) => showNumber(people) },
                ...notices.map(({ code, title }) => ({ title, render: (part: IncidentPart) => sentMark(part, code) })),
              ]}
            />
            <Pager list={list} onPage={setPage} />
          </>
        )}
      </Loaded>
    </Section>
  )
}
