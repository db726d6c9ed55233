import { organisationRoutes, reportRoutes, type UnitRef } from '@nastavnik/contract'
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
  return (
    <Section title={m.today_coverage()}>
      <Loaded of={rows} lines={4}>
        {({ items, total }) => {
          const silent = items.filter(({ headcount }) => headcount === null)
          const all = units.data?.total
          const seen = (
            <Link to="/reports" search={search}>
              {showNumber(total)}
            </Link>
          )
          return (
            <>
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
                  { label: m.today_participating(), value: seen },
                  ...(all !== undefined && all > total
                    ? [{ label: m.today_outside(), value: showNumber(all - total), tone: 'warn' as const }]
                    : []),
                  ...(items.length === total ? [{ label: m.today_without_headcount(), value: showNumber(silent.length) }] : []),
                ]}
              />
              {silent.length === 0 && items.length === total && total > 0 ? <p>{m.today_without_none()}</p> : null}
              {silent.length === 0 ? null : (
                <>
                  <h3>{m.today_without_list()}</h3>
                  <ul>
                    {silent.map(({ organisation, municipality }) => (
                      <li key={organisation.code}>
                        <Link to="/organisations/$code" params={{ code: organisation.code }}>
                          {organisation.title}
                        </Link>
                        {unit.level === 'region' ? <span className="soft"> — {municipality}</span> : null}
                      </li>
                    ))}
                  </ul>
                </>
              )}
              {items.length < total ? <p className="soft small">{m.today_without_partial({ shown: items.length, total })}</p> : null}
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}
