import { Button } from '@mantine/core'
import { matchingRoutes, type RoundMentor } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { MatchingSearch } from '../../search-params.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Pager } from '../../ui/pager.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { PlacesMeter } from './places-meter.tsx'
import type { RoundPart } from './use-round.ts'

interface MentorsProps extends RoundPart {
  readonly search: MatchingSearch
  readonly onSearch: (search: MatchingSearch) => void
}

/** Mentors of the round: how many places each has and who has them. */
export function Mentors({ round, mayRun, search: { view, search, page }, onSearch }: MentorsProps) {
  const { id } = round
  const [changing, setChanging] = useState<RoundMentor>()
  const query = { search, page }
  const found = useQuery({ ...reading(matchingRoutes.mentors, { params: { id }, query }), placeholderData: keepPreviousData })
  return (
    <div>
      <Filters label={m.matching_filters()}>
        <SearchField
          label={m.matching_mentor_search()}
          value={search ?? ''}
          onSearch={(text) => onSearch({ view, search: text === '' ? undefined : text })}
        />
      </Filters>
      <Loaded of={found}>
        {(list) =>
          list.total === 0 ? (
            <EmptyState title={m.matching_no_mentors()}>
              <p>{m.matching_no_mentors_text()}</p>
            </EmptyState>
          ) : (
            <>
              <DataTable
                label={m.matching_view_mentors()}
                rows={list.items}
                rowKey={({ mentor }) => mentor.participationId}
                columns={[
                  {
                    title: m.matching_mentor(),
                    heading: true,
                    render: ({ mentor }) => (
                      <>
                        {mentor.name} <span className="soft small">{mentor.occupation}</span>
                      </>
                    ),
                  },
                  { title: m.matching_places_of(), render: PlacesMeter },
                  { title: m.matching_mentees_of(), render: ({ mentees }) => mentees.map(({ name }) => name).join(', ') },
                  { title: m.matching_places_decision(), render: ({ decision }) => decision?.reason ?? '' },
                  ...(mayRun
                    ? [
                        {
                          title: m.matching_change(),
                          render: (row: RoundMentor) => (
                            <Button
                              size="xs"
                              variant="default"
                              aria-label={m.matching_places_change_name({ name: row.mentor.name })}
                              onClick={() => setChanging(row)}
                            >
                              {m.matching_places_change()}
                            </Button>
                          ),
                        },
                      ]
                    : []),
                ]}
              />
              <Pager list={list} onPage={(next) => onSearch({ view, search, page: next })} />
            </>
          )
        }
      </Loaded>
      {changing === undefined ? null : (
        <DecisionDialog
          round={round}
          proposed={{
            kind: 'PLACES',
            mentor: { id: changing.mentor.participationId, name: changing.mentor.name },
            places: changing.places,
          }}
          onClose={() => setChanging(undefined)}
          onDone={() => setChanging(undefined)}
        />
      )}
    </div>
  )
}
