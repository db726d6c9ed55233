import { type Programme, programmeRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { ProgrammesSearch } from '../../search-params.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { FormChoice } from '../../ui/form-choice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { PracticeChoice, PracticeMark } from './practice-mark.tsx'
import { ProgrammeCard } from './programme-card.tsx'
import styles from './programmes-page.module.css'

interface ProgrammesPageProps {
  readonly organisation: UnitRef
  readonly search: ProgrammesSearch
  readonly onSearch: (search: ProgrammesSearch) => void
}

/** The list with the card of the chosen programme beside it. */
export function ProgrammesPage({ organisation, search, onSearch }: ProgrammesPageProps) {
  const { page = 1, programme: chosen, ...filters } = search
  const query = { organisation: organisation.code, page, ...filters }
  const list = useQuery({ ...reading(programmeRoutes.list, { query }), placeholderData: keepPreviousData })
  const close = () => onSearch({ ...search, programme: undefined })
  return (
    <Page title={m.programmes_title()} lead={m.programmes_lead()}>
      <div>
        <Filters label={m.programmes_filters()}>
          <SearchField
            label={m.programmes_search()}
            value={search.search ?? ''}
            onSearch={(text) => onSearch({ ...filters, search: text === '' ? undefined : text })}
          />
          <FormChoice form={search.form} onChoose={(form) => onSearch({ ...filters, form })} />
          <PracticeChoice practice={search.practice} onChoose={(practice) => onSearch({ ...filters, practice })} />
        </Filters>
        <Loaded of={list}>
          {(programmes) =>
            programmes.total === 0 ? (
              <NoProgrammes isFiltered={Object.values(filters).some((value) => value !== undefined)} />
            ) : (
              <div className={styles['beside']}>
                <div className={styles['list']}>
                  <ProgrammesTable programmes={programmes.items} search={search} />
                  <Pager list={programmes} onPage={(next) => onSearch({ ...filters, page: next })} />
                </div>
                {chosen === undefined ? null : (
                  <ProgrammeCard key={chosen} programme={programmes.items.find(({ id }) => id === chosen)} onClose={close} />
                )}
              </div>
            )
          }
        </Loaded>
      </div>
    </Page>
  )
}

function NoProgrammes({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <EmptyState title={isFiltered ? m.programmes_none_found() : m.programmes_none_title()}>
      <p>{isFiltered ? m.organisations_none_text() : m.programmes_none_text()}</p>
      {isFiltered ? (
        <LinkButton to="/programmes" variant="default">
          {m.filters_clear()}
        </LinkButton>
      ) : null}
    </EmptyState>
  )
}

function ProgrammesTable({ programmes, search }: { readonly programmes: readonly Programme[]; readonly search: ProgrammesSearch }) {
  return (
    <DataTable
      label={m.programmes_title()}
      rows={programmes}
      rowKey={({ id }) => id}
      current={({ id }) => id === search.programme}
      columns={[
        {
          title: m.programmes_name(),
          heading: true,
          render: ({ id, title }) => (
            <Link to="/programmes" search={{ ...search, programme: id }} resetScroll={false} aria-label={m.programmes_open({ title })}>
              {title}
            </Link>
          ),
        },
        // The open card takes the room of this column and names the form itself.
        ...(search.programme === undefined ? [{ title: m.programmes_form(), render: ({ form }: Programme) => form.title }] : []),
        { title: m.programmes_practice(), render: ({ practice }) => <PracticeMark practice={practice} /> },
        { title: m.role_mentors(), numeric: true, render: ({ mentors }) => showNumber(mentors) },
        { title: m.role_mentees(), numeric: true, render: ({ mentees }) => showNumber(mentees) },
      ]}
    />
  )
}
