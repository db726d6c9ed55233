import { Button } from '@mantine/core'
import { type Meeting, meetingRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { Check } from '../../ui/check.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { meetingProblems } from './meeting-problems.ts'
import styles from './meetings.module.css'

interface OthersProps {
  readonly meeting: Meeting
  readonly onFresh: (fresh: Meeting) => void
}

/** Those of the programme who are not invited. */
export function Others({ meeting: { id, others }, onFresh }: OthersProps) {
  const [ticked, setTicked] = useState<readonly string[]>([])
  const chosen = others.flatMap(({ participationId }) => (ticked.includes(participationId) ? [participationId] : []))
  const invite = useMutation({
    mutationFn: () => call(meetingRoutes.invite, { params: { id }, body: { participations: chosen } }),
    scope: { id },
    onSuccess: onFresh,
  })
  return (
    <Disclosure title={m.meeting_others({ count: showNumber(others.length) })}>
      <div className={styles['others']}>
        {others.map(({ participationId, name, occupation, role }) => (
          <Check
            key={participationId}
            label={[name, role === 'MENTOR' ? m.role_mentor() : m.role_mentee(), occupation].filter((part) => part !== '').join(', ')}
            checked={chosen.includes(participationId)}
            onChange={(checked) => setTicked(checked ? [...ticked, participationId] : ticked.filter((one) => one !== participationId))}
          />
        ))}
      </div>
      {invite.error === null ? null : <ProblemNotice error={invite.error} texts={meetingProblems} />}
      <p>
        <Button variant="default" disabled={chosen.length === 0} loading={invite.isPending} onClick={() => invite.mutate()}>
          {m.meeting_invite()}
        </Button>{' '}
        {chosen.length === 0 ? <span className="soft">{m.meeting_invite_choose()}</span> : null}
      </p>
    </Disclosure>
  )
}
