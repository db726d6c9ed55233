import { TextInput } from '@mantine/core'
import { matchingTexts } from '@nastavnik/contract'
import { type ReactNode, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { parseDay, showDay } from './days.ts'
import { useFieldErrors } from './field-errors.ts'
import { Form } from './form.tsx'
import styles from './order-form.module.css'

export interface Order {
  readonly number: string
  readonly on: string
}

interface OrderFormProps {
  readonly label: string
  /** The day it begins with. */
  readonly orderOn: string
  readonly submitText: string
  readonly busy: boolean
  /** Why nothing can be fixed now. */
  readonly blocked?: string | undefined
  readonly problem: ReactNode
  readonly onSubmit: (order: Order) => void
  /** A heading of its own, where the section has none. */
  readonly children?: ReactNode
}

/** The number and the day of an order that fixes pairs. */
export function OrderForm({ orderOn, blocked, onSubmit, children, ...form }: OrderFormProps) {
  const [number, setNumber] = useState('')
  const [typedDay, setDay] = useState(() => showDay(orderOn))
  const on = parseDay(typedDay)
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'order',
    { number: m.matching_order_number(), on: m.matching_order_on() },
    { ...(number.trim() === '' && { number: m.field_required() }), ...(on === undefined && { on: m.day_invalid() }) },
  )
  return (
    <Form
      {...form}
      errors={errors}
      attempt={attempt}
      blocked={blocked}
      onSubmit={() => {
        if (blocked === undefined && isSendable() && on !== undefined) onSubmit({ number: number.trim(), on })
      }}
    >
      {children}
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
  )
}
