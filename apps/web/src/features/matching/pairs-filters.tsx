import { Button } from '@mantine/core'
import { PairsFilter, PairsOrder } from '@nastavnik/contract'
import { useCallback } from 'react'
import { m } from '../../paraglide/messages.js'
import type { MatchingSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { filterTitles, orderTitles } from './words.ts'

interface PairsFiltersProps {
  readonly search: MatchingSearch
  /** What no filter shows; left out: everybody. */
  readonly any?: string
  /** Those to choose from; left out: all. */
  readonly filters?: readonly PairsFilter[]
  readonly onSearch: (search: MatchingSearch) => void
}

/** What of the list is seen and in which order; it stands in the address. */
export function PairsFilters({ search, any = m.matching_filter_all(), filters = PairsFilter.options, onSearch }: PairsFiltersProps) {
  const find = useCallback((text: string) => onSearch({ ...search, search: text === '' ? undefined : text }), [search, onSearch])
  return (
    <Filters label={m.matching_filters()}>
      <SearchField label={m.matching_search()} value={search.search ?? ''} onSearch={find} />
      <Choice
        label={m.matching_filter()}
        any={any}
        value={search.filter}
        options={filters.map((filter) => [filter, filterTitles[filter]()] as const)}
        onChoose={(filter) => onSearch({ ...search, filter })}
      />
      <Choice
        label={m.matching_order()}
        value={search.order ?? 'name'}
        options={PairsOrder.options.map((order) => [order, orderTitles[order]()] as const)}
        onChoose={(order) => onSearch({ ...search, order: order === 'name' ? undefined : order })}
      />
    </Filters>
  )
}

/** The list where a filter finds nobody. */
export function NobodyFound({ onSearch, search }: Pick<PairsFiltersProps, 'search' | 'onSearch'>) {
  return (
    <EmptyState title={m.matching_nobody_found()}>
      {search.filter === undefined && search.search === undefined ? null : (
        <Button variant="default" onClick={() => onSearch({ ...search, filter: undefined, search: undefined })}>
          {m.filters_clear()}
        </Button>
      )}
    </EmptyState>
  )
}
