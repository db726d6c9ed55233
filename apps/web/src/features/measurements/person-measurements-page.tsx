import { measurementRoutes, type PersonMeasurements } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { schoolYearTitle } from '../../ui/school-year-choice.tsx'
import { Section } from '../../ui/section.tsx'
import { showMean } from './amounts.ts'
import { termTitles, waveTitles } from './grade-words.ts'

/** For the curator: answers before and after, means of marks. */
export function PersonMeasurementsPage({ id }: { readonly id: string }) {
  const found = useQuery(reading(measurementRoutes.ofPerson, { params: { id } }))
  return (
    <Page
      title={m.person_results_title()}
      lead={m.person_results_lead()}
      back={
        <Link to="/people/$id" params={{ id }}>
          {m.nav_people()}
        </Link>
      }
    >
      <Loaded of={found}>
        {({ items, grades }) => (
          <>
            <Items items={items} label={m.person_results_title()} none={m.person_results_none()} />
            {grades.length === 0 ? null : (
              <Section title={m.person_results_grades()}>
                <DataTable
                  label={m.person_results_grades()}
                  rows={grades}
                  rowKey={({ year, term, wave }) => `${year} ${term} ${wave}`}
                  columns={[
                    { title: m.grades_term(), heading: true, render: ({ term, year }) => `${termTitles[term]()} ${schoolYearTitle(year)}` },
                    { title: m.grades_wave(), render: ({ wave }) => waveTitles[wave]() },
                    { title: m.person_results_grades(), numeric: true, render: ({ mean }) => showMean(mean, { from: 1, to: 5 }) },
                  ]}
                />
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** For the psychologist: parameters that need a consent to diagnostics. */
export function PersonDiagnosticsPage({ id }: { readonly id: string }) {
  const found = useQuery(reading(measurementRoutes.diagnosticOfPerson, { params: { id } }))
  return (
    <Page
      title={m.person_diagnostics_title()}
      lead={m.person_diagnostics_lead()}
      back={
        <Link to="/conclusions/$id" params={{ id }}>
          {m.nav_conclusions()}
        </Link>
      }
    >
      <Loaded of={found}>
        {({ items }) => <Items items={items} label={m.person_diagnostics_title()} none={m.person_diagnostics_none()} />}
      </Loaded>
    </Page>
  )
}

interface ItemsProps {
  readonly items: PersonMeasurements['items']
  readonly label: string
  readonly none: string
}

function Items({ items, label, none }: ItemsProps) {
  if (items.length === 0) return <p>{none}</p>
  const mark = (value: number | null) => (value === null ? <span className="soft">{m.empty_dash()}</span> : String(value))
  return (
    <DataTable
      label={label}
      rows={items}
      rowKey={({ title, year, programme, scale }) => `${title} ${year} ${programme?.title ?? ''} ${scale.to}`}
      columns={[
        { title: m.person_results_question(), heading: true, render: ({ title }) => title },
        {
          title: m.person_results_programme(),
          render: ({ programme, year }) =>
            `${programme === null ? m.person_results_as_person() : programme.title}, ${schoolYearTitle(year)}`,
        },
        { title: m.results_before(), numeric: true, render: ({ before }) => mark(before) },
        { title: m.results_after(), numeric: true, render: ({ after }) => mark(after) },
      ]}
    />
  )
}
