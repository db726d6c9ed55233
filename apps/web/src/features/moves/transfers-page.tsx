import { moveRoutes, type Transfer, type TransferState, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { classTitle } from '../../ui/class-title.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Section } from '../../ui/section.tsx'
import { OfferedPeople } from './offered-people.tsx'

interface TransfersPageProps {
  readonly organisation: UnitRef
  readonly page: number
  readonly onPage: (page: number) => void
}

/** Who is offered to the organisation and whom it has offered. */
export function TransfersPage({ organisation, page, onPage }: TransfersPageProps) {
  const query = { organisation: organisation.code, page }
  const list = useQuery({ ...reading(moveRoutes.transfers, { query }), placeholderData: keepPreviousData, staleTime: 0 })
  return (
    <Page title={m.transfers_title()} lead={m.transfers_lead()} back={<Link to="/people">{m.people_title()}</Link>}>
      <Loaded of={list}>
        {(transfers) => (
          <>
            <OfferedPeople transfers={transfers.items.filter(({ direction, state }) => direction === 'in' && state === 'waiting')} />
            <Section title={m.transfers_all()}>
              {transfers.total === 0 ? (
                <EmptyState title={m.transfers_none()}>
                  <p>{m.transfers_none_text()}</p>
                </EmptyState>
              ) : (
                <>
                  <TransfersTable transfers={transfers.items} />
                  <Pager list={transfers} onPage={onPage} />
                </>
              )}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}

const states: Readonly<Record<TransferState, readonly [tone: 'good' | 'warn' | 'plain', text: () => string]>> = {
  waiting: ['warn', m.transfers_waiting],
  accepted: ['good', m.transfers_accepted],
  declined: ['plain', m.transfers_declined],
  cancelled: ['plain', m.transfers_cancelled],
  expired: ['plain', m.transfers_expired],
}

function TransfersTable({ transfers }: { readonly transfers: readonly Transfer[] }) {
  return (
    <DataTable
      label={m.transfers_all()}
      rows={transfers}
      rowKey={({ id }) => id}
      columns={[
        { title: m.transfers_who(), heading: true, render: (transfer) => <Who transfer={transfer} /> },
        { title: m.transfers_class(), render: ({ who }) => (who === null ? '—' : classTitle(who.class)) },
        {
          title: m.transfers_direction(),
          render: ({ direction }) => (direction === 'in' ? m.transfers_direction_in() : m.transfers_direction_out()),
        },
        { title: m.transfers_other(), render: ({ direction, from, to }) => (direction === 'in' ? from.title : to.title) },
        { title: m.transfers_day(), render: ({ day }) => showDay(day) },
        { title: m.transfers_state(), render: (transfer) => <State transfer={transfer} /> },
      ]}
    />
  )
}

function Who({ transfer: { who, personId } }: { readonly transfer: Transfer }) {
  if (who === null) return <span className="soft">{m.transfers_who_gone()}</span>
  return personId === null ? (
    who.name
  ) : (
    <Link to="/people/$id" params={{ id: personId }}>
      {who.name}
    </Link>
  )
}

function State({ transfer: { state, reason } }: { readonly transfer: Transfer }) {
  const [tone, text] = states[state]
  return (
    <>
      <Mark tone={tone}>{text()}</Mark>
      {reason === '' ? null : <p className="soft small">{m.transfers_reason({ reason })}</p>}
    </>
  )
}
