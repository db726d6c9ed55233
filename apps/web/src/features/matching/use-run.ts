import { type MatchingMode, type MatchingRound, type MatchingWeights, matchingRoutes } from '@nastavnik/contract'
import { useRef, useState } from 'react'
import { call } from '../../api/call.ts'
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

type State = { readonly sending: string } | { readonly error: Error } | undefined

/** Counts a variant of a round: long work that tells how far it is and can be stopped. */
export function useRun(id: string) {
  const [state, setState] = useState<State>()
  const stop = useRef<AbortController>(null)
  const run = async (wanted: Wanted): Promise<{ readonly fresh: MatchingRound; readonly run: string } | undefined> => {
    const control = new AbortController()
    stop.current = control
    const [sending, made] = [newId(), newId()]
    setState({ sending })
    try {
      const fresh = await call(matchingRoutes.run, { params: { id }, body: { ...wanted, run: made, sending } }, control.signal)
      takeRound(fresh)
      setState(undefined)
      return { fresh, run: made }
    } catch (error) {
      setState(control.signal.aborted ? undefined : { error: error instanceof Error ? error : new Error(String(error)) })
      return undefined
    }
  }
  return {
    run,
    stop: () => stop.current?.abort(),
    sending: state !== undefined && 'sending' in state ? state.sending : undefined,
    error: state !== undefined && 'error' in state ? state.error : null,
  }
}
