import { TextInput } from '@mantine/core'
import { matchingRoutes, matchingTexts } from '@nastavnik/contract'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { matchingProblems } from './matching-problems.ts'
import { toOrder } from './next-step.rules.ts'
import { type RoundPart, useDeed } from './use-round.ts'
import styles from './variants.module.css'

/** Fixes the published pairs by an order: from its day on they are pairs of the programme. */
export function OrderForm({ round: { id, programme, numbers, orderOn }, mayRun }: RoundPart) {
  const count = toOrder(numbers)
  const [number, setNumber] = useState('')
  const [typedDay, setDay] = useState(() => showDay(orderOn))
  const on = parseDay(typedDay)
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'order',
    { number: m.matching_order_number(), on: m.matching_order_on() },
    { ...(number.trim() === '' && { number: m.field_required() }), ...(on === undefined && { on: m.day_invalid() }) },
  )
  const fix = useDeed<string>(id, {
    act: (day, version) => call(matchingRoutes.order, { params: { id }, body: { version, number, on: day } }),
  })
  return (
    <>
      {numbers.ordered === 0 ? null : (
        <Notice
          tone="good"
          title={m.matching_ordered({ count: numbers.ordered, shown: showNumber(numbers.ordered) })}
          focused={fix.isSuccess}
        >
          <p>{m.matching_ordered_text()}</p>
          <LinkButton to="/pairs" search={{ form: programme.form.code }} variant="default" size="xs">
            {m.matching_to_pairs()}
          </LinkButton>
        </Notice>
      )}
      {count === 0 || !mayRun ? null : (
        <Form
          label={m.matching_order_heading()}
          errors={errors}
          attempt={attempt}
          submitText={m.matching_order_fix({ count, shown: showNumber(count) })}
          busy={fix.isPending}
          problem={fix.error === null ? null : <ProblemNotice error={fix.error} texts={matchingProblems} />}
          onSubmit={() => {
            if (isSendable() && on !== undefined) fix.mutate(on)
          }}
        >
          <h3>{m.matching_order_heading()}</h3>
          <div className={styles['weights']}>
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
      )}
    </>
  )
}
