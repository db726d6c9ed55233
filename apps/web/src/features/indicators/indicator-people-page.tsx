import { indicatorRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { IndicatorSearch } from '../../search-params.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { personColumns } from '../../ui/person-columns.tsx'
import { StoppedNote } from '../../ui/stopped-note.tsx'
import { useUnitYear } from './unit-year.ts'

interface IndicatorPeoplePageProps {
  readonly search: IndicatorSearch
  readonly onPage: (page: number) => void
}

export function IndicatorPeoplePage({ search, onPage }: IndicatorPeoplePageProps) {
  const at = useUnitYear(search)
  const { indicator = '', page = 1 } = search
  const all = useQuery(reading(indicatorRoutes.get, { query: at }))
  const people = useQuery({ ...reading(indicatorRoutes.people, { query: { ...at, indicator, page } }), placeholderData: keepPreviousData })
  const title = all.data?.items.find(({ code }) => code === indicator)?.title ?? ''
  return (
    <Page
      title={m.indicators_people_title()}
      lead={`${title}${title === '' ? '' : ', '}${at.year}`}
      back={
        <Link to="/indicators" search={at}>
          {m.indicators_back()}
        </Link>
      }
    >
      <Loaded of={people}>
        {(list) =>
          list.total === 0 ? (
            <p>{m.indicators_people_none()}</p>
          ) : (
            <>
              <DataTable
                label={m.indicators_people_title()}
                rows={list.items}
                rowKey={({ personId }) => personId}
                columns={personColumns}
              />
              <Pager list={list} onPage={onPage} />
              <StoppedNote stopped={list.stopped} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
