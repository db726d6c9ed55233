import { Button } from '@mantine/core'
import { type MatchingRound, matchingRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { MatchingSearch } from '../../search-params.ts'
import { showDay } from '../../ui/days.ts'
import { DownloadButton } from '../../ui/download-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Steps } from '../../ui/steps.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Agreement } from './agreement.tsx'
import { RoundCounting } from './counting.tsx'
import { Decisions } from './decisions.tsx'
import { FinishRound } from './finish-round.tsx'
import { matchingProblems } from './matching-problems.ts'
import { Mentors } from './mentors.tsx'
import { nextStep, type RoundStep, roundSteps } from './next-step.rules.ts'
import { NextStep } from './next-step.tsx'
import { Review } from './review.tsx'
import { RoundFigures } from './round-figures.tsx'
import { roundReading } from './use-round.ts'
import { useRun } from './use-run.ts'
import { Variants } from './variants.tsx'
import { modeTitles } from './words.ts'

interface RoundPageProps {
  readonly id: string
  readonly search: MatchingSearch
  readonly onSearch: (search: MatchingSearch) => void
}

/** One round of matching from the first count to the order. */
export function RoundPage({ id, search, onSearch }: RoundPageProps) {
  const maySomewhere = useMay('matching.run')
  const found = useQuery({ ...roundReading(id), staleTime: 0 })
  const counting = useRun(id)
  const [isFinishing, setFinishing] = useState(false)
  const round = found.data
  const mayRun = maySomewhere && round?.finishedAt === null
  const mode = round?.draft?.mode ?? 'points'
  const count = () => void counting.run({ title: modeTitles[mode](), mode, weights: null, asDraft: true })
  const finish = () => setFinishing(true)
  const isBusy = counting.sending !== undefined || isFinishing
  return (
    <Page
      title={m.matching_title()}
      lead={round === undefined ? undefined : m.matching_lead({ programme: round.programme.title, day: showDay(round.orderOn) })}
      back={
        <Link to="/programmes" search={{ programme: round?.programme.id }}>
          {m.programmes_title()}
        </Link>
      }
      actions={
        round === undefined || !maySomewhere ? undefined : (
          <RoundActions round={round} step={stepAt(round, search.view)} mayRun={mayRun && !isBusy} onCount={count} onFinish={finish} />
        )
      }
    >
      <Loaded of={found}>
        {(shown) => (
          <>
            <Steps label={m.matching_steps()} steps={stepTitles.map((title) => title())} now={placeOf(shown, search.view)} />
            {isFinishing ? <FinishRound id={id} onDone={() => setFinishing(false)} /> : null}
            {shown.finishedAt === null ? null : <Notice tone="good" title={m.matching_finished()} />}
            {counting.error === null ? null : <ProblemNotice error={counting.error} texts={matchingProblems} />}
            {counting.sending === undefined ? null : <RoundCounting sending={counting.sending} onStop={counting.stop} />}
            {mayRun && !isBusy ? (
              <NextStep
                round={shown}
                step={stepAt(shown, search.view)}
                search={search}
                onCount={count}
                onFinish={finish}
                onSearch={onSearch}
              />
            ) : null}
            <Seen round={shown} mayRun={mayRun} search={search} onSearch={onSearch} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

const stepTitles = [m.matching_step_count, m.matching_step_review, m.matching_step_agree, m.matching_step_publish, m.matching_step_order]

/** What comes next. Whoever has opened the answers has reviewed the draft. */
function stepAt(round: MatchingRound, view: MatchingSearch['view']): RoundStep {
  const step = nextStep(round)
  return step === 'review' && view === 'answers' ? 'agree' : step
}

const placeOf = (round: MatchingRound, view: MatchingSearch['view']): number =>
  round.finishedAt === null ? roundSteps.indexOf(stepAt(round, view)) : stepTitles.length

interface RoundActionsProps {
  readonly round: MatchingRound
  readonly step: RoundStep
  readonly mayRun: boolean
  readonly onCount: () => void
  readonly onFinish: () => void
}

/** What can be done at any time; what comes next has its own button below. */
function RoundActions({ round: { id, draft }, step, mayRun, onCount, onFinish }: RoundActionsProps) {
  return (
    <>
      {draft === null ? null : (
        <DownloadButton
          label={m.matching_protocol()}
          texts={matchingProblems}
          load={() => call(matchingRoutes.protocol, { params: { id, run: draft.id } })}
        />
      )}
      {draft === null || !mayRun ? null : (
        <DownloadButton
          label={m.matching_protocol_docx()}
          texts={matchingProblems}
          load={() => call(matchingRoutes.protocolDocx, { params: { id, run: draft.id } })}
        />
      )}
      {draft === null || step === 'count' || !mayRun ? null : (
        <Button variant="default" onClick={onCount}>
          {m.matching_count_again()}
        </Button>
      )}
      {step === 'finish' || !mayRun ? null : (
        <Button variant="default" onClick={onFinish}>
          {m.matching_finish()}
        </Button>
      )}
    </>
  )
}

interface SeenProps extends Omit<RoundPageProps, 'id'> {
  readonly round: MatchingRound
  readonly mayRun: boolean
}

function Seen({ round, mayRun, search, onSearch }: SeenProps) {
  const { id, draft, finishedAt, isOutdated } = round
  const part = { round, mayRun, search, onSearch }
  if (draft === null) {
    return (
      <EmptyState title={m.matching_none_counted()}>
        <p>{m.matching_none_counted_text()}</p>
      </EmptyState>
    )
  }
  return (
    <>
      {isOutdated && finishedAt === null ? (
        <Notice tone="warn" title={m.matching_is_outdated()}>
          <p>{m.matching_is_outdated_text()}</p>
        </Notice>
      ) : null}
      <RoundFigures round={round} draft={draft} />
      <Views id={id} view={search.view} />
      {search.view === undefined ? <Review {...part} /> : null}
      {search.view === 'answers' ? <Agreement {...part} /> : null}
      {search.view === 'mentors' ? <Mentors {...part} /> : null}
      {search.view === 'decisions' ? <Decisions {...part} /> : null}
      {search.view === 'variants' ? <Variants round={round} mayRun={mayRun} /> : null}
    </>
  )
}

const views = [
  [undefined, m.matching_view_pairs],
  ['answers', m.matching_view_answers],
  ['mentors', m.matching_view_mentors],
  ['decisions', m.matching_view_decisions],
  ['variants', m.matching_view_variants],
] as const

function Views({ id, view }: { readonly id: string; readonly view: MatchingSearch['view'] }) {
  return (
    <Tabs
      label={m.matching_views()}
      tabs={views.map(([key, title]) => ({
        key: key ?? 'pairs',
        title: title(),
        link: { to: `/matching/${id}`, search: { view: key } },
        isCurrent: key === view,
      }))}
    />
  )
}
