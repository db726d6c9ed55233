import { useRef, useState } from 'react'
import { newId } from './new-id.ts'

type State = { readonly sending: string } | { readonly error: Error } | { readonly isDone: true } | undefined

/** Work of the server that tells how far it is under the id of its sending, and ends without a trace when it is stopped. */
export function useLongWork<Given extends unknown[], Done>(work: (signal: AbortSignal, sending: string, ...given: Given) => Promise<Done>) {
  const [state, setState] = useState<State>()
  const control = useRef<AbortController>(null)
  /** Undefined when it was stopped or has failed. */
  const run = async (...given: Given): Promise<Done | undefined> => {
    const made = new AbortController()
    control.current = made
    const { signal } = made
    const sending = newId()
    setState({ sending })
    try {
      const done = await work(signal, sending, ...given)
      setState({ isDone: true })
      return done
    } catch (error) {
      setState(signal.aborted ? undefined : { error: error instanceof Error ? error : new Error(String(error)) })
      return undefined
    }
  }
  return {
    run,
    stop: () => control.current?.abort(),
    sending: state !== undefined && 'sending' in state ? state.sending : undefined,
    error: state !== undefined && 'error' in state ? state.error : null,
    isDone: state !== undefined && 'isDone' in state,
  }
}
