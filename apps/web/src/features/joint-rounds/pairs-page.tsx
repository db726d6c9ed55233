import type { JointPairs, UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem } from '../../api/problem.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { showDay, showInstant } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Figures } from '../../ui/figures.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { ConsentsLink } from './consents-link.tsx'
import { jointProblems } from './joint-problems.ts'
import { givesMentorsAlone } from './mentors-alone.rules.ts'
import { PairsOrder } from './pairs-order.tsx'
import { PairsTable } from './pairs-table.tsx'
import { type OwnPairs, pairsReading, useAnswers } from './use-answers.ts'

interface JointPairsPageProps {
  readonly id: string
  readonly organisation: UnitRef
  readonly page: number
  readonly onPage: (page: number) => void
}

/** The pairs of an organisation in a joint round: what it says to them, and its order. */
export function JointPairsPage({ id, organisation: { code }, page, onPage }: JointPairsPageProps) {
  const at = { id, organisation: code, page }
  const found = useQuery({ ...pairsReading(at), placeholderData: keepPreviousData, staleTime: 0 })
  const round = found.data?.round
  return (
    <Page
      title={m.joint_pairs_title()}
      lead={
        round === undefined
          ? undefined
          : m.joint_pairs_lead({ form: round.form.title, unit: round.unit.title, day: showDay(round.orderOn) })
      }
      back={<Link to="/pairs">{m.pairs_title()}</Link>}
    >
      {found.error instanceof ApiProblem && found.error.code === 'joint.notFound' ? (
        <EmptyState title={m.joint_not_member()}>
          <p>{m.joint_not_member_text()}</p>
          <LinkButton to="/pairs">{m.joint_to_mentorships()}</LinkButton>
        </EmptyState>
      ) : (
        <Loaded of={found}>{(pairs) => <OwnPart at={at} pairs={pairs} onPage={onPage} />}</Loaded>
      )}
    </Page>
  )
}

interface OwnPartProps {
  readonly at: OwnPairs
  readonly pairs: JointPairs
  readonly onPage: (page: number) => void
}

function OwnPart({ at, pairs, onPage }: OwnPartProps) {
  const mayRun = useMay('matching.run')
  const [isOrdered, setOrdered] = useState(false)
  const answers = useAnswers(at)
  const { round, numbers } = pairs
  const isFinished = round.finishedAt !== null
  return (
    <>
      {isFinished ? (
        <Notice tone="info" title={m.joint_finished({ day: showInstant(round.finishedAt ?? '') })}>
          <p>{m.joint_pairs_finished_text()}</p>
        </Notice>
      ) : null}
      {numbers.ordered > 0 && !givesMentorsAlone(pairs) ? (
        <Notice
          key={numbers.ordered}
          tone="good"
          title={m.joint_ordered({ count: numbers.ordered, shown: showNumber(numbers.ordered) })}
          focused={isOrdered}
        >
          <p>{m.joint_ordered_text()}</p>
          <LinkButton to="/pairs" search={{ form: round.form.code }} variant="default" size="xs">
            {m.joint_to_mentorships()}
          </LinkButton>
        </Notice>
      ) : null}
      <p>
        {m.joint_pairs_note()} {m.joint_pairs_consent()} <ConsentsLink />
      </p>
      {pairs.total === 0 ? (
        <EmptyState title={m.joint_pairs_none()}>
          <p>{round.countedAt === null ? m.joint_pairs_not_counted() : m.joint_pairs_none_text()}</p>
        </EmptyState>
      ) : (
        <>
          <OwnNumbers numbers={numbers} />
          <Section title={m.joint_own_answers()}>
            {answers.error === null ? null : <ProblemNotice error={answers.error} texts={jointProblems} />}
            <PairsTable
              pairs={pairs}
              isAsking={answers.isPending}
              onAnswer={mayRun && !isFinished ? (pair, answer) => answers.mutate({ pair, answer }) : undefined}
            />
            <Pager list={pairs} onPage={onPage} />
          </Section>
          {mayRun ? <Ordering at={at} pairs={pairs} onOrdered={() => setOrdered(true)} /> : null}
        </>
      )}
    </>
  )
}

function OwnNumbers({ numbers: { pairs, agreed, refused, ordered, unplaced } }: Pick<JointPairs, 'numbers'>) {
  return (
    <Figures
      label={m.joint_pairs_numbers()}
      figures={[
        { label: m.joint_number_pairs(), value: showNumber(pairs) },
        { label: m.joint_number_agreed(), value: showNumber(agreed) },
        { label: m.joint_number_refused(), value: showNumber(refused) },
        { label: m.joint_number_ordered(), value: showNumber(ordered) },
        ...(unplaced === 0 ? [] : [{ label: m.joint_number_unplaced(), value: showNumber(unplaced), tone: 'warn' as const }]),
      ]}
    />
  )
}

function Ordering(props: { readonly at: OwnPairs; readonly pairs: JointPairs; readonly onOrdered: () => void }) {
  const { pairs } = props
  if (givesMentorsAlone(pairs)) return <p className="soft">{m.joint_order_theirs()}</p>
  // After the last order there is nothing left to fix.
  if (pairs.numbers.ordered === pairs.numbers.pairs) return null
  return <PairsOrder {...props} />
}
