import { type ConclusionListItem, conclusionRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { ConclusionsSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { verdictTitles } from './verdicts.ts'

interface ConclusionsPageProps {
  readonly organisation: UnitRef
  readonly search: ConclusionsSearch
  readonly onSearch: (search: ConclusionsSearch) => void
}

/** The psychologist's list: whom he has spoken of, and of whom he may. */
export function ConclusionsPage({ organisation, search, onSearch }: ConclusionsPageProps) {
  const { page = 1, ...filters } = search
  const query = { organisation: organisation.code, page, ...filters }
  const list = useQuery({ ...reading(conclusionRoutes.list, { query }), placeholderData: keepPreviousData, staleTime: 0 })
  const isFiltered = Object.values(filters).some((value) => value !== undefined)
  return (
    <Page title={m.conclusions_title()} lead={m.conclusions_lead()}>
      <div>
        <Filters label={m.conclusions_filters()}>
          <SearchField
            label={m.people_search()}
            value={search.search ?? ''}
            onSearch={(text) => onSearch({ ...filters, search: text === '' ? undefined : text })}
          />
          <Choice
            label={m.conclusions_state()}
            any={m.conclusions_state_any()}
            value={search.state}
            options={[
              ['made', m.conclusions_state_made()],
              ['lacking', m.conclusions_state_lacking()],
            ]}
            onChoose={(state) => onSearch({ ...filters, state })}
          />
        </Filters>
        <Loaded of={list}>
          {(people) =>
            people.total === 0 ? (
              <Nobody isFiltered={isFiltered} />
            ) : (
              <>
                <PeopleTable people={people.items} />
                <Pager list={people} onPage={(next) => onSearch({ ...search, page: next })} />
              </>
            )
          }
        </Loaded>
      </div>
    </Page>
  )
}

function Nobody({ isFiltered }: { readonly isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState title={m.people_none_found()}>
      <LinkButton to="/conclusions" variant="default">
        {m.filters_clear()}
      </LinkButton>
    </EmptyState>
  ) : (
    <EmptyState title={m.conclusions_none()}>
      <p>{m.conclusions_none_text()}</p>
    </EmptyState>
  )
}

function PeopleTable({ people }: { readonly people: readonly ConclusionListItem[] }) {
  return (
    <DataTable
      label={m.conclusions_table()}
      rows={people}
      rowKey={({ personId }) => personId}
      columns={[
        {
          title: m.people_name(),
          heading: true,
          render: ({ personId, name }) => (
            <Link to="/conclusions/$id" params={{ id: personId }}>
              {name}
            </Link>
          ),
        },
        { title: m.people_occupation(), render: ({ occupation }) => occupation },
        {
          title: m.conclusions_consent(),
          render: ({ consented }) =>
            consented ? (
              <Mark tone="good">{m.conclusions_consent_given()}</Mark>
            ) : (
              <Mark tone="warn">{m.conclusions_consent_lacking()}</Mark>
            ),
        },
        { title: m.conclusions_verdict(), render: ({ verdict }) => (verdict === null ? '' : verdictTitles[verdict]()) },
        { title: m.conclusions_on(), render: ({ concludedOn }) => (concludedOn === null ? '' : showDay(concludedOn)) },
      ]}
    />
  )
}
