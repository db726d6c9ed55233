import { matchingRoutes } from '@nastavnik/contract'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { matchingProblems } from './matching-problems.ts'
import { useDeed } from './use-round.ts'

/** Asks before a round is finished: afterwards it can only be read. */
export function FinishRound({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const finish = useDeed(id, {
    act: (_given, version) => call(matchingRoutes.finish, { params: { id }, body: { version } }),
    onDone,
  })
  return (
    <Confirmation
      title={m.matching_finish_title()}
      confirmText={m.matching_finish()}
      busy={finish.isPending}
      onConfirm={() => finish.mutate()}
      onCancel={onDone}
    >
      <p>{m.matching_finish_text()}</p>
      {finish.error === null ? null : <ProblemNotice error={finish.error} texts={matchingProblems} />}
    </Confirmation>
  )
}
