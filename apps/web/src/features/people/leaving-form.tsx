import { TextInput } from '@mantine/core'
import { type LeavingReason, moveRoutes, type RouteReply } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { moveProblems } from '../../ui/move-problems.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'

export const leavingReasons = (): readonly (readonly [LeavingReason, string])[] => [
  ['GRADUATED', m.leaving_graduated()],
  ['TRANSFERRED', m.leaving_transferred()],
  ['LEFT', m.leaving_other()],
]

/** Whom a list has chosen: by ids, or all that its filter finds. */
export interface ChosenPeople {
  readonly organisation: string
  readonly people?: string[]
  readonly found?: { search?: string; role?: 'MENTOR' | 'MENTEE'; form?: string; class?: string; expected: number }
}

interface LeavingFormProps {
  readonly title: string
  readonly chosen: ChosenPeople
  readonly onLeft: (done: RouteReply<typeof moveRoutes.leave>) => void
  readonly onCancel: () => void
}

/** Marks the chosen people as having left. */
export function LeavingForm({ title, chosen, onLeft, onCancel }: LeavingFormProps) {
  const { today } = useSession()
  const [text, setText] = useState(showDay(today))
  const [why, setWhy] = useState<LeavingReason>('LEFT')
  const on = parseDay(text)
  const form = useFieldErrors('leaving', { on: m.leaving_on() }, on === undefined ? { on: m.day_invalid() } : {})
  const leave = useMutation({
    mutationFn: (day: string) => call(moveRoutes.leave, { body: { ...chosen, on: day, why } }),
    onSuccess: onLeft,
  })
  return (
    <Form
      label={title}
      errors={form.errors}
      attempt={form.attempt}
      submitText={m.leaving_do()}
      busy={leave.isPending}
      problem={leave.error === null ? null : <ProblemNotice error={leave.error} texts={moveProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (form.isSendable() && on !== undefined) leave.mutate(on)
      }}
    >
      <p>
        <strong>{title}</strong>
      </p>
      <p className="soft">{m.leaving_text()}</p>
      <TextInput
        {...form.field('on')}
        description={m.day_hint()}
        required
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Choice<LeavingReason>
        label={m.leaving_why()}
        value={why}
        options={leavingReasons()}
        onChoose={(chosenWhy = 'LEFT') => setWhy(chosenWhy)}
      />
    </Form>
  )
}
