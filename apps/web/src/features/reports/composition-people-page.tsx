import { compositionRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { CompositionPeopleSearch } from '../../search-params.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { personColumns } from '../../ui/person-columns.tsx'
import { StoppedNote } from '../../ui/stopped-note.tsx'
import { useScope } from './scope.ts'

interface CompositionPeoplePageProps {
  readonly search: CompositionPeopleSearch
  readonly onPage: (page: number) => void
}

/** The people behind a number of the composition. */
export function CompositionPeoplePage({ search, onPage }: CompositionPeoplePageProps) {
  const { composition = '', form, row, role = 'MENTEE', page = 1 } = search
  const scope = { ...useScope(search), composition, ...(form === undefined ? {} : { form }) }
  const composed = useQuery(reading(compositionRoutes.get, { query: scope }))
  const query = { ...scope, ...(row === undefined ? {} : { row }), role, page }
  const people = useQuery({ ...reading(compositionRoutes.people, { query }), placeholderData: keepPreviousData })
  const rowTitle = row === undefined ? m.composition_people_all() : (composed.data?.rows.find(({ code }) => code === row)?.title ?? '')
  return (
    <Page
      title={m.report_people_title()}
      lead={m.composition_people_lead({
        row: rowTitle,
        role: role === 'MENTOR' ? m.role_mentors() : m.role_mentees(),
        period: composed.data?.period.title ?? scope.period,
      })}
      back={
        <Link to="/reports/composition" search={scope}>
          {m.composition_back()}
        </Link>
      }
    >
      <Loaded of={people}>
        {(list) =>
          list.total === 0 ? (
            <p>{m.report_people_none_yes()}</p>
          ) : (
            <>
              <DataTable label={m.report_people_title()} rows={list.items} rowKey={({ personId }) => personId} columns={personColumns} />
              <Pager list={list} onPage={onPage} />
              <StoppedNote stopped={list.stopped} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
