import { readAnswerCode } from '@nastavnik/contract'

/** A code of several pieces: a scanner types the whole link, a hand may paste it. */
const afterLink = (typed: string): string => typed.slice(typed.lastIndexOf('#') + 1)

const signsOf = (typed: string): string =>
  afterLink(typed)
    .toUpperCase()
    .replace(/[\s–—-]/g, '')

/** As it looks in the field while it is typed: capitals, a hyphen after five. */
export function groupCode(typed: string): string {
  const signs = signsOf(typed)
  return signs.length > 5 ? `${signs.slice(0, 5)}-${signs.slice(5)}` : signs
}

/** What a key of the Russian layout would have given in the Latin one: `code` is the key itself. */
export function latinOf({ key, code }: { key: string; code: string }): string | undefined {
  return /^[а-яё]$/i.test(key) ? /^Key([A-Z])$/.exec(code)?.[1] : undefined
}

export type TypedCode =
  | { readonly kind: 'good'; readonly code: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'letters'; readonly sign: string }

/** What was typed, and what is wrong with it. */
export function readTyped(typed: string): TypedCode {
  const signs = signsOf(typed)
  const code = readAnswerCode(signs)
  if (code !== undefined) return { kind: 'good', code }
  if (signs === '') return { kind: 'empty' }
  // What cannot stand in a code cannot, wherever it stands: nine good letters beside it tell.
  const strange = Array.from(signs).find((sign) => readAnswerCode(sign + '0'.repeat(9)) === undefined)
  return strange === undefined ? { kind: 'count', count: Array.from(signs).length } : { kind: 'letters', sign: strange }
}
