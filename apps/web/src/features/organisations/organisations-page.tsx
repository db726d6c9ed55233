import { type Level, organisationRoutes, type Unit } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { OrganisationsSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { levelName } from '../../ui/levels.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { SearchField } from '../../ui/search-field.tsx'

interface OrganisationsPageProps {
  readonly search: OrganisationsSearch
  readonly onSearch: (search: OrganisationsSearch) => void
}

const levels: readonly (readonly [Level, string])[] = [
  ['region', m.organisations_level_region()],
  ['municipality', m.organisations_level_municipality()],
  ['organisation', m.organisations_level_organisation()],
]

export function OrganisationsPage({ search, onSearch }: OrganisationsPageProps) {
  const mayCreate = useMay('organisation.create')
  const { page = 1, ...filters } = search
  const list = useQuery({ ...reading(organisationRoutes.list, { query: { page, ...filters } }), placeholderData: keepPreviousData })
  return (
    <Page
      title={m.organisations_title()}
      lead={m.organisations_lead()}
      actions={
        mayCreate ? (
          <LinkButton to="/organisations/new" color="accent">
            {m.organisations_add()}
          </LinkButton>
        ) : undefined
      }
    >
      <div>
        <Filters label={m.organisations_filters()}>
          <SearchField
            label={m.organisations_search()}
            value={search.search ?? ''}
            onSearch={(text) => onSearch({ ...filters, search: text === '' ? undefined : text })}
          />
          <Choice
            label={m.organisations_level()}
            any={m.organisations_level_any()}
            value={search.level}
            options={levels}
            onChoose={(level) => onSearch({ ...filters, level })}
          />
        </Filters>
        <Loaded of={list}>
          {(units) =>
            units.total === 0 ? (
              <EmptyState title={m.organisations_none_found()}>
                <p>{m.organisations_none_text()}</p>
                <LinkButton to="/organisations" variant="default">
                  {m.filters_clear()}
                </LinkButton>
              </EmptyState>
            ) : (
              <>
                <UnitsTable units={units.items} />
                <Pager list={units} onPage={(next) => onSearch({ ...search, page: next })} />
              </>
            )
          }
        </Loaded>
      </div>
    </Page>
  )
}

function UnitsTable({ units }: { readonly units: readonly Unit[] }) {
  return (
    <DataTable
      label={m.organisations_table()}
      rows={units}
      rowKey={({ level, code }) => `${level} ${code}`}
      columns={[
        { title: m.organisations_name(), heading: true, render: UnitLink },
        { title: m.organisations_level(), render: ({ level }) => levelName(level) },
        { title: m.organisations_kind(), render: ({ kind }) => kind?.title ?? m.empty_dash() },
        { title: m.organisations_municipality(), render: ({ municipality }) => municipality?.title ?? m.empty_dash() },
      ]}
    />
  )
}

/** An organisation has a card; a municipality has its organisations. */
function UnitLink({ level, code, title }: Unit) {
  if (level === 'organisation') {
    return (
      <Link to="/organisations/$code" params={{ code }}>
        {title}
      </Link>
    )
  }
  if (level === 'region') return title
  return (
    <Link to="/organisations" search={{ municipality: code, level: 'organisation' }} aria-label={m.organisations_inside({ title })}>
      {title}
    </Link>
  )
}
