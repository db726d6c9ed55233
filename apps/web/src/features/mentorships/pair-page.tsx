import { type Mentorship, mentorshipRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showSpan } from '../../ui/days.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { kindName } from './kind-name.ts'

export function PairPage({ id }: { readonly id: string }) {
  const found = useQuery(reading(mentorshipRoutes.get, { params: { id } }))
  const pair = found.data
  return (
    <Page
      title={pair === undefined ? m.pairs_title() : `${kindName(pair.kind)}: ${pair.mentor.name}`}
      lead={pair === undefined ? undefined : `${pair.programme.title} · ${pair.programme.form.title}`}
      back={<Link to="/pairs">{m.pairs_title()}</Link>}
    >
      <Loaded of={found}>{(mentorship) => <Members {...mentorship} />}</Loaded>
    </Page>
  )
}

function Members({ mentor, mentees }: Mentorship) {
  const members = [{ role: m.role_mentor(), ...mentor }, ...mentees.map((mentee) => ({ role: m.role_mentee(), ...mentee }))]
  return (
    <Section title={m.pair_members()}>
      <DataTable
        label={m.pair_members()}
        rows={members}
        rowKey={({ role, personId }) => `${role} ${personId}`}
        columns={[
          {
            title: m.people_name(),
            heading: true,
            render: ({ personId, name }) => (
              <Link to="/people/$id" params={{ id: personId }}>
                {name}
              </Link>
            ),
          },
          { title: m.pair_role(), render: ({ role }) => role },
          { title: m.people_occupation(), render: ({ occupation }) => occupation },
          { title: m.pairs_dates(), render: ({ startsOn, endsOn }) => showSpan(startsOn, endsOn) },
        ]}
      />
    </Section>
  )
}
