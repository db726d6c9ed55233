import { TextInput } from '@mantine/core'
import { type JointPairs, jointRoutes, matchingTexts, mentorshipRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { queries, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { jointProblems } from './joint-problems.ts'
import styles from './joint-rounds.module.css'
import { otherName } from './pair-words.ts'
import { type OwnPairs, pairsReading } from './use-answers.ts'

interface OrderFormProps {
  readonly at: OwnPairs
  readonly pairs: JointPairs
  readonly onOrdered: () => void
}

interface Order {
  readonly number: string
  readonly on: string
}

/** Fixes what is agreed by an order of the mentees' organisation: its mentors get their names and cards there. */
export function OrderForm({ at, pairs, onOrdered }: OrderFormProps) {
  const { id, organisation } = at
  const [number, setNumber] = useState('')
  const [typedDay, setDay] = useState(() => showDay(pairs.round.orderOn))
  const on = parseDay(typedDay)
  const count = pairs.numbers.toOrder
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'joint',
    { number: m.joint_order_number(), on: m.joint_order_day() },
    { ...(number.trim() === '' && { number: m.field_required() }), ...(on === undefined && { on: m.day_invalid() }) },
  )
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
      <Form
        label={m.joint_order()}
        errors={errors}
        attempt={attempt}
        submitText={m.joint_order_fix({ shown: showNumber(count) })}
        busy={fix.isPending}
        blocked={count === 0 ? m.joint_order_nothing() : undefined}
        problem={fix.error === null ? null : <Refused error={fix.error} pairs={pairs} />}
        onSubmit={() => {
          if (count !== 0 && isSendable() && on !== undefined) fix.mutate({ number: number.trim(), on })
        }}
      >
        <div className={styles['fields']}>
          <TextInput
            {...field('number')}
            required
            maxLength={matchingTexts.orderNumber}
            value={number}
            onChange={({ currentTarget: { value } }) => setNumber(value)}
          />
          <TextInput
            {...field('on')}
            description={m.day_hint()}
            required
            maxLength={10}
            value={typedDay}
            onChange={({ currentTarget: { value } }) => setDay(value)}
          />
        </div>
      </Form>
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
