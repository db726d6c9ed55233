import { TextInput } from '@mantine/core'
import { incidentTexts } from '@nastavnik/contract'
import { type ReactNode, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { parseMinute, showMinute } from '../../ui/minutes.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import type { IncidentClock } from './incident-clock.ts'
import { incidentProblems } from './incident-problems.ts'

export interface Sending {
  readonly at: string
  readonly number: string
}

interface MarkFormProps {
  readonly label: string
  readonly clock: IncidentClock
  readonly busy: boolean
  readonly error: Error | null
  readonly onMark: (sending: Sending) => void
  readonly onCancel: () => void
  readonly children?: ReactNode
}

/** When a notice was sent and under which number it was taken. */
export function MarkForm({ label, clock, busy, error, onMark, onCancel, children }: MarkFormProps) {
  const [texts, setTexts] = useState(() => ({ at: showMinute(new Date(clock.now).toISOString(), clock.timeZone), number: '' }))
  const at = parseMinute(texts.at)
  const labels = { at: m.incident_mark_when(), number: m.incident_mark_number() }
  const { attempt, errors, field, isSendable } = useFieldErrors('mark', labels, {
    ...(at === undefined ? { at: m.incident_minute_wrong() } : {}),
    ...(texts.number.trim() === '' ? { number: m.field_required() } : {}),
  })
  const input = (key: keyof Sending, hint: string, longest: number) => (
    <TextInput
      {...field(key)}
      required
      description={hint}
      maxLength={longest}
      value={texts[key]}
      onChange={(event) => setTexts({ ...texts, [key]: event.currentTarget.value })}
    />
  )
  return (
    <Form
      label={label}
      errors={errors}
      attempt={attempt}
      submitText={m.incident_mark_save()}
      busy={busy}
      problem={error === null ? null : <ProblemNotice error={error} texts={incidentProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (isSendable() && at !== undefined) onMark({ at, number: texts.number })
      }}
    >
      {children}
      {input('at', m.incident_mark_when_hint(), 20)}
      {input('number', m.incident_mark_number_hint(), incidentTexts.number)}
    </Form>
  )
}
