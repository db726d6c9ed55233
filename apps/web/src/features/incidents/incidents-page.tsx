import { type IncidentListItem, IncidentState, incidentRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { IncidentsSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { showMinute } from '../../ui/minutes.ts'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { useServerNow } from '../../ui/time-left.ts'
import { showCounted } from '../../ui/units-of-count.ts'
import { Timer } from './notice-card.tsx'

interface IncidentsPageProps {
  readonly search: IncidentsSearch
  readonly onSearch: (search: IncidentsSearch) => void
}

const stateNames: Readonly<Record<IncidentState, () => string>> = { open: m.incidents_state_open, closed: m.incidents_state_closed }

export function IncidentsPage({ search, onSearch }: IncidentsPageProps) {
  const { page = 1, state } = search
  const mayRegister = useMay('incident.register')
  const list = useQuery({
    ...reading(incidentRoutes.list, { query: { page, ...(state !== undefined && { state }) } }),
    placeholderData: keepPreviousData,
  })
  const register = mayRegister ? (
    <LinkButton to="/incidents/new" color="accent">
      {m.incidents_register()}
    </LinkButton>
  ) : undefined
  return (
    <Page title={m.incidents_title()} lead={m.incidents_lead()} actions={register}>
      <div>
        <Filters label={m.incidents_filters()}>
          <Choice
            label={m.incidents_state()}
            any={m.incidents_state_any()}
            value={state}
            options={IncidentState.options.map((one) => [one, stateNames[one]()] as const)}
            onChoose={(chosen) => onSearch({ state: chosen })}
          />
        </Filters>
        <Loaded of={list}>
          {(incidents) =>
            incidents.total === 0 ? (
              <EmptyState title={state === undefined ? m.incidents_none() : m.incidents_none_found()}>
                <p>{state === undefined ? m.incidents_none_text() : m.incidents_none_found_text()}</p>
              </EmptyState>
            ) : (
              <>
                <Incidents items={incidents.items} timeZone={incidents.timeZone} now={incidents.now} readAt={list.dataUpdatedAt} />
                <Pager list={incidents} onPage={(next) => onSearch({ ...search, page: next })} />
              </>
            )
          }
        </Loaded>
      </div>
    </Page>
  )
}

interface IncidentsProps {
  readonly items: readonly IncidentListItem[]
  readonly timeZone: string
  readonly now: string
  readonly readAt: number
}

function Incidents({ items, timeZone, now: serverNow, readAt }: IncidentsProps) {
  const now = useServerNow(serverNow, readAt)
  return (
    <DataTable
      label={m.incidents_title()}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          title: m.incidents_kind(),
          heading: true,
          render: ({ id, kind }) => (
            <Link to="/incidents/$id" params={{ id }}>
              {kind.title}
            </Link>
          ),
        },
        { title: m.incidents_found(), render: ({ foundAt }) => showMinute(foundAt, timeZone) },
        {
          title: m.incidents_organisations(),
          render: ({ organisation, organisations }) => organisation?.title ?? showCounted(organisations, 'ORGANISATION'),
        },
        { title: m.incidents_people(), numeric: true, render: ({ people }) => showNumber(people) },
        {
          title: m.incidents_notices(),
          render: ({ notices, organisations }) =>
            notices.map(({ code, short, dueAt, sent }) => (
              <div key={code}>
                <span className="soft small">{short}:</span>{' '}
                {sent === organisations ? <Mark tone="good">{m.incident_sent_all()}</Mark> : <Timer dueAt={dueAt} now={now} />}
              </div>
            )),
        },
        {
          title: m.incidents_state(),
          render: ({ isClosed }) => <Mark tone={isClosed ? 'good' : 'plain'}>{stateNames[isClosed ? 'closed' : 'open']()}</Mark>,
        },
      ]}
    />
  )
}
