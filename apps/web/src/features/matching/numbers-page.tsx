import { matchingRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { usePlace } from '../../api/place.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { MatchingNumbersSearch } from '../../search-params.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { UnitScope } from '../../ui/unit-scope.tsx'

interface NumbersPageProps {
  readonly search: MatchingNumbersSearch
  readonly onSearch: (search: MatchingNumbersSearch) => void
}

/** How matching goes in the organisations of a territory: counts alone. */
export function NumbersPage({ search, onSearch }: NumbersPageProps) {
  const place = usePlace()
  const { unit = place.code, page } = search
  const found = useQuery({ ...reading(matchingRoutes.numbers, { query: { unit, page } }), placeholderData: keepPreviousData })
  return (
    <Page title={m.matching_numbers_title()} lead={m.matching_numbers_lead()}>
      <UnitScope unit={unit === place.code ? place : undefined} onPick={({ code }) => onSearch({ unit: code })} />
      <Loaded of={found} lines={10}>
        {(list) =>
          list.total === 0 ? (
            <EmptyState title={m.matching_numbers_none()}>
              <p>{m.matching_numbers_none_text()}</p>
            </EmptyState>
          ) : (
            <>
              <DataTable
                label={m.matching_numbers_title()}
                rows={list.items}
                rowKey={({ organisation, form }) => `${organisation.code} ${form.code}`}
                columns={[
                  { title: m.matching_organisation(), heading: true, render: ({ organisation }) => organisation.title },
                  { title: m.programmes_form(), render: ({ form }) => form.title },
                  { title: m.matching_rounds(), numeric: true, render: ({ rounds }) => showNumber(rounds) },
                  { title: m.matching_number_mentees(), numeric: true, render: ({ mentees }) => showNumber(mentees) },
                  { title: m.matching_filter_placed(), numeric: true, render: ({ placed }) => showNumber(placed) },
                  { title: m.matching_number_published(), numeric: true, render: ({ published }) => showNumber(published) },
                ]}
              />
              <Pager list={list} onPage={(next) => onSearch({ unit: search.unit, page: next })} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
