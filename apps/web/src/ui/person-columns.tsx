import type { PersonBrief } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { m } from '../paraglide/messages.js'
import type { Column } from './data-table.tsx'
import { showBirth } from './days.ts'

/** Who the people behind a number are: the name opens the card. */
export const personColumns: readonly Column<PersonBrief>[] = [
  {
    title: m.people_name(),
    heading: true,
    render: ({ personId, name }) => (
      <Link to="/people/$id" params={{ id: personId }}>
        {name}
      </Link>
    ),
  },
  { title: m.people_birth(), render: ({ birth }) => showBirth(birth) },
  { title: m.people_occupation(), render: ({ occupation }) => occupation },
]
