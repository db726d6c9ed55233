import {
  longestRequest,
  SubjectRequest,
  type SubjectRequestKind,
  type SubjectRequestVerdict,
  subjectRequestRoutes,
} from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { FreeText } from '../../ui/free-text.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { requestProblems } from './request-problems.ts'

/** Neutral words to begin with, when what was asked is done. */
const doneWords: Readonly<Record<SubjectRequestKind, () => string>> = {
  ACCESS: m.requests_done_access,
  CORRECTION: m.requests_done_correction,
  STOP: m.requests_done_stop,
}

interface AnswerRequestProps {
  readonly request: SubjectRequest
  /** What to do before answering. */
  readonly advice: ReactNode
  readonly onAnswered: (request: SubjectRequest) => void
  readonly onCancel: () => void
}

export function AnswerRequest({ request, advice, onAnswered, onCancel }: AnswerRequestProps) {
  const [state, setState] = useState<SubjectRequestVerdict>('DONE')
  // Words of one's own outlive a change of mind; those offered do not fit a refusal.
  const [typed, setTyped] = useState<string>()
  const answer = typed ?? (state === 'DONE' ? doneWords[request.kind]() : '')
  const name = `answer-${request.id}`
  const { attempt, errors, field, isSendable } = useFieldErrors(
    name,
    { answer: m.requests_answer_text() },
    answer.trim() === '' ? { answer: m.field_required() } : {},
  )
  const send = useMutation({
    mutationFn: () => call(subjectRequestRoutes.answer, { params: { id: request.id }, body: { version: request.version, state, answer } }),
    onSuccess: onAnswered,
  })
  const fresh = currentOf(send.error, SubjectRequest)
  return (
    <Form
      label={m.requests_answer_to({ kind: request.kindTitle })}
      errors={errors}
      attempt={attempt}
      submitText={m.requests_answer_save()}
      busy={send.isPending}
      problem={
        send.error === null ? null : (
          <>
            <ProblemNotice error={send.error} texts={requestProblems} />
            {fresh === undefined ? null : <p>{fresh.answer}</p>}
          </>
        )
      }
      onCancel={onCancel}
      onSubmit={() => {
        if (isSendable()) send.mutate()
      }}
    >
      {advice}
      <Choice<SubjectRequestVerdict>
        label={m.requests_verdict()}
        value={state}
        options={[
          ['DONE', m.requests_verdict_done()],
          ['REFUSED', m.requests_verdict_refused()],
        ]}
        onChoose={(chosen = 'DONE') => setState(chosen)}
      />
      <FreeText
        {...field('answer')}
        description={state === 'DONE' ? m.requests_answer_hint() : m.requests_refusal_hint()}
        required
        rows={4}
        maxLength={longestRequest}
        value={answer}
        onText={setTyped}
      />
    </Form>
  )
}
