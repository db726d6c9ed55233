import { type FormSummary, type FormsSummary, reportRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Pager } from '../../ui/pager.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import table from '../../ui/table.module.css'
import { FormHead } from './form-head.tsx'
import { FormRowView } from './form-row-view.tsx'
import styles from './form-table.module.css'
import { PeopleNumber } from './people-number.tsx'
import type { Scope } from './scope.ts'

interface FormTableProps {
  readonly form: FormSummary
  readonly summary: FormsSummary
  readonly scope: Scope
  readonly page: number
  readonly onPage: (page: number) => void
}

/** One of Forms 2–5 as РНЦ lays it out. */
export function FormTable({ form, summary, scope, page, onPage }: FormTableProps) {
  const steward = useSession().forms.find(({ code }) => code === form.form)?.steward ?? null
  const query = { ...scope, form: form.form, page }
  const rows = useQuery({ ...reading(reportRoutes.formRows, { query }), placeholderData: keepPreviousData })
  const behind = summary.peopleVisible ? { ...scope, form: form.form } : undefined
  return (
    <section className={styles['form']}>
      {summary.note === null ? null : <p className="small">{summary.note}</p>}
      <h2>{form.heading}</h2>
      <p className={styles['title']}>{form.title}</p>
      {steward === null ? null : <p className="soft small">{m.reports_steward({ title: steward })}</p>}
      <Loaded of={rows} lines={8}>
        {(list) => (
          <>
            <ScrollRegion label={form.heading}>
              <table className={`${table['table']} ${table['ruled']}`} aria-label={`${form.heading}. ${form.title}`}>
                <FormHead columns={form.columns} />
                <tbody>
                  {list.items.map((row) => (
                    <FormRowView key={row.programme.id} row={row} behind={behind} />
                  ))}
                  {list.total === 0 ? (
                    <tr>
                      <td colSpan={6}>{m.reports_rows_none()}</td>
                    </tr>
                  ) : null}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row" colSpan={3}>
                      {form.totalCaption}
                    </th>
                    <td data-numeric="true">
                      <PeopleNumber value={form.total.mentors} who="MENTOR" row={form.totalCaption} behind={behind} />
                    </td>
                    <td data-numeric="true">
                      <PeopleNumber value={form.total.mentees} who="MENTEE" row={form.totalCaption} behind={behind} />
                    </td>
                    <td />
                  </tr>
                </tfoot>
              </table>
            </ScrollRegion>
            <Several people={form.inSeveralRows} />
            <Pager list={list} onPage={onPage} />
          </>
        )}
      </Loaded>
    </section>
  )
}

function Several({ people: { mentors, mentees } }: { readonly people: FormSummary['inSeveralRows'] }) {
  if (mentors + mentees === 0) return null
  return <p className="small">{m.reports_several({ mentors: showNumber(mentors), mentees: showNumber(mentees) })}</p>
}
