import { type MatchingMode, type MatchingWeights, matchingRoutes } from '@nastavnik/contract'
import { call } from '../../api/call.ts'
import { useLongWork } from '../../ui/long-work.ts'
import { newId } from '../../ui/new-id.ts'
import { takeRound } from './use-round.ts'

export interface Wanted {
  readonly title: string
  readonly mode: MatchingMode
  /** Null: those of the round. */
  readonly weights: MatchingWeights | null
  /** It takes the place of the draft at once. */
  readonly asDraft: boolean
}

/** Counts a variant of a round; `run` gives its id. */
export const useRun = (id: string) =>
  useLongWork(async (signal, sending, wanted: Wanted) => {
    const run = newId()
    takeRound(await call(matchingRoutes.run, { params: { id }, body: { ...wanted, run, sending } }, signal))
    return run
  })
