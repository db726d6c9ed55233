import { type JointPair, type JointPairs, jointRoutes, type PairAnswer } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { queries, reading, refresh } from '../../api/queries.ts'

export interface OwnPairs {
  readonly id: string
  readonly organisation: string
  readonly page: number
}

interface Given {
  readonly pair: JointPair
  readonly answer: PairAnswer | null
}

export const pairsReading = ({ id, organisation, page }: OwnPairs) =>
  reading(jointRoutes.pairs, { params: { id }, query: { organisation, page } })

/** Answers about pairs, each kept at once; they go one after another, so that the last press is the one that stands. */
export function useAnswers(at: OwnPairs) {
  const { id, organisation, page } = at
  const { queryKey } = pairsReading(at)
  const mutationKey = ['joint-answers', id]
  const patch =
    ({ pair, answer }: Given) =>
    (known: JointPairs | undefined) =>
      known === undefined
        ? known
        : {
            ...known,
            items: known.items.map((one) =>
              one.menteeId === pair.menteeId && one.mentorId === pair.mentorId ? { ...one, ownAnswer: answer, otherAnswer: null } : one,
            ),
          }
  return useMutation({
    mutationKey,
    scope: { id: mutationKey.join(' ') },
    mutationFn: ({ pair: { menteeId, mentorId }, answer }: Given) =>
      call(jointRoutes.answer, {
        params: { id },
        body: { organisation, answers: [{ mentee: menteeId, mentor: mentorId, answer }] },
      }),
    onMutate: (given) => {
      queries.setQueryData(queryKey, patch(given))
    },
    onSuccess: async (fresh) => {
      if (queries.isMutating({ mutationKey }) > 1) return // the answer of a later press stands there already
      if (page === 1) queries.setQueryData(queryKey, fresh)
      else await refresh(jointRoutes.pairs)
    },
    // What has not been kept does not stand there as if it had.
    onError: () => void refresh(jointRoutes.pairs),
  })
}
