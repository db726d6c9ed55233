import { TextInput } from '@mantine/core'
import { InterviewForm, interviewRoutes, interviewTexts, type SentAnswers } from '@nastavnik/contract'
import type { Answers } from '@nastavnik/questionnaires'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { readAnswers } from '../../ui/questionnaire-answers.rules.ts'
import { errorsOfAnswers, QuestionnaireForm } from '../../ui/questionnaire-form.tsx'
import { readinessProblems } from './readiness-problems.ts'

interface RecordInterviewProps {
  readonly form: InterviewForm
  readonly onRecorded: (fresh: InterviewForm) => void
  /** Somebody was faster: the form keeps what was typed and will be written over the fresh one. */
  readonly onFresh: (fresh: InterviewForm) => void
  readonly onCancel?: () => void
}

/** The structured protocol: when, who, and the questions. */
export function RecordInterview({ form, onRecorded, onFresh, onCancel }: RecordInterviewProps) {
  const { today, user } = useSession()
  const [day, setDay] = useState(showDay(form.interview?.heldOn ?? today))
  const [heldBy, setHeldBy] = useState(form.interview?.heldBy ?? user.name)
  // Of a protocol that was written under other questions, what still fits these.
  const [answers, setAnswers] = useState<Answers>(() => readAnswers(form.definition, form.interview?.answers ?? {}).taken)
  const heldOn = parseDay(day)
  const { taken, problems } = readAnswers(form.definition, answers)
  const labels = { heldOn: m.interview_held_on(), heldBy: m.interview_held_by() }
  const { attempt, errors, field, isSendable } = useFieldErrors('interview', labels, {
    ...(heldOn === undefined ? { heldOn: m.day_invalid() } : heldOn > today ? { heldOn: m.day_in_future() } : {}),
    ...(heldBy.trim() === '' && { heldBy: m.field_required() }),
  })
  const record = useMutation({
    mutationFn: (on: string) =>
      call(interviewRoutes.record, {
        params: { id: form.personId },
        body: {
          version: form.interview?.version ?? null,
          questionnaireId: form.questionnaireId,
          heldOn: on,
          heldBy,
          answers: taken as SentAnswers,
        },
      }),
    onSuccess: onRecorded,
    onError: (error) => {
      const fresh = currentOf(error, InterviewForm)
      if (fresh !== undefined) onFresh(fresh)
    },
  })
  return (
    <Form
      label={m.interview_record()}
      errors={{ ...errors, ...(attempt > 0 && errorsOfAnswers(form.definition, problems)) }}
      attempt={attempt}
      submitText={m.interview_send()}
      busy={record.isPending}
      problem={record.error === null ? null : <ProblemNotice error={record.error} texts={readinessProblems} />}
      {...(onCancel !== undefined && { onCancel })}
      onSubmit={() => {
        if (isSendable() && problems.length === 0 && heldOn !== undefined) record.mutate(heldOn)
      }}
    >
      <TextInput
        {...field('heldOn')}
        description={m.day_hint()}
        required
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <TextInput
        {...field('heldBy')}
        description={m.interview_held_by_hint()}
        required
        maxLength={interviewTexts.heldBy}
        value={heldBy}
        onChange={(event) => setHeldBy(event.currentTarget.value)}
      />
      <QuestionnaireForm definition={form.definition} answers={answers} onChange={setAnswers} problems={attempt > 0 ? problems : []} />
    </Form>
  )
}
