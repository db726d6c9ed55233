import { type JointRound, jointRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { queries, reading, refresh } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { showDay, showInstant } from '../../ui/days.ts'
import { type Figure, Figures } from '../../ui/figures.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Steps } from '../../ui/steps.tsx'
import { JointCounting } from './counting.tsx'
import { FinishRound } from './finish-round.tsx'
import { jointProblems } from './joint-problems.ts'
import { Members } from './members.tsx'
import { NextStep } from './next-step.tsx'
import { placeOf, stepOf } from './round-step.rules.ts'
import { useCount } from './use-count.ts'

interface RoundPageProps {
  readonly id: string
  readonly page: number
  readonly onPage: (page: number) => void
}

/** A joint round as whoever leads it sees it: organisations and counts, and no person. */
export function RoundPage({ id, page, onPage }: RoundPageProps) {
  const read = reading(jointRoutes.members, { params: { id }, query: { page } })
  const found = useQuery({ ...read, placeholderData: keepPreviousData, staleTime: 0 })
  const take = (round: JointRound) => {
    queries.setQueryData(read.queryKey, (known) => (known === undefined ? known : { ...known, round }))
    void refresh(jointRoutes.members, jointRoutes.list)
  }
  const round = found.data?.round
  return (
    <Page
      title={round === undefined ? m.joint_title() : `${m.joint_title()}: ${round.form.title}`}
      lead={round === undefined ? undefined : m.joint_round_lead({ unit: round.unit.title, day: showDay(round.orderOn) })}
      back={<Link to="/joint-rounds">{m.joint_list()}</Link>}
    >
      <Loaded of={found}>
        {(members) => (
          <>
            <Work round={members.round} onFresh={take} />
            <Numbers round={members.round} />
            <p className="soft">{m.joint_names_note()}</p>
            <Members members={members} countedAt={members.round.countedAt} onPage={onPage} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

interface WorkProps {
  readonly round: JointRound
  readonly onFresh: (fresh: JointRound) => void
}

/** The steps, what comes next, and what has just been done. */
function Work({ round, onFresh }: WorkProps) {
  const { today } = useSession()
  const [isFinishing, setFinishing] = useState(false)
  const [wasOpen] = useState(round.finishedAt === null)
  const counting = useCount(round.id, onFresh)
  const step = stepOf(round, today)
  return (
    <>
      <Steps
        label={m.joint_steps()}
        steps={[m.joint_step_open(), m.joint_step_join(), m.joint_step_count(), m.joint_step_answer(), m.joint_step_finish()]}
        now={placeOf(step)}
      />
      {counting.isDone && step !== 'done' ? (
        <Notice tone="good" title={m.joint_counted({ placed: showNumber(round.placed), mentees: showNumber(round.mentees) })} focused>
          <p>{m.joint_counted_text()}</p>
        </Notice>
      ) : null}
      {counting.error === null ? null : <ProblemNotice error={counting.error} texts={jointProblems} />}
      {counting.sending !== undefined ? (
        <JointCounting sending={counting.sending} onStop={counting.stop} />
      ) : step === 'done' ? (
        <Notice tone="info" title={m.joint_finished({ day: showInstant(round.finishedAt ?? '') })} focused={wasOpen}>
          <p>{m.joint_finished_text()}</p>
        </Notice>
      ) : isFinishing ? (
        <FinishRound round={round} onFresh={onFresh} onDone={() => setFinishing(false)} />
      ) : (
        <NextStep round={round} step={step} onCount={() => void counting.run(round.version)} onFinish={() => setFinishing(true)} />
      )}
    </>
  )
}

function Numbers({ round: { organisations, mentees, mentors, placed, certified } }: { readonly round: JointRound }) {
  const counted: readonly Figure[] = [
    { label: m.joint_mentees(), value: showNumber(mentees) },
    { label: m.joint_mentors(), value: showNumber(mentors) },
    { label: m.joint_placed(), value: showNumber(placed) },
    { label: m.joint_unplaced(), value: showNumber(Math.max(0, mentees - placed)), ...(mentees > placed && { tone: 'warn' as const }) },
  ]
  return (
    <>
      <Figures
        label={m.joint_figures()}
        figures={[{ label: m.joint_organisations(), value: showNumber(organisations) }, ...(certified === null ? [] : counted)]}
      />
      {certified === null ? null : <p>{certified ? m.joint_certified() : m.joint_best()}.</p>}
    </>
  )
}
