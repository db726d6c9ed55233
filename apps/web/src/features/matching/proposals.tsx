import { Button } from '@mantine/core'
import { matchingRoutes, type PairProposal } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { call } from '../../api/call.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { MatchingSearch } from '../../search-params.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay, showInstant } from '../../ui/days.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Pager } from '../../ui/pager.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { matchingProblems } from './matching-problems.ts'
import { nextStep, toOrder } from './next-step.rules.ts'
import { RoundOrder } from './round-order.tsx'
import { type RoundPart, useDeed } from './use-round.ts'

interface ProposalsProps extends RoundPart {
  readonly search: MatchingSearch
  readonly onSearch: (search: MatchingSearch) => void
}

/** Pairs that both sides agree to: published, then fixed by an order. */
export function Proposals({ round, mayRun, search, onSearch }: ProposalsProps) {
  const { id, numbers } = round
  const found = useQuery({
    ...reading(matchingRoutes.proposals, { params: { id }, query: { page: search.page } }),
    placeholderData: keepPreviousData,
  })
  const withdraw = useDeed<string>(id, {
    act: (proposal) => call(matchingRoutes.withdraw, { params: { id, proposal } }),
  })
  return (
    <Section title={m.matching_published_heading()} aside={mayRun ? <Publish round={round} /> : undefined}>
      <p className="soft">{m.matching_published_lead()}</p>
      {withdraw.error === null ? null : <ProblemNotice error={withdraw.error} texts={matchingProblems} />}
      <Loaded of={found} lines={3}>
        {(list) =>
          list.total === 0 ? (
            <p>{m.matching_none_published()}</p>
          ) : (
            <>
              <DataTable
                label={m.matching_published_heading()}
                rows={list.items}
                rowKey={({ id: proposal }) => proposal}
                columns={[
                  { title: m.matching_mentee(), heading: true, render: ({ mentee }) => mentee.name },
                  { title: m.matching_mentor(), render: ({ mentor }) => mentor.name },
                  { title: m.matching_published_at(), render: ({ publishedAt }) => showInstant(publishedAt) },
                  {
                    title: m.matching_order_column(),
                    render: ({ order }) => (order === null ? '' : m.matching_order_of({ number: order.number, day: showDay(order.on) })),
                  },
                  ...(mayRun
                    ? [
                        {
                          title: m.matching_change(),
                          render: ({ id: proposal, mentee, order }: PairProposal) =>
                            order === null ? (
                              <Button
                                size="xs"
                                variant="default"
                                aria-label={m.matching_withdraw_name({ name: mentee.name })}
                                loading={withdraw.isPending && withdraw.variables === proposal}
                                onClick={() => withdraw.mutate(proposal)}
                              >
                                {m.matching_withdraw()}
                              </Button>
                            ) : null,
                        },
                      ]
                    : []),
                ]}
              />
              <Pager list={list} onPage={(page) => onSearch({ ...search, page })} />
            </>
          )
        }
      </Loaded>
      {numbers.ordered > 0 || (mayRun && toOrder(numbers) > 0) ? <RoundOrder round={round} mayRun={mayRun} /> : null}
    </Section>
  )
}

/** Where publishing is what comes next, the button stands at the top of the page. */
function Publish({ round }: Pick<RoundPart, 'round'>) {
  const { id, numbers } = round
  const why = useId()
  const count = numbers.agreed
  const publish = useDeed(id, {
    act: (_given, version) => call(matchingRoutes.publish, { params: { id }, body: { version, mentees: null } }),
  })
  if (nextStep(round) === 'publish') return null
  return (
    <div>
      <Button
        variant="default"
        disabled={count === 0}
        loading={publish.isPending}
        aria-describedby={count === 0 ? why : undefined}
        onClick={() => publish.mutate()}
      >
        {m.matching_publish({ shown: showNumber(count) })}
      </Button>
      {count === 0 ? (
        <p id={why} className="soft small">
          {m.matching_publish_none()}
        </p>
      ) : null}
      {publish.error === null ? null : <ProblemNotice error={publish.error} texts={matchingProblems} />}
    </div>
  )
}
