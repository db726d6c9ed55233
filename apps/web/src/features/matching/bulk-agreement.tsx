import { matchingRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { matchingProblems } from './matching-problems.ts'
import { readPairs, type WantedPairs } from './use-pairs.ts'
import { useDeed } from './use-round.ts'

interface BulkAgreementProps {
  readonly id: string
  readonly wanted: WantedPairs
  readonly onDone: () => void
}

/** Says yes for both sides of every pair of the list as it is filtered now. Who has said no is not overruled. */
export function BulkAgreement({ id, wanted, onDone }: BulkAgreementProps) {
  const found = useQuery({ queryKey: ['matching-bulk', id, wanted], queryFn: () => readPairs(id, wanted), staleTime: 0, gcTime: 0 })
  const agree = useDeed<readonly string[]>(id, {
    act: (mentees, version) =>
      call(matchingRoutes.answer, {
        params: { id },
        body: { version, answers: mentees.map((mentee) => ({ mentee, side: 'BOTH' as const, answer: 'YES' as const })) },
      }),
    onDone,
  })
  return (
    <Loaded of={found} lines={2}>
      {(pairs) => {
        const open = pairs.flatMap(({ mentee, mentor, menteeAnswer, mentorAnswer }) =>
          mentor === null || menteeAnswer === 'NO' || mentorAnswer === 'NO' || (menteeAnswer === 'YES' && mentorAnswer === 'YES')
            ? []
            : [mentee.participationId],
        )
        return (
          <Confirmation
            title={
              open.length === 0
                ? m.matching_all_agreed()
                : m.matching_all_agree_title({ count: open.length, shown: showNumber(open.length) })
            }
            confirmText={open.length === 0 ? m.close() : m.matching_all_agree_confirm()}
            busy={agree.isPending}
            onConfirm={() => (open.length === 0 ? onDone() : agree.mutate(open))}
            onCancel={onDone}
          >
            {open.length === 0 ? null : <p>{m.matching_all_agree_text()}</p>}
            {agree.error === null ? null : <ProblemNotice error={agree.error} texts={matchingProblems} />}
          </Confirmation>
        )
      }}
    </Loaded>
  )
}
