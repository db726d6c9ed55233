import { Button } from '@mantine/core'
import { type MatchingRound, matchingRoutes } from '@nastavnik/contract'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import type { MatchingSearch } from '../../search-params.ts'
import looks from '../../ui/next-step.module.css'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { matchingProblems } from './matching-problems.ts'
import type { RoundStep } from './next-step.rules.ts'
import { useDeed } from './use-round.ts'

interface NextStepProps {
  readonly round: MatchingRound
  readonly step: RoundStep
  readonly search: MatchingSearch
  readonly onCount: () => void
  readonly onFinish: () => void
  readonly onSearch: (search: MatchingSearch) => void
}

const hints: Readonly<Record<RoundStep, () => string>> = {
  count: m.matching_next_count,
  review: m.matching_next_review,
  agree: m.matching_next_agree,
  publish: m.matching_next_publish,
  order: m.matching_next_order,
  finish: m.matching_next_finish,
}

/** What comes next, in a sentence and one main button. */
export function NextStep({ round, step, search: { view }, onCount, onFinish, onSearch }: NextStepProps) {
  const { id, draft, numbers } = round
  const publish = useDeed(id, {
    act: (_given, version) => call(matchingRoutes.publish, { params: { id }, body: { version, mentees: null } }),
    onDone: () => onSearch({ view: 'answers' }),
  })
  const main: Readonly<Record<RoundStep, readonly [title: string, onClick: () => void] | undefined>> = {
    count: [draft === null ? m.matching_count() : m.matching_count_again(), onCount],
    review: view === 'answers' ? undefined : [m.matching_to_answers(), () => onSearch({ view: 'answers' })],
    agree: view === 'answers' ? undefined : [m.matching_to_answers(), () => onSearch({ view: 'answers' })],
    publish: [m.matching_publish({ shown: showNumber(numbers.agreed) }), () => publish.mutate()],
    order: view === 'answers' ? undefined : [m.matching_to_order(), () => onSearch({ view: 'answers' })],
    finish: [m.matching_finish(), onFinish],
  }
  const button = main[step]
  return (
    <div className={`${looks['next']} no-print`}>
      <p>{hints[step]()}</p>
      {publish.error === null ? null : <ProblemNotice error={publish.error} texts={matchingProblems} />}
      {button === undefined ? null : (
        <Button color="accent" loading={publish.isPending} onClick={button[1]}>
          {button[0]}
        </Button>
      )}
    </div>
  )
}
