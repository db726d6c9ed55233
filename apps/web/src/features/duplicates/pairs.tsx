import { Button } from '@mantine/core'
import { type DuplicatePair, duplicateRoutes, type PairState } from '@nastavnik/contract'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { showBirth } from '../../ui/days.ts'
import { reasonsText } from '../../ui/duplicate-reasons.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { duplicateProblems } from './duplicate-problems.ts'
import styles from './duplicates.module.css'

interface PairsProps {
  readonly organisation: string
  readonly state: PairState
  readonly page: number
  readonly onPage: (page: number) => void
}

/** How often a list is asked for again while the search is on its way, ms. */
const searchingAgain = 1_500

export function Pairs({ organisation, state, page, onPage }: PairsProps) {
  const list = useQuery({
    ...reading(duplicateRoutes.list, { query: { organisation, state, page } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.searching === true ? searchingAgain : false),
  })
  const decide = useMutation({
    mutationFn: ({ first, second }: DuplicatePair) =>
      call(duplicateRoutes.decide, { params: { kept: first.id, gone: second.id }, body: { different: state === 'open' } }),
    onSuccess: () => refresh(duplicateRoutes.list, duplicateRoutes.identity),
  })
  return (
    <>
      {decide.isSuccess ? (
        <Notice tone="good" title={decide.data.state === 'different' ? m.duplicates_parted() : m.duplicates_returned()} focused />
      ) : null}
      {decide.error === null ? null : <ProblemNotice error={decide.error} texts={duplicateProblems} />}
      <Loaded of={list}>
        {(pairs) => (
          <>
            {pairs.searching && state === 'open' ? <Notice tone="info" title={m.duplicates_searching()} /> : null}
            {pairs.total === 0 ? (
              <NoPairs state={state} />
            ) : (
              <ul className={styles['pairs']} aria-label={m.duplicates_title()}>
                {pairs.items.map((pair) => (
                  <Pair
                    key={`${pair.first.id} ${pair.second.id}`}
                    pair={pair}
                    busy={decide.isPending && decide.variables === pair}
                    onDecide={() => decide.mutate(pair)}
                  />
                ))}
              </ul>
            )}
            <Pager list={pairs} onPage={onPage} />
          </>
        )}
      </Loaded>
    </>
  )
}

function NoPairs({ state }: { readonly state: PairState }) {
  return state === 'open' ? (
    <EmptyState title={m.duplicates_none()}>
      <p>{m.duplicates_none_text()}</p>
    </EmptyState>
  ) : (
    <EmptyState title={m.duplicates_none_different()}>
      <p>{m.duplicates_none_different_text()}</p>
    </EmptyState>
  )
}

function Pair({ pair, busy, onDecide }: { readonly pair: DuplicatePair; readonly busy: boolean; readonly onDecide: () => void }) {
  const { first, second, reasons, state } = pair
  const names = { first: first.name, second: second.name }
  // The card that says more stays, unless the person swaps them.
  const [kept, gone] = first.participations >= second.participations ? [first, second] : [second, first]
  return (
    <li className={styles['pair']} aria-label={m.duplicates_pair(names)}>
      <div className={styles['sides']}>
        {[first, second].map(({ id, name, birth, occupation, participations }) => (
          <div key={id} className={styles['side']}>
            <Link to="/people/$id" params={{ id }}>
              {name}
            </Link>
            <p className="small">{[showBirth(birth), occupation].filter((part) => part !== '').join(' · ')}</p>
            <p className="soft small">{m.duplicates_participations({ count: participations })}</p>
          </div>
        ))}
      </div>
      {reasons.length === 0 ? null : <p>{reasonsText(reasons)}</p>}
      <div className={styles['deeds']}>
        {state === 'open' ? (
          <LinkButton
            to="/duplicates/$kept/$gone"
            params={{ kept: kept.id, gone: gone.id }}
            color="accent"
            aria-label={m.duplicates_compare_of(names)}
          >
            {m.duplicates_compare()}
          </LinkButton>
        ) : null}
        <Button
          variant="default"
          loading={busy}
          onClick={onDecide}
          aria-label={state === 'open' ? m.duplicates_part_of(names) : m.duplicates_back_of(names)}
        >
          {state === 'open' ? m.duplicates_part() : m.duplicates_back()}
        </Button>
      </div>
    </li>
  )
}
