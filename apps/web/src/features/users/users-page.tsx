import { Button } from '@mantine/core'

import { RoleCode, type UnitRef, type UserGrant, type UserItem, UserState, userRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { usePlace } from '../../api/place.ts'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { UsersSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { UnitPicker } from '../../ui/unit-picker.tsx'
import { roleTitles } from './role-titles.ts'
import { StateMark, stateNames } from './user-state.tsx'

interface UsersPageProps {
  readonly search: UsersSearch
  readonly onSearch: (search: UsersSearch) => void
}

export function UsersPage({ search, onSearch }: UsersPageProps) {
  const mayInvite = useMay('user.manage')
  const { page = 1, ...filters } = search
  const list = useQuery({ ...reading(userRoutes.list, { query: { page, ...filters } }), placeholderData: keepPreviousData })
  return (
    <Page
      title={m.users_title()}
      lead={m.users_lead()}
      actions={
        mayInvite ? (
          <LinkButton to="/users/new" color="accent">
            {m.users_invite()}
          </LinkButton>
        ) : undefined
      }
    >
      <PlaceFilter
        isFiltered={search.unit !== undefined}
        unit={list.data?.unit ?? undefined}
        onPick={(unit) => onSearch({ ...filters, unit })}
      />
      <div>
        <Filters label={m.users_filters()}>
          <SearchField
            label={m.users_search()}
            value={search.search ?? ''}
            onSearch={(text) => onSearch({ ...filters, search: text === '' ? undefined : text })}
          />
          <Choice
            label={m.users_role()}
            any={m.users_role_any()}
            value={search.role}
            options={RoleCode.options.map((role) => [role, roleTitles[role]()] as const)}
            onChoose={(role) => onSearch({ ...filters, role })}
          />
          <Choice
            label={m.users_state()}
            any={m.users_state_any()}
            value={search.state}
            options={UserState.options.map((state) => [state, stateNames[state]()] as const)}
            onChoose={(state) => onSearch({ ...filters, state })}
          />
        </Filters>
        <Loaded of={list}>
          {(users) =>
            users.total === 0 ? (
              <EmptyState title={m.users_none()}>
                <p>{mayInvite ? m.users_none_invite() : m.users_none_text()}</p>
                <LinkButton to="/users" variant="default">
                  {m.filters_clear()}
                </LinkButton>
              </EmptyState>
            ) : (
              <>
                <UsersTable users={users.items} />
                <Pager list={users} onPage={(next) => onSearch({ ...search, page: next })} />
              </>
            )
          }
        </Loaded>
      </div>
    </Page>
  )
}

interface PlaceFilterProps {
  readonly isFiltered: boolean
  readonly unit: UnitRef | undefined
  readonly onPick: (code: string | undefined) => void
}

/** Whoever works above organisations narrows the list to one place; a narrowed list can always be widened. */
function PlaceFilter({ isFiltered, unit, onPick }: PlaceFilterProps) {
  const place = usePlace()
  if (place.level === 'organisation' && !isFiltered) return null
  const everywhere: UnitRef = { ...place, title: m.users_everywhere() }
  return (
    <div>
      <UnitPicker label={m.users_place()} unit={isFiltered ? unit : everywhere} onPick={({ code }) => onPick(code)} />
      {isFiltered ? (
        <Button className="no-print" variant="default" size="xs" onClick={() => onPick(undefined)}>
          {m.users_everywhere_show()}
        </Button>
      ) : null}
    </div>
  )
}

function UsersTable({ users }: { readonly users: readonly UserItem[] }) {
  return (
    <DataTable
      label={m.users_title()}
      rows={users}
      rowKey={({ id }) => id}
      columns={[
        {
          title: m.users_name(),
          heading: true,
          render: ({ id, name }) => (
            <Link to="/users/$id" params={{ id }}>
              {name}
            </Link>
          ),
        },
        { title: m.users_login(), render: ({ login }) => login },
        { title: m.users_roles(), render: ({ grants }) => <Posts grants={grants} /> },
        { title: m.users_state(), render: ({ state }) => <StateMark state={state} /> },
      ]}
    />
  )
}

function Posts({ grants }: { readonly grants: readonly UserGrant[] }) {
  if (grants.length === 0) return m.empty_dash()
  return grants.map(({ id, roleTitle, place, substitutes }) => (
    <div key={id}>
      {roleTitle} — {place.title}
      {substitutes === null ? '' : ` (${m.users_substitutes({ name: substitutes })})`}
    </div>
  ))
}
