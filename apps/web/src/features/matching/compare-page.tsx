import { Button } from '@mantine/core'
import { type MatchingRun, matchingRoutes, type RunComparison, type RunDifference } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useId } from 'react'
import { call } from '../../api/call.ts'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { MatchingCompareSearch } from '../../search-params.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Figures } from '../../ui/figures.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { compareRows } from './compare-rows.ts'
import { matchingProblems } from './matching-problems.ts'
import { roundReading, useDeed } from './use-round.ts'
import { countedPoints, rankWords, runTitle } from './words.ts'

interface ComparePageProps {
  readonly id: string
  readonly search: MatchingCompareSearch
  readonly onSearch: (search: MatchingCompareSearch) => void
}

/** Two variants side by side: the figures, and who fares better or worse. */
export function ComparePage({ id, search, onSearch }: ComparePageProps) {
  const round = useQuery(roundReading(id))
  return (
    <Page
      title={m.matching_compare_title()}
      lead={m.matching_compare_lead()}
      back={
        <Link to="/matching/$id" params={{ id }} search={{ view: 'variants' }}>
          {m.matching_view_variants()}
        </Link>
      }
    >
      <Loaded of={round} lines={10}>
        {({ draft, runs, finishedAt }) => {
          const left = search.left ?? draft?.id
          const right = search.right ?? runs.find((run) => run.id !== left)?.id
          return left === undefined || right === undefined ? (
            <EmptyState title={m.matching_compare_none()}>
              <p>{m.matching_compare_none_text()}</p>
            </EmptyState>
          ) : (
            <Compared
              id={id}
              left={left}
              right={right}
              search={search}
              onSearch={onSearch}
              draft={draft?.id}
              isOver={finishedAt !== null}
            />
          )
        }}
      </Loaded>
    </Page>
  )
}

interface ComparedProps extends ComparePageProps {
  readonly left: string
  readonly right: string
  readonly draft: string | undefined
  /** The round is finished: its draft stays as it is. */
  readonly isOver: boolean
}

function Compared({ id, left, right, search, onSearch, draft, isOver }: ComparedProps) {
  const { page } = search
  const found = useQuery({
    ...reading(matchingRoutes.compare, { params: { id }, query: { left, right, page } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded of={found} lines={10}>
      {(compared) => (
        <>
          <Side compared={compared} draft={draft} />
          {isOver ? null : <Take id={id} run={compared.right.id === draft ? compared.left : compared.right} draft={draft} />}
          <Differences compared={compared} draft={draft} onPage={(next) => onSearch({ ...search, page: next })} />
        </>
      )}
    </Loaded>
  )
}

const nameOf = (run: MatchingRun, draft: string | undefined) =>
  run.id === draft ? m.matching_draft_run({ run: runTitle(run) }) : runTitle(run)
const shortOf = ({ id, number }: MatchingRun, draft: string | undefined) =>
  id === draft ? m.matching_draft() : m.matching_run_short({ number: showNumber(number) })

function Side({ compared: { left, right }, draft }: { readonly compared: RunComparison; readonly draft: string | undefined }) {
  return (
    <>
      <p>{m.matching_compared({ left: nameOf(left, draft), right: nameOf(right, draft) })}</p>
      <DataTable
        label={m.matching_compare_title()}
        rows={compareRows(left, right)}
        rowKey={({ title }) => title}
        columns={[
          { title: m.matching_figure(), heading: true, render: ({ title }) => title },
          { title: shortOf(left, draft), numeric: true, render: (row) => row.left },
          {
            title: shortOf(right, draft),
            numeric: true,
            render: ({ right: value, better }) => (
              <>
                {value}{' '}
                {better === undefined ? null : (
                  <Mark tone={better ? 'good' : 'warn'}>{better ? m.matching_better() : m.matching_worse()}</Mark>
                )}
              </>
            ),
          },
        ]}
      />
    </>
  )
}

function Take({ id, run, draft }: { readonly id: string; readonly run: MatchingRun; readonly draft: string | undefined }) {
  const mayRun = useMay('matching.run')
  const navigate = useNavigate()
  const why = useId()
  const take = useDeed(id, {
    act: (_given, version) => call(matchingRoutes.take, { params: { id }, body: { version, run: run.id } }),
    onDone: () => void navigate({ to: '/matching/$id', params: { id } }),
  })
  if (!mayRun || run.id === draft) return null
  return (
    <div>
      {take.error === null ? null : <ProblemNotice error={take.error} texts={matchingProblems} />}
      <p>
        <Button
          color="accent"
          loading={take.isPending}
          disabled={!run.isCurrent}
          aria-describedby={run.isCurrent ? undefined : why}
          onClick={() => take.mutate()}
        >
          {m.matching_take({ run: showNumber(run.number) })}
        </Button>{' '}
        <span id={why} className="soft">
          {run.isCurrent ? m.matching_take_hint() : m.matching_run_stale_text()}
        </span>
      </p>
    </div>
  )
}

const fareOf = (fare: RunDifference['left']): string =>
  fare === null ? m.matching_without() : [fare.mentor, countedPoints(fare.points), ...rankWords({ ...fare, mentorRank: null })].join(' · ')

function Differences({
  compared: { left, right, win, lose, same, page },
  draft,
  onPage,
}: {
  readonly compared: RunComparison
  readonly draft: string | undefined
  readonly onPage: (page: number) => void
}) {
  const title = m.matching_differences({ run: showNumber(right.number) })
  return (
    <Section title={title}>
      <Figures
        label={title}
        figures={[
          { label: m.matching_win(), value: showNumber(win) },
          { label: m.matching_lose(), value: showNumber(lose), ...(lose > 0 && { tone: 'warn' as const }) },
          { label: m.matching_same(), value: showNumber(same) },
        ]}
      />
      {page.total === 0 ? (
        <p>{m.matching_no_differences()}</p>
      ) : (
        <>
          <DataTable
            label={title}
            rows={page.items}
            rowKey={({ mentee }) => mentee.participationId}
            columns={[
              { title: m.matching_mentee(), heading: true, render: ({ mentee }) => mentee.name },
              { title: shortOf(left, draft), render: (row) => fareOf(row.left) },
              { title: shortOf(right, draft), render: (row) => fareOf(row.right) },
            ]}
          />
          <Pager list={page} onPage={onPage} />
        </>
      )}
    </Section>
  )
}
