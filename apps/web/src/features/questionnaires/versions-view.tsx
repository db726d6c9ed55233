import type { Questionnaire } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showInstant } from '../../ui/days.ts'
import { Mark } from '../../ui/mark.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ownerNames } from './words.ts'

/** The texts that have been in force, with the answers given under each. */
export function VersionsView({ card }: { readonly card: Questionnaire }) {
  return (
    <>
      <p className="soft">{m.versions_lead()}</p>
      <DataTable
        label={m.view_versions()}
        rows={card.versions}
        rowKey={({ id }) => id}
        columns={[
          {
            title: m.version_number(),
            heading: true,
            render: ({ id, number }) => (
              <Link to="/questionnaires/$code/versions/$id" params={{ code: card.code, id }}>
                {m.version_of({ number })}
              </Link>
            ),
          },
          { title: m.version_owner(), render: ({ owner }) => ownerNames[owner]() },
          {
            title: m.version_published(),
            render: ({ publishedAt, owner }) => (owner === 'builtIn' ? m.version_with_system() : showInstant(publishedAt)),
          },
          { title: m.version_by(), render: ({ by }) => by ?? '—' },
          { title: m.version_responses(), numeric: true, render: ({ responses }) => showNumber(responses) },
          {
            title: m.version_state(),
            render: ({ id }) =>
              id === card.id ? <Mark tone="good">{m.version_in_force()}</Mark> : <Mark tone="plain">{m.version_earlier()}</Mark>,
          },
        ]}
      />
    </>
  )
}
