import { MatchingRound, matchingRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { currentOf } from '../../api/problem.ts'
import { queries, reading, refresh } from '../../api/queries.ts'

export const roundReading = (id: string) => reading(matchingRoutes.get, { params: { id } })

/** Puts a fresh round in place of the one on the page; the lists are read again where they stand. `keepsRows`: those of pairs only when they are opened next. */
export function takeRound(fresh: MatchingRound, { keepsRows = false } = {}): void {
  queries.setQueryData(roundReading(fresh.id).queryKey, fresh)
  void queries.invalidateQueries({ queryKey: [matchingRoutes.pairs.path], refetchType: keepsRows ? 'none' : 'active' })
  void refresh(
    matchingRoutes.candidates,
    matchingRoutes.mentors,
    matchingRoutes.decisions,
    matchingRoutes.proposals,
    matchingRoutes.compare,
    matchingRoutes.ofProgramme,
  )
}

/** The version of the round that stands on the page at this moment: deeds that wait in a queue go with the one before them. */
const seenVersion = (id: string): number => queries.getQueryData(roundReading(id).queryKey)?.version ?? 1

interface Deed<Given> {
  readonly act: (given: Given, version: number) => Promise<MatchingRound>
  readonly onDone?: (fresh: MatchingRound, given: Given) => void
  /** The rows of pairs on the page show already what has been done. */
  readonly keepsRows?: boolean
}

/** A deed that answers with the fresh round. When a colleague was quicker, what the colleague has made stands on the page and the deed may be repeated. */
export function useDeed<Given = void>(id: string, { act, onDone, keepsRows = false }: Deed<Given>) {
  return useMutation({
    mutationFn: (given: Given) => act(given, seenVersion(id)),
    scope: { id },
    onSuccess: (fresh, given) => {
      takeRound(fresh, { keepsRows })
      onDone?.(fresh, given)
    },
    onError: (error) => {
      const fresh = currentOf(error, MatchingRound)
      if (fresh !== undefined) takeRound(fresh)
    },
  })
}

export interface RoundPart {
  readonly round: MatchingRound
  /** The curator may decide, and the round has not been finished. */
  readonly mayRun: boolean
}
