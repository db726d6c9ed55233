import { reportRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'

export const totalsReading = (unit: string, year: number) => reading(reportRoutes.forms, { query: { unit, period: String(year) } })

/** Totals of the forms of the current year; each leads to its form. */
export function FormTotals({ unit, year }: { readonly unit: string; readonly year: number }) {
  const summary = useQuery(totalsReading(unit, year))
  const title = m.today_totals({ year: String(year) })
  const open = (form: string, text: string, label: string) => (
    <Link to="/reports" search={{ unit, period: String(year), form }} aria-label={label}>
      {text}
    </Link>
  )
  return (
    <Section title={title}>
      <Loaded of={summary} lines={5}>
        {({ forms }) => (
          <DataTable
            label={title}
            rows={forms}
            rowKey={({ form }) => form}
            columns={[
              {
                title: m.form_label(),
                heading: true,
                render: ({ form, formTitle }) => open(form, formTitle, m.today_open_form({ title: formTitle })),
              },
              { title: m.today_programmes(), numeric: true, render: ({ rows }) => showNumber(rows) },
              {
                title: m.today_mentors(),
                numeric: true,
                render: ({ form, formTitle, total }) =>
                  open(form, showNumber(total.mentors), `${showNumber(total.mentors)}: ${m.today_mentors()}, ${formTitle}`),
              },
              {
                title: m.today_mentees(),
                numeric: true,
                render: ({ form, formTitle, total }) =>
                  open(form, showNumber(total.mentees), `${showNumber(total.mentees)}: ${m.today_mentees()}, ${formTitle}`),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  )
}
