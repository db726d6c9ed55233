import { type Form1Row, organisationRoutes, reportRoutes, type UnitRef } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Figures } from '../../ui/figures.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'

/** Which organisations are silent: not in Form 1, or without a headcount. */
export function Coverage({ unit, year }: { readonly unit: UnitRef; readonly year: number }) {
  const inside = unit.level === 'municipality' ? { municipality: unit.code } : {}
  const units = useQuery(reading(organisationRoutes.list, { query: { level: 'organisation', page: 1, ...inside } }))
  const rows = useQuery(reading(reportRoutes.form1Rows, { query: { unit: unit.code, period: String(year), page: 1 } }))
  const search = { unit: unit.code, period: String(year) }
  const silent = useQuery(reading(reportRoutes.form1Rows, { query: { ...search, headcount: 'missing', page: 1 } }))
  return (
    <Section title={m.today_coverage()}>
      <Loaded of={rows} lines={4}>
        {({ total }) => {
          const all = units.data?.total
          return (
            <Figures
              label={m.today_coverage()}
              figures={[
                {
                  label: m.today_units(),
                  value:
                    all === undefined ? (
                      '…'
                    ) : (
                      <Link to="/organisations" search={{ level: 'organisation', ...inside }}>
                        {showNumber(all)}
                      </Link>
                    ),
                },
                {
                  label: m.today_participating(),
                  value: (
                    <Link to="/reports" search={search}>
                      {showNumber(total)}
                    </Link>
                  ),
                },
                ...(all !== undefined && all > total
                  ? [{ label: m.today_outside(), value: showNumber(all - total), tone: 'warn' as const }]
                  : []),
                {
                  label: m.today_without_headcount(),
                  value:
                    silent.data === undefined ? (
                      '…'
                    ) : (
                      <Link to="/reports" search={{ ...search, headcount: 'missing' }}>
                        {showNumber(silent.data.total)}
                      </Link>
                    ),
                },
              ]}
            />
          )
        }}
      </Loaded>
      <Loaded of={silent} lines={2}>
        {(list) =>
          list.total === 0 ? <p>{m.today_without_none()}</p> : <Silent rows={list.items} total={list.total} unit={unit} search={search} />
        }
      </Loaded>
    </Section>
  )
}

interface SilentProps {
  readonly rows: readonly Form1Row[]
  readonly total: number
  readonly unit: UnitRef
  readonly search: { readonly unit: string; readonly period: string }
}

const longest = 10

function Silent({ rows, total, unit, search }: SilentProps) {
  return (
    <>
      <h3>{m.today_without_list()}</h3>
      <ul>
        {rows.slice(0, longest).map(({ organisation, municipality }) => (
          <li key={organisation.code}>
            <Link to="/organisations/$code" params={{ code: organisation.code }}>
              {organisation.title}
            </Link>
            {unit.level === 'region' ? <span className="soft"> — {municipality}</span> : null}
          </li>
        ))}
      </ul>
      {total > longest ? (
        <p>
          <Link to="/reports" search={{ ...search, headcount: 'missing' }}>
            {m.today_without_all({ total: showNumber(total) })}
          </Link>
        </p>
      ) : null}
    </>
  )
}
