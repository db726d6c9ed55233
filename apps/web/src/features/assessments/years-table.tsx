import type { AssessedYear } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { Mark } from '../../ui/mark.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { schoolYearTitle } from '../../ui/school-year-choice.tsx'
import { Section } from '../../ui/section.tsx'
import { levelWords } from './score-words.ts'

/** How the programme was judged year by year. */
export function YearsTable({ years, year }: { readonly years: readonly AssessedYear[]; readonly year: number }) {
  return (
    <Section title={m.assessments_years()}>
      <DataTable
        label={m.assessments_years()}
        rows={years}
        rowKey={(one) => one.year}
        current={(one) => one.year === year}
        columns={[
          { title: m.assessments_year(), heading: true, render: (one) => schoolYearTitle(one.year) },
          {
            title: m.assessments_points(),
            numeric: true,
            render: ({ points }) => (points === null ? m.assessments_not_finished() : showNumber(points)),
          },
          {
            title: m.assessments_level(),
            render: ({ level }) => (level === null ? '—' : <Mark tone={levelWords[level][0]}>{levelWords[level][1]()}</Mark>),
          },
          {
            title: m.assessments_swot(),
            render: ({ isSwotFinished }) => (isSwotFinished ? m.assessments_swot_done() : m.assessments_swot_not()),
          },
          {
            title: m.assessments_partners(),
            render: ({ partnersAsked, partnersAnswered }) =>
              partnersAsked === 0
                ? '—'
                : m.assessments_partners_of({ answered: showNumber(partnersAnswered), asked: showNumber(partnersAsked) }),
          },
        ]}
      />
    </Section>
  )
}
