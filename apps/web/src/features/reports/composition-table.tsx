import type { Composition, CompositionRow, ParticipantRole } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import { showNumber } from '../../ui/numbers.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import table from '../../ui/table.module.css'
import type { Scope } from './scope.ts'

interface CompositionTableProps {
  readonly found: Composition
  readonly scope: Scope & { readonly form?: string }
}

export function CompositionTable({ found, scope }: CompositionTableProps) {
  const { composition, rows, total, peopleVisible } = found
  if (total.mentors + total.mentees === 0) return <p>{m.composition_none()}</p>
  const number = (value: number, role: ParticipantRole, title: string, row?: string) => (
    <td data-numeric="true">
      {peopleVisible && value > 0 ? (
        <Link
          to="/reports/composition/people"
          search={{ ...scope, composition: composition.code, row, role }}
          aria-label={m.reports_people_link({
            number: showNumber(value),
            role: role === 'MENTOR' ? m.role_mentors() : m.role_mentees(),
            row: title,
          })}
        >
          {showNumber(value)}
        </Link>
      ) : (
        showNumber(value)
      )}
    </td>
  )
  return (
    <>
      <ScrollRegion label={composition.title}>
        <table className={`${table['table']} ${table['ruled']}`} aria-label={composition.title}>
          <thead>
            <tr>
              <th scope="col">{composition.caption}</th>
              <th scope="col" data-numeric="true">
                {m.role_mentors()}
              </th>
              <th scope="col" data-numeric="true">
                {m.role_mentees()}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">
                  <RowTitle row={row} scope={scope} />
                </th>
                {number(row.mentors, 'MENTOR', row.title, row.code)}
                {number(row.mentees, 'MENTEE', row.title, row.code)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{m.reports_total()}</th>
              {number(total.mentors, 'MENTOR', m.reports_total())}
              {number(total.mentees, 'MENTEE', m.reports_total())}
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
      <p className="small">{composition.note}</p>
    </>
  )
}

/** A territory opens its own composition. */
function RowTitle({ row: { title, unit }, scope }: { readonly row: CompositionRow; readonly scope: CompositionTableProps['scope'] }) {
  if (unit === null) return title
  return (
    <Link to="/reports/composition" search={{ ...scope, unit }} aria-label={m.composition_unit_link({ row: title })}>
      {title}
    </Link>
  )
}
