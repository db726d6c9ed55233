import { type Shelf, shelfOf } from './drafts.ts'

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

/** The code of this tab: a reload goes on with it, another tab does not know it. */
export const rememberedCode = (): string | undefined => allowed(() => sessionStorage)?.getItem(key) ?? undefined

export function rememberCode(code: string | undefined): void {
  const storage = allowed(() => sessionStorage)
  if (code === undefined) storage?.removeItem(key)
  else storage?.setItem(key, code)
}
