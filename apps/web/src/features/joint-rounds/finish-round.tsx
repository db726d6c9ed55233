import { JointRound, jointRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { jointProblems } from './joint-problems.ts'

interface FinishRoundProps {
  readonly round: JointRound
  readonly onFresh: (fresh: JointRound) => void
  readonly onDone: () => void
}

/** Asks before a round is finished: afterwards nobody answers any more. */
export function FinishRound({ round: { id, version }, onFresh, onDone }: FinishRoundProps) {
  const finish = useMutation({
    mutationFn: () => call(jointRoutes.finish, { params: { id }, body: { version } }),
    onSuccess: (fresh) => {
      onFresh(fresh)
      onDone()
    },
    onError: (error) => {
      const fresh = currentOf(error, JointRound)
      if (fresh !== undefined) onFresh(fresh)
    },
  })
  return (
    <Confirmation
      title={m.joint_finish_title()}
      confirmText={m.joint_finish()}
      busy={finish.isPending}
      onConfirm={() => finish.mutate()}
      onCancel={onDone}
    >
      <p>{m.joint_finish_text()}</p>
      {finish.error === null ? null : <ProblemNotice error={finish.error} texts={jointProblems} />}
    </Confirmation>
  )
}
