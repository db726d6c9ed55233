import { Button } from '@mantine/core'
import { type MatchingDecision, matchingRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { MatchingSearch } from '../../search-params.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { showInstant } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Pager } from '../../ui/pager.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { matchingProblems } from './matching-problems.ts'
import { type RoundPart, useDeed } from './use-round.ts'
import { countedPlaces, decisionTitles } from './words.ts'

interface DecisionsProps extends RoundPart {
  readonly search: MatchingSearch
  readonly onSearch: (search: MatchingSearch) => void
}

const whomOf = ({ mentee, mentor, places }: MatchingDecision): string => {
  if (mentee !== null) return m.matching_pair_of({ mentee: mentee.name, mentor: mentor.name })
  return places === null ? mentor.name : m.matching_places_to({ mentor: mentor.name, places: countedPlaces(places) })
}

/** What the curator has decided and why; each can be taken back. */
export function Decisions({ round: { id }, mayRun, search: { view, page }, onSearch }: DecisionsProps) {
  const found = useQuery({ ...reading(matchingRoutes.decisions, { params: { id }, query: { page } }), placeholderData: keepPreviousData })
  const undo = useDeed<string>(id, {
    act: (decision, version) => call(matchingRoutes.undo, { params: { id, decision }, query: { version } }),
  })
  return (
    <div>
      {undo.error === null ? null : <ProblemNotice error={undo.error} texts={matchingProblems} />}
      <Loaded of={found}>
        {(list) =>
          list.total === 0 ? (
            <EmptyState title={m.matching_no_decisions()}>
              <p>{m.matching_no_decisions_text()}</p>
            </EmptyState>
          ) : (
            <>
              <DataTable
                label={m.matching_view_decisions()}
                rows={list.items}
                rowKey={({ id: decision }) => decision}
                columns={[
                  { title: m.matching_decision_whom(), heading: true, render: whomOf },
                  { title: m.matching_decision_what(), render: ({ kind }) => decisionTitles[kind]() },
                  { title: m.matching_reason_field(), render: ({ reason }) => reason },
                  { title: m.matching_decision_who(), render: ({ by }) => by ?? '' },
                  { title: m.matching_decision_when(), render: ({ decidedAt }) => showInstant(decidedAt) },
                  ...(mayRun
                    ? [
                        {
                          title: m.matching_change(),
                          render: (decision: MatchingDecision) => (
                            <Button
                              size="xs"
                              variant="default"
                              aria-label={m.matching_undo_name({ whom: whomOf(decision) })}
                              loading={undo.isPending && undo.variables === decision.id}
                              onClick={() => undo.mutate(decision.id)}
                            >
                              {m.matching_undo_decision()}
                            </Button>
                          ),
                        },
                      ]
                    : []),
                ]}
              />
              <Pager list={list} onPage={(next) => onSearch({ view, page: next })} />
            </>
          )
        }
      </Loaded>
    </div>
  )
}
