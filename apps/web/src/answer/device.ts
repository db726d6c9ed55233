import { type Shelf, shelfOf } from './drafts.ts'
import type { Visit } from './visit.rules.ts'

const key = 'nastavnik.answer'

/** A storage that the browser may refuse altogether. */
function allowed(find: () => Storage): Storage | undefined {
  try {
    return find()
  } catch {
    return undefined
  }
}

export function deviceShelf(): Shelf {
  const storage = allowed(() => localStorage)
  return storage === undefined ? new Map() : shelfOf(storage)
}

/** It goes with the tab: a reload goes on with it, another tab does not know it. */
export function tabShelf(): Shelf {
  const storage = allowed(() => sessionStorage)
  return storage === undefined ? new Map() : shelfOf(storage)
}

/** The code of this tab, for the personal questionnaires or for one kind of visit. */
export interface RememberedCode {
  readonly find: () => string | undefined
  readonly keep: (code: string | undefined) => void
}

export function rememberedCode(shelf: Shelf, visit: Visit | undefined): RememberedCode {
  const own = visit === undefined ? key : `${key}.${visit}`
  return {
    find: () => shelf.get(own),
    keep(code) {
      if (code === undefined) shelf.delete(own)
      else shelf.set(own, code)
    },
  }
}
