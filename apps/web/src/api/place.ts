import type { Session, UnitRef } from '@nastavnik/contract'
import { useSyncExternalStore } from 'react'
import { useSession } from './session.ts'

type Grant = Session['grants'][number]

const storageKey = 'nastavnik.place'
const listeners = new Set<() => void>()

export const placeKey = ({ role, place }: Grant) => `${role}:${place.level}:${place.code}`

/** Remembers in which of my places I work; the addresses of pages stay the same. */
export function choosePlace(key: string): void {
  localStorage.setItem(storageKey, key)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useGrant(): Grant | undefined {
  const { grants } = useSession()
  const chosen = useSyncExternalStore(subscribe, () => localStorage.getItem(storageKey))
  return grants.find((grant) => placeKey(grant) === chosen) ?? grants[0]
}

/** Where I work now. The shell shows no page to a person without a place. */
export function usePlace(): UnitRef {
  const grant = useGrant()
  if (grant === undefined) throw new Error('a page is shown without a place')
  return grant.place
}
