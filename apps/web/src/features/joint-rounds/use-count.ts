import { JointRound, jointRoutes } from '@nastavnik/contract'
import { useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { newId } from '../../ui/new-id.ts'

type State = { readonly sending: string } | { readonly error: Error } | { readonly isCounted: true } | undefined

/** Counts a round: long work that tells how far it is and can be stopped. `onFresh` is given the round as it stands then. */
export function useCount(id: string, onFresh: (fresh: JointRound) => void) {
  const [state, setState] = useState<State>()
  const stop = useRef<AbortController>(null)
  const count = async (version: number): Promise<void> => {
    const control = new AbortController()
    stop.current = control
    const sending = newId()
    setState({ sending })
    try {
      onFresh(await call(jointRoutes.count, { params: { id }, body: { version, sending } }, control.signal))
      setState({ isCounted: true })
    } catch (error) {
      const fresh = currentOf(error, JointRound)
      if (fresh !== undefined) onFresh(fresh)
      setState(control.signal.aborted ? undefined : { error: error instanceof Error ? error : new Error(String(error)) })
    }
  }
  return {
    count,
    stop: () => stop.current?.abort(),
    sending: state !== undefined && 'sending' in state ? state.sending : undefined,
    error: state !== undefined && 'error' in state ? state.error : null,
    isCounted: state !== undefined && 'isCounted' in state,
  }
}
