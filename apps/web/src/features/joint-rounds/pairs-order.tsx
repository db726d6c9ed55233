import { type JointPairs, jointRoutes, mentorshipRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { queries, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { showNumber } from '../../ui/numbers.ts'
import { type Order, OrderForm } from '../../ui/order-form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { jointProblems } from './joint-problems.ts'
import { otherName } from './pair-words.ts'
import { type OwnPairs, pairsReading } from './use-answers.ts'

interface PairsOrderProps {
  readonly at: OwnPairs
  readonly pairs: JointPairs
  readonly onOrdered: () => void
}

/** Fixes what is agreed by an order of the mentees' organisation: its mentors get their names and cards there. */
export function PairsOrder({ at, pairs, onOrdered }: PairsOrderProps) {
  const { id, organisation } = at
  const count = pairs.numbers.toOrder
  const fix = useMutation({
    mutationFn: (order: Order) => call(jointRoutes.order, { params: { id }, body: { organisation, ...order } }),
    onSuccess: async (fresh) => {
      queries.setQueryData(pairsReading({ ...at, page: 1 }).queryKey, fresh)
      onOrdered()
      await refresh(jointRoutes.pairs, mentorshipRoutes.list)
    },
  })
  return (
    <Section title={m.joint_order()}>
      <p>{m.joint_order_text()}</p>
      <OrderForm
        label={m.joint_order()}
        orderOn={pairs.round.orderOn}
        submitText={m.joint_order_fix({ shown: showNumber(count) })}
        busy={fix.isPending}
        blocked={count === 0 ? m.joint_order_nothing() : undefined}
        problem={fix.error === null ? null : <Refused error={fix.error} pairs={pairs} />}
        onSubmit={(order) => fix.mutate(order)}
      />
    </Section>
  )
}

/** A refusal names the mentee whose pair stands in the way; the server tells his number in the round. */
function Refused({ error, pairs: { items } }: { readonly error: Error; readonly pairs: JointPairs }) {
  const paths = error instanceof ApiProblem ? error.fields.map(({ path }) => path) : []
  const meant = items.filter(
    ({ menteeId, ownAnswer, otherAnswer }) => paths.includes(`mentees.${menteeId}`) && ownAnswer === 'YES' && otherAnswer === 'YES',
  )
  return (
    <ProblemNotice error={error} texts={jointProblems}>
      {meant.map((pair) => (
        <p key={pair.menteeId}>
          {pair.own.name} — {otherName(pair)}
        </p>
      ))}
    </ProblemNotice>
  )
}
