import { Button } from '@mantine/core'
import { type Contacts, type Form1Row, type FormsSummary, reportRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Pager } from '../../ui/pager.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import table from '../../ui/table.module.css'
import styles from './form-table.module.css'
import type { Scope } from './scope.ts'

interface Form1TableProps {
  readonly summary: FormsSummary
  readonly scope: Scope
  readonly onlySilent: boolean
  readonly onShowAll: () => void
  readonly page: number
  readonly onPage: (page: number) => void
}

const measures = ['children10to19', 'teachers', 'youngTeachers'] as const

export function Form1Table({
  summary: { form1 },
  scope: { unit, period, structure },
  onlySilent,
  onShowAll,
  page,
  onPage,
}: Form1TableProps) {
  const query = { unit, period, page, ...(structure !== undefined && { structure }), ...(onlySilent && { headcount: 'missing' as const }) }
  const rows = useQuery({ ...reading(reportRoutes.form1Rows, { query }), placeholderData: keepPreviousData })
  return (
    <section className={styles['form']}>
      <h2>{form1.heading}</h2>
      <p className={styles['title']}>{form1.title}</p>
      {form1.answeringToRegion === 0 || onlySilent ? null : (
        <p className="soft small">{m.reports_answering_to_region({ count: form1.answeringToRegion, all: form1.organisations })}</p>
      )}
      <Loaded of={rows} lines={8}>
        {(list) => (
          <>
            {onlySilent ? (
              <p>
                {m.reports_only_silent({ count: list.total })}{' '}
                <Button className="no-print" variant="subtle" size="compact-sm" onClick={onShowAll}>
                  {m.reports_show_all()}
                </Button>
              </p>
            ) : null}
            <ScrollRegion label={form1.heading}>
              <table className={`${table['table']} ${table['ruled']}`} aria-label={`${form1.heading}. ${form1.title}`}>
                <thead>
                  <tr>
                    {form1.columns.map((column) => (
                      <th key={column} scope="col">
                        {column}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {list.items.map((row) => (
                    <Row key={row.organisation.code} row={row} />
                  ))}
                  {list.total === 0 ? (
                    <tr>
                      <td colSpan={6}>{onlySilent ? m.today_without_none() : m.reports_form1_none()}</td>
                    </tr>
                  ) : null}
                </tbody>
                {/* The total is of the whole form: under a part of its rows it would seem to be theirs. */}
                {onlySilent ? null : (
                  <tfoot>
                    <tr>
                      <th scope="row" colSpan={3}>
                        {m.reports_total()}
                      </th>
                      {measures.map((measure) => (
                        <td key={measure} data-numeric="true">
                          {showNumber(form1.total[measure])}
                        </td>
                      ))}
                    </tr>
                  </tfoot>
                )}
              </table>
            </ScrollRegion>
            <Pager list={list} onPage={onPage} />
          </>
        )}
      </Loaded>
    </section>
  )
}

const contactsText = ({ head, phone, email, address }: Contacts) => [head, phone, email, address].filter((part) => part !== '').join(', ')

function Row({ row: { municipality, organisation, contacts, headcount } }: { readonly row: Form1Row }) {
  const mayOpen = useMay('organisation.read')
  const open = (text: string, label: string) =>
    mayOpen ? (
      <Link to="/organisations/$code" params={{ code: organisation.code }} aria-label={label}>
        {text}
      </Link>
    ) : (
      text
    )
  return (
    <tr>
      <td>{municipality}</td>
      <th scope="row">{organisation.title}</th>
      <td>{contactsText(contacts) || <span className="soft">{m.not_given()}</span>}</td>
      {measures.map((measure) => {
        const text = headcount === null ? m.reports_no_headcount() : showNumber(headcount[measure])
        return (
          <td key={measure} data-numeric="true">
            {open(text, m.reports_card_link({ number: text, row: organisation.title }))}
          </td>
        )
      })}
    </tr>
  )
}
