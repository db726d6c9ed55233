import { Button } from '@mantine/core'
import { type JointRound, jointRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { usePlace } from '../../api/place.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { JointRoundsSearch } from '../../search-params.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PlaceChoice } from '../../ui/place-choice.tsx'
import { OpenRound } from './open-round.tsx'

interface RoundsPageProps {
  readonly search: JointRoundsSearch
  readonly onSearch: (search: JointRoundsSearch) => void
}

/** The joint rounds of a place, and how a new one is opened. */
export function RoundsPage({ search, onSearch }: RoundsPageProps) {
  const place = usePlace()
  const navigate = useNavigate()
  const [isOpening, setOpening] = useState(false)
  const { unit = place.code, page = 1 } = search
  const list = useQuery({ ...reading(jointRoutes.list, { query: { unit, page } }), placeholderData: keepPreviousData })
  return (
    <Page
      title={m.joint_title()}
      lead={m.joint_lead()}
      actions={
        isOpening ? undefined : (
          <Button color="accent" onClick={() => setOpening(true)}>
            {m.joint_open()}
          </Button>
        )
      }
    >
      {place.level === 'region' ? (
        <Filters label={m.joint_filters()}>
          <PlaceChoice
            level="municipality"
            label={m.joint_place()}
            none={m.joint_place_all()}
            value={search.unit ?? ''}
            onChoose={(code) => onSearch({ unit: code === '' ? undefined : code })}
          />
        </Filters>
      ) : null}
      {isOpening ? (
        <OpenRound
          key={unit}
          unit={unit}
          forms={list.data?.forms}
          onCancel={() => setOpening(false)}
          onOpened={({ id }) => void navigate({ to: '/joint-rounds/$id', params: { id } })}
        />
      ) : null}
      <Loaded of={list}>
        {(rounds) =>
          rounds.total === 0 ? (
            isOpening ? null : (
              <EmptyState title={m.joint_none()}>
                <p>{m.joint_none_text()}</p>
              </EmptyState>
            )
          ) : (
            <>
              <RoundsTable rounds={rounds.items} place={place} />
              <Pager list={rounds} onPage={(next) => onSearch({ ...search, page: next })} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function RoundsTable({ rounds, place }: { readonly rounds: readonly JointRound[]; readonly place: UnitRef }) {
  return (
    <DataTable
      label={m.joint_list()}
      rows={rounds}
      rowKey={({ id }) => id}
      columns={[
        { title: m.joint_form_column(), heading: true, render: (round) => <RoundLink round={round} place={place} /> },
        { title: m.joint_unit(), render: ({ unit }) => unit.title },
        { title: m.joint_orders(), render: ({ orderOn }) => showDay(orderOn) },
        { title: m.joint_state(), render: (round) => <State round={round} /> },
        { title: m.joint_organisations(), numeric: true, render: ({ organisations }) => showNumber(organisations) },
        { title: m.joint_mentees(), numeric: true, render: ({ mentees }) => showNumber(mentees) },
        { title: m.joint_placed(), numeric: true, render: ({ placed }) => showNumber(placed) },
      ]}
    />
  )
}

/** A round of the whole region stands in a municipality's list, and is led above it. */
function RoundLink({ round: { id, form, unit }, place }: { readonly round: JointRound; readonly place: UnitRef }) {
  if (unit.level === 'region' && place.level !== 'region') {
    return (
      <>
        {form.title} <span className="soft small">{m.joint_led_above()}</span>
      </>
    )
  }
  return (
    <Link to="/joint-rounds/$id" params={{ id }}>
      {form.title}
    </Link>
  )
}

function State({ round: { finishedAt, countedAt } }: { readonly round: JointRound }) {
  if (finishedAt !== null) return <Mark tone="plain">{m.joint_state_finished()}</Mark>
  return countedAt === null ? <Mark tone="warn">{m.joint_state_joining()}</Mark> : <Mark tone="good">{m.joint_state_counted()}</Mark>
}
