import { type ApplicationListItem, type ApplicationState, applicationRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { ApplicationsSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { classTitle } from '../../ui/class-title.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { dayOf, roleOptions, roleWord, stateMarks } from './application-words.ts'
import { Intakes } from './intakes.tsx'

interface ApplicationsPageProps {
  readonly organisation: UnitRef
  readonly search: ApplicationsSearch
  readonly onSearch: (search: ApplicationsSearch) => void
}

const tabs: readonly (readonly [state: ApplicationState, title: () => string])[] = [
  ['new', m.applications_states_new],
  ['waiting', m.applications_states_waiting],
  ['accepted', m.applications_states_accepted],
  ['declined', m.applications_states_declined],
]

/** The queue of those who want to take part, and the links by which they apply. */
export function ApplicationsPage({ organisation, search, onSearch }: ApplicationsPageProps) {
  const { page = 1, state = 'new', ...filters } = search
  const query = { organisation: organisation.code, page, state, ...filters }
  const list = useQuery({ ...reading(applicationRoutes.list, { query }), placeholderData: keepPreviousData, staleTime: 0 })
  const isFiltered = Object.values(filters).some((value) => value !== undefined)
  const titleOf = (key: ApplicationState, title: string) =>
    list.data === undefined ? title : m.applications_tab({ title, count: showNumber(list.data.counts[key]) })
  return (
    <Page
      title={m.applications_title()}
      lead={m.applications_lead()}
      back={<Link to="/people">{m.people_title()}</Link>}
      actions={
        <LinkButton to="/applications/new" variant="default">
          {m.applications_enter()}
        </LinkButton>
      }
    >
      <div>
        <Tabs
          label={m.applications_states()}
          tabs={tabs.map(([key, title]) => ({
            key,
            title: titleOf(key, title()),
            link: { to: '/applications', search: { ...filters, state: key } },
            isCurrent: key === state,
          }))}
        />
        <Filters label={m.applications_filters()}>
          <Choice
            label={m.role_label()}
            any={m.role_any()}
            value={search.role}
            options={roleOptions()}
            onChoose={(role) => onSearch({ ...filters, state, role })}
          />
          <Choice
            label={m.people_class()}
            any={m.people_class_any()}
            value={search.class}
            options={(list.data?.classes ?? []).map((code) => [code, classTitle(code)] as const)}
            onChoose={(group) => onSearch({ ...filters, state, class: group })}
          />
        </Filters>
        <Loaded of={list}>
          {(applications) =>
            applications.total === 0 ? (
              <Nobody isFirst={!isFiltered && Object.values(applications.counts).every((count) => count === 0)} />
            ) : (
              <>
                <Queue applications={applications.items} />
                <Pager list={applications} onPage={(next) => onSearch({ ...search, page: next })} />
              </>
            )
          }
        </Loaded>
      </div>
      <Intakes organisation={organisation.code} />
    </Page>
  )
}

function Nobody({ isFirst }: { readonly isFirst: boolean }) {
  return isFirst ? (
    <EmptyState title={m.applications_none()}>
      <p>{m.applications_none_text()}</p>
    </EmptyState>
  ) : (
    <EmptyState title={m.applications_none_found()}>
      <p>{m.applications_none_found_text()}</p>
    </EmptyState>
  )
}

function Queue({ applications }: { readonly applications: readonly ApplicationListItem[] }) {
  return (
    <DataTable
      label={m.applications_table()}
      rows={applications}
      rowKey={({ id }) => id}
      columns={[
        {
          title: m.applications_name(),
          heading: true,
          render: ({ id, name }) => (
            <Link to="/applications/$id" params={{ id }}>
              {name}
            </Link>
          ),
        },
        { title: m.applications_role(), render: ({ role }) => roleWord(role) },
        {
          title: m.application_occupation(),
          render: ({ class: code, occupation }) => (code === '' ? occupation : classTitle(code)),
        },
        {
          title: m.applications_day(),
          render: ({ appliedAt, channel }) => (
            <>
              {dayOf(appliedAt)}
              {channel === 'PAPER' ? <span className="soft small"> {m.applications_paper()}</span> : null}
            </>
          ),
        },
        {
          title: m.applications_state(),
          render: ({ state, known }) => (
            <>
              <Mark tone={stateMarks[state][0]}>{stateMarks[state][1]()}</Mark>
              {known && state !== 'accepted' ? <p className="soft small">{m.applications_known()}</p> : null}
            </>
          ),
        },
      ]}
    />
  )
}
