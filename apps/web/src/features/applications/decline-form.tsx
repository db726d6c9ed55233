import { Application, applicationRoutes, DeclineReason, longestNote } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { FreeText } from '../../ui/free-text.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { applicationProblems } from './application-problems.ts'
import { reasonTitles } from './application-words.ts'

interface DeclineFormProps {
  readonly application: Application
  readonly onFresh: (fresh: Application) => void
  readonly onCancel: () => void
}

export function DeclineForm({ application: { id, version }, onFresh, onCancel }: DeclineFormProps) {
  const [reason, setReason] = useState<DeclineReason>()
  const [note, setNote] = useState('')
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'decline',
    { reason: m.application_reason() },
    reason === undefined ? { reason: m.application_reason_missing() } : {},
  )
  const decline = useMutation({
    mutationFn: (why: DeclineReason) => call(applicationRoutes.decline, { params: { id }, body: { version, reason: why, note } }),
    onSuccess: onFresh,
    onError: (error) => {
      const fresh = currentOf(error, Application)
      if (fresh !== undefined) onFresh(fresh)
    },
  })
  return (
    <Form
      label={m.application_decline_title()}
      errors={errors}
      attempt={attempt}
      submitText={m.application_declining()}
      busy={decline.isPending}
      problem={decline.error === null ? null : <ProblemNotice error={decline.error} texts={applicationProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (isSendable() && reason !== undefined) decline.mutate(reason)
      }}
    >
      <Choice
        {...field('reason')}
        any={m.application_reason_choose()}
        value={reason}
        options={DeclineReason.options.map((one) => [one, reasonTitles[one]()] as const)}
        onChoose={setReason}
      />
      <FreeText
        label={m.application_note()}
        description={m.application_note_hint()}
        rows={3}
        maxLength={longestNote}
        value={note}
        onText={setNote}
      />
    </Form>
  )
}
