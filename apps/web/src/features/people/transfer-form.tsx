import { Button, Input, TextInput } from '@mantine/core'
import { moveRoutes, type PersonEnrolment } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { moveProblems } from '../../ui/move-problems.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { PlaceSearch, type TransferPlace } from './place-search.tsx'

interface TransferFormProps {
  readonly personId: string
  /** Code of the organisation that sends. */
  readonly from: string
  readonly onAsked: (fresh: PersonEnrolment) => void
  readonly onCancel: () => void
}

/** Offers a person to another organisation. */
export function TransferForm({ personId, from, onAsked, onCancel }: TransferFormProps) {
  const { today } = useSession()
  const [to, setTo] = useState<TransferPlace>()
  const [text, setText] = useState(showDay(today))
  const day = parseDay(text)
  const wrong = {
    ...(to === undefined && { to: m.transfer_to_missing() }),
    ...(day === undefined && { day: m.day_invalid() }),
  }
  const form = useFieldErrors('transfer', { to: m.transfer_to(), day: m.transfer_day() }, wrong)
  const ask = useMutation({
    mutationFn: (body: { to: string; day: string }) => call(moveRoutes.ask, { params: { id: personId }, body }),
    onSuccess: onAsked,
  })
  const missing = form.field('to').error
  return (
    <Form
      label={m.transfer_ask()}
      errors={form.errors}
      attempt={form.attempt}
      submitText={m.transfer_send()}
      busy={ask.isPending}
      problem={ask.error === null ? null : <ProblemNotice error={ask.error} texts={moveProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (form.isSendable() && to !== undefined && day !== undefined) ask.mutate({ to: to.code, day })
      }}
    >
      <p className="soft">{m.transfer_text()}</p>
      <div id="transfer-to" tabIndex={-1}>
        {to === undefined ? (
          <PlaceSearch without={from} onPick={setTo} />
        ) : (
          <p>
            {m.transfer_chosen({ title: to.title })}{' '}
            <Button variant="default" size="xs" onClick={() => setTo(undefined)}>
              {m.unit_picker_change()}
            </Button>
          </p>
        )}
        {missing === undefined ? null : <Input.Error>{missing}</Input.Error>}
      </div>
      <TextInput
        {...form.field('day')}
        description={m.day_hint()}
        required
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </Form>
  )
}
