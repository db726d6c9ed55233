import { type Changes, measurementRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { usePlace } from '../../api/place.ts'
import { reading } from '../../api/queries.ts'
import { useMay, useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Disclosure } from '../../ui/disclosure.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { SchoolYearChoice, schoolYearOf } from '../../ui/school-year-choice.tsx'
import { Section } from '../../ui/section.tsx'
import { UnitScope } from '../../ui/unit-scope.tsx'
import { ChangesTable } from './changes-table.tsx'

interface ResultsSearch {
  readonly unit?: string | undefined
  readonly year?: number | undefined
}

interface ResultsPageProps {
  readonly search: ResultsSearch
  readonly onSearch: (search: ResultsSearch) => void
}

/** Before and after of a unit in a school year. */
export function ResultsPage({ search, onSearch }: ResultsPageProps) {
  const place = usePlace()
  const { today } = useSession()
  const mayRecord = useMay('measurement.record')
  // Until the programmes of a new school year have ended, the last one is what has results.
  const { unit = place.code, year = schoolYearOf(today) - 1 } = search
  const found = useQuery({ ...reading(measurementRoutes.changes, { query: { unit, year } }), placeholderData: keepPreviousData })
  return (
    <Page
      title={m.results_title()}
      lead={m.results_lead()}
      back={<Link to="/indicators">{m.nav_indicators()}</Link>}
      actions={
        mayRecord && place.level === 'organisation' ? (
          <LinkButton to="/grades" variant="default">
            {m.results_grades()}
          </LinkButton>
        ) : undefined
      }
    >
      <UnitScope unit={found.data?.unit} onPick={({ code }) => onSearch({ ...search, unit: code })} />
      <div>
        <Filters label={m.results_scope()}>
          <SchoolYearChoice year={year} onPick={(chosen) => onSearch({ ...search, year: chosen })} />
        </Filters>
        <Loaded of={found} lines={10}>
          {(changes) => <Seen changes={changes} />}
        </Loaded>
      </div>
    </Page>
  )
}

function Seen({ changes: { items, unit, year } }: { readonly changes: Changes }) {
  if (items.length === 0) {
    return (
      <EmptyState title={m.results_none_title()}>
        <p>{m.results_none_text()}</p>
      </EmptyState>
    )
  }
  const parts = [
    [m.results_parameters(), items.filter(({ parameter }) => parameter !== null)],
    [m.results_of_mentees(), items.filter(({ parameter, role }) => parameter === null && role === 'MENTEE')],
    [m.results_of_mentors(), items.filter(({ parameter, role }) => parameter === null && role === 'MENTOR')],
    [m.results_questions(), items.filter(({ parameter, role }) => parameter === null && role === null)],
  ] as const
  return (
    <>
      <p className="print-only">
        {unit.title}, {year}/{year + 1}
      </p>
      {parts.map(([title, rows]) =>
        rows.length === 0 ? null : (
          <Section key={title} title={title}>
            <ChangesTable label={title} items={rows} />
          </Section>
        ),
      )}
      <Disclosure title={m.results_how_title()}>
        <p>{m.results_how_pairs()}</p>
        <p>{m.results_how_interval()}</p>
        <p>{m.results_how_effect()}</p>
        <p>{m.results_how_few()}</p>
      </Disclosure>
    </>
  )
}
