import { type GateCode, type ReadinessListItem, type ReadinessNumbers, readinessRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { ReadinessSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Figures } from '../../ui/figures.tsx'
import { Filters } from '../../ui/filters.tsx'
import { GateMark, VerdictMark } from '../../ui/gate-mark.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PairsTabs } from '../../ui/pairs-tabs.tsx'
import { SearchField } from '../../ui/search-field.tsx'

interface ReadinessPageProps {
  readonly organisation: UnitRef
  readonly search: ReadinessSearch
  readonly onSearch: (search: ReadinessSearch) => void
}

/** Which mentors may be matched, who lacks what and whose term runs out. */
export function ReadinessPage({ organisation, search, onSearch }: ReadinessPageProps) {
  const { page = 1, ...filters } = search
  const query = { organisation: organisation.code, page, ...filters }
  const list = useQuery({ ...reading(readinessRoutes.list, { query }), placeholderData: keepPreviousData, staleTime: 0 })
  const isFiltered = Object.values(filters).some((value) => value !== undefined)
  return (
    <Page title={m.readiness_title()} lead={m.readiness_lead()}>
      <PairsTabs current="readiness" />
      <Loaded of={list}>
        {(mentors) => (
          <>
            {mentors.numbers.all === 0 && !isFiltered ? null : <Numbers numbers={mentors.numbers} days={mentors.expiringDays} />}
            <div>
              <Filters label={m.readiness_filters()}>
                <SearchField
                  label={m.people_search()}
                  value={search.search ?? ''}
                  onSearch={(text) => onSearch({ ...filters, search: text === '' ? undefined : text })}
                />
                <Choice
                  label={m.readiness_verdict()}
                  any={m.readiness_any()}
                  value={search.verdict}
                  options={[
                    ['ready', m.readiness_ready()],
                    ['warned', m.readiness_warned()],
                    ['blocked', m.readiness_blocked()],
                  ]}
                  onChoose={(verdict) => onSearch({ ...filters, verdict })}
                />
                <Choice<GateCode>
                  label={m.readiness_lacking()}
                  any={m.readiness_lacking_any()}
                  value={search.lacking}
                  options={mentors.numbers.lacking.map(({ gate, title }) => [gate, title] as const)}
                  onChoose={(lacking) => onSearch({ ...filters, lacking })}
                />
                <Choice
                  label={m.readiness_term()}
                  any={m.readiness_term_any()}
                  value={search.expiring}
                  options={[['yes', m.readiness_expiring({ days: mentors.expiringDays })]]}
                  onChoose={(expiring) => onSearch({ ...filters, expiring })}
                />
              </Filters>
              {mentors.total === 0 ? (
                <Nobody isFiltered={isFiltered} />
              ) : (
                <>
                  <Mentors mentors={mentors.items} numbers={mentors.numbers} />
                  <Pager list={mentors} onPage={(next) => onSearch({ ...search, page: next })} />
                </>
              )}
            </div>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Numbers({ numbers, days }: { readonly numbers: ReadinessNumbers; readonly days: number }) {
  const link = (count: number, search: ReadinessSearch) => (
    <Link to="/readiness" search={search}>
      {showNumber(count)}
    </Link>
  )
  return (
    <Figures
      label={m.readiness_numbers()}
      figures={[
        { label: m.readiness_all(), value: link(numbers.all, {}) },
        { label: m.readiness_ready(), value: link(numbers.ready, { verdict: 'ready' }) },
        ...numbers.lacking.map(({ gate, title, count, effect }) => ({
          label: m.readiness_without({ title }),
          value: link(count, { lacking: gate }),
          ...(count > 0 && { tone: effect === 'block' ? ('bad' as const) : ('warn' as const) }),
        })),
        {
          label: m.readiness_expiring({ days }),
          value: link(numbers.expiring, { expiring: 'yes' }),
          ...(numbers.expiring > 0 && { tone: 'warn' as const }),
        },
      ]}
    />
  )
}

function Nobody({ isFiltered }: { readonly isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState title={m.people_none_found()}>
      <LinkButton to="/readiness" variant="default">
        {m.filters_clear()}
      </LinkButton>
    </EmptyState>
  ) : (
    <EmptyState title={m.readiness_none()}>
      <p>{m.readiness_none_text()}</p>
      <LinkButton to="/imports" variant="default">
        {m.nav_imports()}
      </LinkButton>
    </EmptyState>
  )
}

function Mentors({ mentors, numbers }: { readonly mentors: readonly ReadinessListItem[]; readonly numbers: ReadinessNumbers }) {
  return (
    <DataTable
      label={m.readiness_table()}
      rows={mentors}
      rowKey={({ personId }) => personId}
      columns={[
        {
          title: m.people_name(),
          heading: true,
          render: ({ personId, name }) => (
            <Link to="/readiness/people/$id" params={{ id: personId }}>
              {name}
            </Link>
          ),
        },
        { title: m.people_occupation(), render: ({ occupation }) => occupation },
        { title: m.readiness_verdict(), render: ({ verdict }) => <VerdictMark verdict={verdict} /> },
        ...numbers.lacking.map(({ gate, title }) => ({
          title,
          render: ({ gates }: ReadinessListItem) => {
            const found = gates.find((one) => one.gate === gate)
            return found === undefined ? '' : <GateMark gate={found} />
          },
        })),
      ]}
    />
  )
}
