import { type SubjectRequestItem, SubjectRequestState, subjectRequestRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { RequestsSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { RequestMark, stateNames } from './request-mark.tsx'

interface RequestsPageProps {
  readonly organisation: UnitRef
  readonly search: RequestsSearch
  readonly onSearch: (search: RequestsSearch) => void
}

/** Who asked what of his data, the most pressing first. */
export function RequestsPage({ organisation, search, onSearch }: RequestsPageProps) {
  const { page = 1, state } = search
  const query = { organisation: organisation.code, page, ...(state !== undefined && { state }) }
  const list = useQuery({ ...reading(subjectRequestRoutes.list, { query }), placeholderData: keepPreviousData, staleTime: 0 })
  return (
    <Page title={m.requests_title()} lead={m.requests_lead()}>
      <div>
        <Filters label={m.requests_filters()}>
          <Choice
            label={m.requests_state()}
            any={m.requests_state_any()}
            value={state}
            options={SubjectRequestState.options.map((one) => [one, stateNames[one]()] as const)}
            onChoose={(chosen) => onSearch({ state: chosen })}
          />
        </Filters>
        <Loaded of={list} lines={4}>
          {(requests) =>
            requests.total === 0 ? (
              <Nothing isFiltered={state !== undefined} />
            ) : (
              <>
                <RequestsTable items={requests.items} />
                <Pager list={requests} onPage={(next) => onSearch({ ...search, page: next })} />
              </>
            )
          }
        </Loaded>
      </div>
    </Page>
  )
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState title={m.requests_none_found()}>
      <LinkButton to="/requests" variant="default">
        {m.filters_clear()}
      </LinkButton>
    </EmptyState>
  ) : (
    <EmptyState title={m.requests_none()}>
      <p>{m.requests_none_text()}</p>
      <LinkButton to="/people" variant="default">
        {m.requests_find_person()}
      </LinkButton>
    </EmptyState>
  )
}

function RequestsTable({ items }: { readonly items: readonly SubjectRequestItem[] }) {
  return (
    <DataTable
      label={m.requests_title()}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          title: m.people_name(),
          heading: true,
          render: ({ personId, name }) =>
            name === null ? (
              <span className="soft">{m.requests_erased()}</span>
            ) : (
              <Link to="/people/$id/rights" params={{ id: personId }}>
                {name}
              </Link>
            ),
        },
        { title: m.requests_kind(), render: ({ kindTitle }) => kindTitle },
        { title: m.requests_asked_on(), render: ({ askedOn }) => showDay(askedOn) },
        { title: m.requests_due(), render: ({ dueOn }) => showDay(dueOn) },
        { title: m.requests_state(), render: (request) => <RequestMark request={request} /> },
      ]}
    />
  )
}
