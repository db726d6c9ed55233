import { type MentorshipKind, type MentorshipListItem, mentorshipRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { PairsSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { showSpan } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { FormChoice } from '../../ui/form-choice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PairsTabs } from '../../ui/pairs-tabs.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { kindName } from './kind-name.ts'

interface PairsPageProps {
  readonly organisation: UnitRef
  readonly search: PairsSearch
  readonly onSearch: (search: PairsSearch) => void
  /** What stands above the list. */
  readonly above: ReactNode
}

const kinds: readonly (readonly [MentorshipKind, string])[] = [
  ['PAIR', m.pairs_kind_pairs()],
  ['GROUP', m.pairs_kind_groups()],
]

export function PairsPage({ organisation, search, onSearch, above }: PairsPageProps) {
  const mayRegister = useMay('group.register')
  const { page = 1, ...filters } = search
  const query = { organisation: organisation.code, page, ...filters }
  const list = useQuery({ ...reading(mentorshipRoutes.list, { query }), placeholderData: keepPreviousData })
  return (
    <Page
      title={m.pairs_title()}
      lead={m.pairs_lead()}
      actions={
        mayRegister ? (
          <LinkButton to="/pairs/new" color="accent">
            {m.pairs_register()}
          </LinkButton>
        ) : undefined
      }
    >
      <PairsTabs current="pairs" />
      {above}
      <div>
        <Filters label={m.pairs_filters()}>
          <SearchField
            label={m.pairs_search()}
            value={search.search ?? ''}
            onSearch={(text) => onSearch({ ...filters, search: text === '' ? undefined : text })}
          />
          <Choice
            label={m.pairs_kind()}
            any={m.pairs_kind_any()}
            value={search.kind}
            options={kinds}
            onChoose={(kind) => onSearch({ ...filters, kind })}
          />
          <FormChoice form={search.form} onChoose={(form) => onSearch({ ...filters, form })} />
        </Filters>
        <Loaded of={list}>
          {(pairs) =>
            pairs.total === 0 ? (
              <NoPairs isFiltered={Object.values(filters).some((value) => value !== undefined)} />
            ) : (
              <>
                <PairsTable pairs={pairs.items} />
                <Pager list={pairs} onPage={(next) => onSearch({ ...search, page: next })} />
              </>
            )
          }
        </Loaded>
      </div>
    </Page>
  )
}

function NoPairs({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <EmptyState title={isFiltered ? m.pairs_none_found() : m.pairs_none_title()}>
      <p>{isFiltered ? m.people_none_found_text() : m.pairs_none_text()}</p>
      {isFiltered ? (
        <LinkButton to="/pairs" variant="default">
          {m.filters_clear()}
        </LinkButton>
      ) : null}
    </EmptyState>
  )
}

const menteesText = ({ mentees, menteeCount }: MentorshipListItem) => {
  const named = mentees.map(({ name }) => name).join(', ')
  return menteeCount > mentees.length ? `${named} ${m.pairs_more({ count: menteeCount - mentees.length })}` : named
}

function PairsTable({ pairs }: { readonly pairs: readonly MentorshipListItem[] }) {
  return (
    <DataTable
      label={m.pairs_title()}
      rows={pairs}
      rowKey={({ id }) => id}
      columns={[
        {
          title: m.role_mentor(),
          heading: true,
          render: ({ id, mentor }) => (
            <Link to="/pairs/$id" params={{ id }}>
              {mentor.name}
            </Link>
          ),
        },
        { title: m.pairs_kind(), render: ({ kind }) => kindName(kind) },
        { title: m.pairs_mentees(), render: menteesText },
        { title: m.pairs_programme(), render: ({ programme }) => programme.title },
        { title: m.form_label(), render: ({ programme }) => programme.form.title },
        { title: m.pairs_dates(), render: ({ startsOn, endsOn }) => showSpan(startsOn, endsOn) },
      ]}
    />
  )
}
