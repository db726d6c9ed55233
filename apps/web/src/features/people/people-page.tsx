import { Button } from '@mantine/core'
import { type ParticipantRole, type PersonListItem, peopleRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { PeopleSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { ClassChoice } from '../../ui/class-choice.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showBirth } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { FormChoice } from '../../ui/form-choice.tsx'
import { kindOptions } from '../../ui/kind-titles.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { roleName } from '../../ui/role-names.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { useMarks } from './chosen.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { ExportPeople } from './export-people.tsx'
import styles from './people.module.css'
import { SavedFilters } from './saved-filters.tsx'

interface PeoplePageProps {
  readonly organisation: UnitRef
  readonly search: PeopleSearch
  readonly onSearch: (search: PeopleSearch) => void
}

const roles: readonly (readonly [ParticipantRole, string])[] = [
  ['MENTOR', m.role_mentors()],
  ['MENTEE', m.role_mentees()],
]

export function PeoplePage({ organisation, search, onSearch }: PeoplePageProps) {
  const { page = 1, ...filters } = search
  const query = { organisation: organisation.code, page, ...filters }
  const list = useQuery({ ...reading(peopleRoutes.list, { query }), placeholderData: keepPreviousData })
  const [isExporting, setExporting] = useState(false)
  const mayCorrect = useMay('person.correct')
  const isFiltered = Object.values(filters).some((value) => value !== undefined)
  const { left, ...filter } = filters
  const marks = useMarks(JSON.stringify([organisation.code, filters]))
  const mayMove = mayCorrect && left === undefined
  return (
    <Page
      title={m.people_title()}
      lead={m.people_lead()}
      actions={
        <>
          {mayCorrect ? <PeopleLinks /> : null}
          <Button variant="default" aria-expanded={isExporting} onClick={() => setExporting(!isExporting)}>
            {m.export_open()}
          </Button>
        </>
      }
    >
      {isExporting ? <ExportPeople organisation={organisation.code} filters={filters} onClose={() => setExporting(false)} /> : null}
      <div>
        <Filters label={m.people_filters()}>
          <SearchField
            label={m.people_search()}
            value={search.search ?? ''}
            onSearch={(text) => onSearch({ ...filters, search: text === '' ? undefined : text })}
          />
          <Choice
            label={m.role_label()}
            any={m.role_any()}
            value={search.role}
            options={roles}
            onChoose={(role) => onSearch({ ...filters, role })}
          />
          <Choice
            label={m.person_kind()}
            any={m.person_kind_any()}
            value={search.kind}
            options={kindOptions()}
            onChoose={(kind) => onSearch({ ...filters, kind })}
          />
          <FormChoice form={search.form} onChoose={(form) => onSearch({ ...filters, form })} />
          <ClassChoice organisation={organisation.code} value={search.class} onChoose={(group) => onSearch({ ...filters, class: group })} />
          <Choice
            label={m.people_where()}
            any={m.people_where_here()}
            value={search.left}
            options={[['yes', m.people_where_left()]]}
            onChoose={(gone) => onSearch({ ...filters, left: gone })}
          />
        </Filters>
        <SavedFilters organisation={organisation.code} filter={savedPart(filters)} />
        <Loaded of={list}>
          {(people) => (
            <>
              {mayMove ? (
                <ChosenBar organisation={organisation.code} filter={filter} page={people.items} total={people.total} list={marks} />
              ) : null}
              {people.total === 0 ? (
                <NoPeople isFiltered={isFiltered} left={left === 'yes' && Object.values(filter).every((value) => value === undefined)} />
              ) : (
                <>
                  <PeopleTable people={people.items} marks={mayMove ? marks : undefined} />
                  <Pager list={people} onPage={(next) => onSearch({ ...search, page: next })} />
                </>
              )}
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

/** A search may be a child's name: it is no part of a named filter. */
const savedPart = ({ search: _search, ...asked }: Omit<PeopleSearch, 'page'>) => asked

const PeopleLinks = () => (
  <>
    <LinkButton to="/applications" variant="default">
      {m.people_to_applications()}
    </LinkButton>
    <LinkButton to="/inquiries" variant="default">
      {m.people_to_inquiries()}
    </LinkButton>
    <LinkButton to="/promotion" variant="default">
      {m.people_to_promotion()}
    </LinkButton>
    <LinkButton to="/transfers" variant="default">
      {m.people_to_transfers()}
    </LinkButton>
    <LinkButton to="/duplicates" variant="default">
      {m.people_duplicates()}
    </LinkButton>
  </>
)

function NoPeople({ isFiltered, left }: { readonly isFiltered: boolean; readonly left: boolean }) {
  if (left) {
    return (
      <EmptyState title={m.people_nobody_left()}>
        <p>{m.people_nobody_left_text()}</p>
      </EmptyState>
    )
  }
  return isFiltered ? (
    <EmptyState title={m.people_none_found()}>
      <p>{m.people_none_found_text()}</p>
      <LinkButton to="/people" variant="default">
        {m.filters_clear()}
      </LinkButton>
    </EmptyState>
  ) : (
    <EmptyState title={m.people_none_title()}>
      <p>{m.people_none_text()}</p>
      <LinkButton to="/imports" color="accent">
        {m.people_none_load()}
      </LinkButton>
    </EmptyState>
  )
}

interface PeopleTableProps {
  readonly people: readonly PersonListItem[]
  /** What is marked; a reader who may do nothing with it marks nothing. */
  readonly marks: ReturnType<typeof useMarks> | undefined
}

function PeopleTable({ people, marks }: PeopleTableProps) {
  const page = people.map(({ id }) => id)
  const choice: Column<PersonListItem>[] =
    marks === undefined
      ? []
      : [
          {
            title: m.chosen_column(),
            render: ({ id, name }) => (
              <input
                type="checkbox"
                className={styles['tick']}
                aria-label={m.chosen_person({ name })}
                checked={marks.isMarked(id)}
                onChange={() => marks.toggle(id, page)}
              />
            ),
          },
        ]
  return (
    <DataTable
      label={m.people_table()}
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        ...choice,
        {
          title: m.people_name(),
          heading: true,
          render: ({ id, name }) => (
            <Link to="/people/$id" params={{ id }}>
              {name}
            </Link>
          ),
        },
        { title: m.people_birth(), render: ({ birth }) => showBirth(birth) },
        { title: m.people_occupation(), render: ({ occupation }) => occupation },
        { title: m.people_roles(), render: (person) => person.roles.map(roleName).join(', ') },
        { title: m.people_participations(), numeric: true, render: ({ participations }) => showNumber(participations) },
      ]}
    />
  )
}
