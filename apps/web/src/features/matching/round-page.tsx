import type { MatchingRound } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { MatchingSearch } from '../../search-params.ts'
import { showDay } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Steps } from '../../ui/steps.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Agreement } from './agreement.tsx'
import { Counting } from './counting.tsx'
import { Decisions } from './decisions.tsx'
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
  const mayRun = useMay('matching.run')
  const found = useQuery({ ...roundReading(id), staleTime: 0 })
  const round = found.data
  return (
    <Page
      title={m.matching_title()}
      lead={round === undefined ? undefined : m.matching_lead({ programme: round.programme.title, day: showDay(round.orderOn) })}
      back={
        <Link to="/programmes" search={{ programme: round?.programme.id }}>
          {m.programmes_title()}
        </Link>
      }
    >
      <Loaded of={found}>
        {(shown) => <Seen round={shown} mayRun={mayRun && shown.finishedAt === null} search={search} onSearch={onSearch} />}
      </Loaded>
    </Page>
  )
}

interface SeenProps extends Omit<RoundPageProps, 'id'> {
  readonly round: MatchingRound
  readonly mayRun: boolean
}

const stepTitles = [m.matching_step_count, m.matching_step_review, m.matching_step_agree, m.matching_step_publish, m.matching_step_order]

/** Whoever has opened the answers has reviewed the draft. */
const stepAt = (step: RoundStep, view: MatchingSearch['view']): RoundStep => (step === 'review' && view === 'answers' ? 'agree' : step)

function Seen({ round, mayRun, search, onSearch }: SeenProps) {
  const { id, draft, finishedAt, isOutdated } = round
  const counting = useRun(id)
  const step = stepAt(nextStep(round), search.view)
  const now = finishedAt === null ? roundSteps.indexOf(step) : stepTitles.length
  const mode = draft?.mode ?? 'points'
  const count = () => void counting.run({ title: modeTitles[mode](), mode, weights: null, asDraft: true })
  const part = { round, mayRun, search, onSearch }
  return (
    <>
      <Steps label={m.matching_steps()} steps={stepTitles.map((title) => title())} now={now} />
      {finishedAt === null ? null : <Notice tone="good" title={m.matching_finished()} />}
      {isOutdated && finishedAt === null && draft !== null ? (
        <Notice tone="warn" title={m.matching_is_outdated()}>
          <p>{m.matching_is_outdated_text()}</p>
        </Notice>
      ) : null}
      {counting.error === null ? null : <ProblemNotice error={counting.error} texts={matchingProblems} />}
      {counting.sending === undefined ? (
        mayRun && <NextStep round={round} step={step} search={search} onCount={count} onSearch={onSearch} />
      ) : (
        <Counting sending={counting.sending} onStop={counting.stop} />
      )}
      {draft === null ? (
        counting.sending === undefined && (
          <EmptyState title={m.matching_none_counted()}>
            <p>{m.matching_none_counted_text()}</p>
          </EmptyState>
        )
      ) : (
        <>
          <RoundFigures round={round} draft={draft} mayRun={mayRun} />
          <Views id={id} view={search.view} />
          {search.view === undefined ? <Review {...part} /> : null}
          {search.view === 'answers' ? <Agreement {...part} /> : null}
          {search.view === 'mentors' ? <Mentors {...part} /> : null}
          {search.view === 'decisions' ? <Decisions {...part} /> : null}
          {search.view === 'variants' ? <Variants round={round} mayRun={mayRun} /> : null}
        </>
      )}
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
