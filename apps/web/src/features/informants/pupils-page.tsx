import { informantRoutes, type KnownPupil, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { PupilsSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { classTitle } from '../../ui/class-title.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'

interface PupilsPageProps {
  readonly organisation: UnitRef
  readonly search: PupilsSearch
  readonly onSearch: (search: PupilsSearch) => void
}

/** The pupils of a class teacher: whom to tell of. */
export function PupilsPage({ organisation, search, onSearch }: PupilsPageProps) {
  const { page = 1, ...filters } = search
  const query = { organisation: organisation.code, page, ...filters }
  const list = useQuery({ ...reading(informantRoutes.pupils, { query }), placeholderData: keepPreviousData, staleTime: 0 })
  const isFiltered = Object.values(filters).some((value) => value !== undefined)
  return (
    <Page title={m.pupils_title()} lead={m.pupils_lead()}>
      <div>
        <Filters label={m.pupils_filters()}>
          <Choice
            label={m.pupils_class()}
            any={m.people_class_any()}
            value={search.class}
            options={(list.data?.classes ?? []).map((code) => [code, classTitle(code)] as const)}
            onChoose={(group) => onSearch({ ...filters, class: group })}
          />
          <Choice
            label={m.pupils_state()}
            any={m.pupils_state_any()}
            value={search.state}
            options={[
              ['lacking', m.pupils_state_lacking()],
              ['given', m.pupils_state_given()],
            ]}
            onChoose={(state) => onSearch({ ...filters, state })}
          />
        </Filters>
        <Loaded of={list}>
          {(pupils) =>
            pupils.total === 0 ? (
              <EmptyState title={isFiltered ? m.pupils_none_found() : m.pupils_none()}>
                {isFiltered ? null : <p>{m.pupils_none_text()}</p>}
              </EmptyState>
            ) : (
              <>
                <Pupils pupils={pupils.items} />
                <Pager list={pupils} onPage={(next) => onSearch({ ...search, page: next })} />
              </>
            )
          }
        </Loaded>
      </div>
    </Page>
  )
}

function Pupils({ pupils }: { readonly pupils: readonly KnownPupil[] }) {
  return (
    <DataTable
      label={m.pupils_table()}
      rows={pupils}
      rowKey={({ personId }) => personId}
      columns={[
        {
          title: m.pupils_name(),
          heading: true,
          render: ({ personId, name }) => (
            <Link to="/pupils/$id" params={{ id: personId }}>
              {name}
            </Link>
          ),
        },
        { title: m.pupils_class(), render: ({ class: code }) => classTitle(code) },
        {
          title: m.pupils_asked(),
          render: ({ asked, givenOn }) => (asked ? <Mark tone={givenOn === null ? 'warn' : 'plain'}>{m.pupils_asked_yes()}</Mark> : ''),
        },
        {
          title: m.pupils_given(),
          render: ({ givenOn }) =>
            givenOn === null ? (
              <span className="soft">{m.pupils_given_no()}</span>
            ) : (
              <Mark tone="good">{m.pupils_given_on({ day: showDay(givenOn) })}</Mark>
            ),
        },
      ]}
    />
  )
}
