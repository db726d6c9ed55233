import { useSyncExternalStore } from 'react'

/** A session that ends in the middle of work: calls wait here until the person signs in again over the page. */
let known = false
let waiting: { promise: Promise<void>; resume: () => void } | undefined
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}

/** From now on a 401 means «the session ended», not «nobody has signed in». */
export function rememberSession(present: boolean): void {
  known = present
}

export const hadSession = () => known

export function untilSignedInAgain(): Promise<void> {
  if (waiting === undefined) {
    let resume = () => {}
    const promise = new Promise<void>((resolve) => {
      resume = resolve
    })
    waiting = { promise, resume }
    tell()
  }
  return waiting.promise
}

export function signedInAgain(): void {
  waiting?.resume()
  waiting = undefined
  tell()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useSessionExpired = () => useSyncExternalStore(subscribe, () => waiting !== undefined)
