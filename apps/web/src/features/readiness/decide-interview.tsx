import { Button, Group } from '@mantine/core'
import { InterviewProtocol, interviewRoutes, interviewTexts } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { FreeText } from '../../ui/free-text.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { readinessProblems } from './readiness-problems.ts'

interface DecideInterviewProps {
  readonly protocol: InterviewProtocol
  readonly onFresh: (fresh: InterviewProtocol) => void
}

/** Approve, or return with a reason. */
export function DecideInterview({ protocol: { interview }, onFresh }: DecideInterviewProps) {
  const [reason, setReason] = useState('')
  const [isReasonMissing, setReasonMissing] = useState(false)
  const decide = useMutation({
    mutationFn: (decision: 'APPROVED' | 'RETURNED') =>
      call(interviewRoutes.decide, { params: { id: interview.id }, body: { version: interview.version, decision, reason } }),
    onSuccess: onFresh,
    onError: (error) => {
      const fresh = currentOf(error, InterviewProtocol)
      if (fresh !== undefined) onFresh(fresh)
    },
  })
  return (
    <>
      <FreeText
        id="decision-reason"
        label={m.interview_reason()}
        description={m.interview_reason_hint()}
        error={isReasonMissing ? m.interview_reason_missing() : undefined}
        rows={3}
        maxLength={interviewTexts.reason}
        value={reason}
        onText={(text) => {
          setReason(text)
          setReasonMissing(false)
        }}
      />
      {decide.error === null ? null : <ProblemNotice error={decide.error} texts={readinessProblems} />}
      <Group>
        <Button color="accent" loading={decide.isPending && decide.variables === 'APPROVED'} onClick={() => decide.mutate('APPROVED')}>
          {m.interview_approve()}
        </Button>
        <Button
          variant="default"
          loading={decide.isPending && decide.variables === 'RETURNED'}
          onClick={() => {
            if (reason.trim() !== '') return decide.mutate('RETURNED')
            setReasonMissing(true)
            document.getElementById('decision-reason')?.focus()
          }}
        >
          {m.interview_return()}
        </Button>
      </Group>
    </>
  )
}
