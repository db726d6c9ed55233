import { TextInput } from '@mantine/core'
import { moveRoutes, PersonEnrolment } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { moveProblems } from '../../ui/move-problems.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'

interface EnrolledOnFormProps {
  readonly enrolment: PersonEnrolment
  readonly onSaved: (fresh: PersonEnrolment) => void
  readonly onCancel: () => void
}

const textOf = ({ enrolledOn }: PersonEnrolment) => (enrolledOn === null ? '' : showDay(enrolledOn))

/** Corrects the day of coming; whoever was slower sees the fresh day and saves again. */
export function EnrolledOnForm({ enrolment, onSaved, onCancel }: EnrolledOnFormProps) {
  const [before, setBefore] = useState(enrolment)
  const [text, setText] = useState(textOf(enrolment))
  const day = text.trim() === '' ? null : parseDay(text)
  const form = useFieldErrors('enrolment', { on: m.enrolment_on() }, day === undefined ? { on: m.day_invalid() } : {})
  const save = useMutation({
    mutationFn: (enrolledOn: string | null) =>
      call(moveRoutes.correctEnrolment, { params: { id: before.personId }, body: { version: before.version, enrolledOn } }),
    onSuccess: onSaved,
    onError: (error) => {
      const fresh = currentOf(error, PersonEnrolment)
      if (fresh === undefined) return
      setBefore(fresh)
      setText(textOf(fresh))
    },
  })
  const isOutdated = currentOf(save.error, PersonEnrolment) !== undefined
  return (
    <Form
      label={m.enrolment_edit()}
      errors={form.errors}
      attempt={form.attempt}
      submitText={m.save()}
      busy={save.isPending}
      problem={
        save.error === null ? null : isOutdated ? (
          <Notice tone="warn" title={m.enrolment_conflict()} focused />
        ) : (
          <ProblemNotice error={save.error} texts={moveProblems} />
        )
      }
      onCancel={onCancel}
      onSubmit={() => {
        if (form.isSendable() && day !== undefined) save.mutate(day)
      }}
    >
      <TextInput
        {...form.field('on')}
        description={m.enrolment_hint()}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </Form>
  )
}
