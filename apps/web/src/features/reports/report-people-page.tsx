import { type CountedPerson, type CountReason, reportRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { ReportPeopleSearch } from '../../search-params.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { showSpan } from '../../ui/days.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { personColumns } from '../../ui/person-columns.tsx'
import { StoppedNote } from '../../ui/stopped-note.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useScope } from './scope.ts'

interface ReportPeoplePageProps {
  readonly search: ReportPeopleSearch
  readonly onPage: (page: number) => void
}

/** The people behind a number of a form: who is counted, who is not, and why. */
export function ReportPeoplePage({ search, onPage }: ReportPeoplePageProps) {
  const scope = useScope(search)
  const { role = 'MENTEE', counted = 'yes', page = 1, form = '', programme } = search
  const query = { ...scope, form, role, programme }
  const summary = useQuery(reading(reportRoutes.forms, { query: scope }))
  const listOf = (which: 'yes' | 'no') =>
    reading(reportRoutes.people, { query: { ...query, counted: which, page: which === counted ? page : 1 } })
  const yes = useQuery({ ...listOf('yes'), placeholderData: keepPreviousData })
  const no = useQuery({ ...listOf('no'), placeholderData: keepPreviousData })
  const { page: _page, ...rest } = search
  const tab = (which: 'yes' | 'no') => ({ to: '/reports/people' as const, search: { ...rest, counted: which } })
  const total = (list: typeof yes) => (list.data === undefined ? '…' : showNumber(list.data.total))
  const formTitle = summary.data?.forms.find((one) => one.form === form)?.heading ?? ''
  const roleTitle = role === 'MENTOR' ? m.role_mentors() : m.role_mentees()
  return (
    <Page
      title={m.report_people_title()}
      lead={m.report_people_lead({ form: formTitle, role: roleTitle, period: summary.data?.period.title ?? scope.period })}
      back={
        <Link to="/reports" search={{ ...scope, form }}>
          {m.report_people_back()}
        </Link>
      }
    >
      {programme === undefined ? null : <OnlyProgramme title={(yes.data?.items[0] ?? no.data?.items[0])?.programme} />}
      <Tabs
        label={m.report_people_tabs()}
        tabs={[
          { key: 'yes', title: m.report_people_yes({ count: total(yes) }), link: tab('yes'), isCurrent: counted === 'yes' },
          { key: 'no', title: m.report_people_no({ count: total(no) }), link: tab('no'), isCurrent: counted === 'no' },
        ]}
      />
      <Loaded of={counted === 'yes' ? yes : no}>
        {(list) =>
          list.total === 0 ? (
            <p>{counted === 'yes' ? m.report_people_none_yes() : m.report_people_none_no()}</p>
          ) : (
            <>
              <CountedTable people={list.items} />
              <Pager list={list} onPage={onPage} />
              {counted === 'yes' ? <StoppedNote stopped={list.stopped} /> : null}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

const OnlyProgramme = ({ title }: { readonly title: string | undefined }) =>
  title === undefined ? null : <p>{m.report_people_programme({ title })}</p>

const reasons: Readonly<Record<CountReason, () => string>> = {
  counted: m.reason_counted,
  countedElsewhere: m.reason_elsewhere_short,
  outsidePeriod: m.reason_outside,
  notPractice: m.reason_not_practice,
}

function CountedTable({ people }: { readonly people: readonly CountedPerson[] }) {
  const { forms } = useSession()
  const formTitle = (form: string) => forms.find(({ code }) => code === form)?.title ?? form
  const reasonOf = ({ reason, elsewhere }: CountedPerson) =>
    reason === 'countedElsewhere' && elsewhere !== null
      ? m.reason_elsewhere({ programme: elsewhere.programme, form: formTitle(elsewhere.form) })
      : reasons[reason]()
  return (
    <DataTable
      label={m.report_people_title()}
      rows={people}
      rowKey={({ personId, programme, startsOn }) => `${personId} ${programme} ${startsOn}`}
      columns={[
        ...personColumns,
        { title: m.pairs_programme(), render: ({ programme }) => programme },
        { title: m.report_people_dates(), render: ({ startsOn, endsOn }) => showSpan(startsOn, endsOn) },
        { title: m.report_people_reason(), render: reasonOf },
      ]}
    />
  )
}
