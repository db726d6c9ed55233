import { TextInput } from '@mantine/core'
import { meetingTexts } from '@nastavnik/contract'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { parseDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { meetingProblems } from './meeting-problems.ts'
import styles from './meetings.module.css'
import { parseTime } from './time.rules.ts'

export interface TypedPlan {
  readonly heldOn: string
  readonly beginsAt: string
  readonly place: string
}

interface PlanFormProps {
  readonly initial: TypedPlan
  readonly submitText: string
  readonly busy: boolean
  readonly error: Error | null
  readonly onSave: (plan: TypedPlan) => void
  readonly onCancel?: () => void
}

/** The day, the time and the place of a meeting. `onSave` is given them as they are sent. */
export function PlanForm({ initial, submitText, busy, error, onSave, onCancel }: PlanFormProps) {
  const [typed, setTyped] = useState(initial)
  const [heldOn, beginsAt, place] = [parseDay(typed.heldOn), parseTime(typed.beginsAt), typed.place.trim()]
  const labels = { heldOn: m.meeting_held_on(), beginsAt: m.meeting_begins_at(), place: m.meeting_place() }
  const { attempt, errors, field, isSendable } = useFieldErrors('meeting', labels, {
    ...(heldOn === undefined && { heldOn: m.day_invalid() }),
    ...(beginsAt === undefined && { beginsAt: m.meeting_time_invalid() }),
    ...(place === '' && { place: m.field_required() }),
  })
  const text = (key: keyof TypedPlan) => ({
    ...field(key),
    required: true,
    value: typed[key],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setTyped({ ...typed, [key]: value }),
  })
  return (
    <Form
      label={m.meeting_plan()}
      errors={errors}
      attempt={attempt}
      submitText={submitText}
      busy={busy}
      problem={error === null ? null : <ProblemNotice error={error} texts={meetingProblems} />}
      {...(onCancel !== undefined && { onCancel })}
      onSubmit={() => {
        if (isSendable() && heldOn !== undefined && beginsAt !== undefined) onSave({ heldOn, beginsAt, place })
      }}
    >
      <div className={styles['fields']}>
        <TextInput {...text('heldOn')} description={m.day_hint()} maxLength={10} />
        <TextInput {...text('beginsAt')} description={m.meeting_time_hint()} maxLength={5} inputMode="numeric" />
      </div>
      <TextInput {...text('place')} description={m.meeting_place_hint()} maxLength={meetingTexts.place} />
    </Form>
  )
}
