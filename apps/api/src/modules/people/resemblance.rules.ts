import type { DuplicateReason } from '@nastavnik/contract'
import { isAbbreviated } from './names.rules.ts'

/** Raised when the rules would find other pairs: everything is then searched again. */
export const resemblanceRules = '1'

/** What two cards are compared by. */
export interface Card {
  readonly id: string
  /** The name key, with its mark if there is one. */
  readonly key: string
  readonly bornOn: string | null
  readonly bornYear: number | null
}

export interface Resemblance {
  /** The surest first. */
  readonly reasons: readonly DuplicateReason[]
  /** 0–100: for the order of a list. */
  readonly score: number
}

interface Folded<Of extends Card> {
  readonly card: Of
  readonly mark: string
  readonly words: readonly string[]
  readonly whole: string
  readonly abbreviated: boolean
}

/** Spellings of one name: «Наталья» and «Наталия», «Геннадий» and «Генадий», «Эдуард» and «Едуард». */
const foldWord = (word: string): string =>
  word
    .replace(/и(?=[яею])/g, 'ь')
    .replaceAll('й', 'и')
    .replaceAll('э', 'е')
    .replace(/['-]/g, '')
    .replace(/(.)\1/g, '$1')

function fold<Of extends Card>(card: Of): Folded<Of> {
  const [, name = card.key, mark = ''] = /^(.*?)( \(.*)?$/.exec(card.key) ?? []
  const words = name.split(' ').map(foldWord)
  return { card, mark, words, whole: words.join(' '), abbreviated: isAbbreviated(name) }
}

type Births = 'same' | 'unknown' | 'near' | 'differ'

/** Two of day, month and year are the same, or day and month are swapped: a slip of the pen. */
function areNear(a: string, b: string): boolean {
  const [left, right] = [a.split('-'), b.split('-')]
  const equal = left.filter((part, index) => part === right[index]).length
  return equal === 2 || (left[0] === right[0] && left[1] === right[2] && left[2] === right[1])
}

function birthsOf(a: Card, b: Card): Births {
  if (a.bornOn !== null && b.bornOn !== null) return a.bornOn === b.bornOn ? 'same' : areNear(a.bornOn, b.bornOn) ? 'near' : 'differ'
  return a.bornYear !== null && b.bornYear !== null && a.bornYear !== b.bornYear ? 'differ' : 'unknown'
}

const far = 3

/** How many letters to change, insert or take out; `far` or more is told as `far`. */
export function distance(a: string, b: string): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) >= far) return far
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? far) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? far) + 1, (next[j - 1] ?? far) + 1))
    }
    if (Math.min(...next) >= far) return far
    row = next
  }
  return Math.min(row[b.length] ?? far, far)
}

const longEnough = 4

/** How many letters the names differ by, word by word; `far` when it is another name. Short words and given names bear one letter. */
function slips(a: readonly string[], b: readonly string[]): number {
  if (a.length !== b.length) return far
  let total = 0
  for (const [index, word] of a.entries()) {
    const other = b[index] ?? ''
    const found = distance(word, other)
    const borne = Math.min(word.length, other.length) < longEnough ? 0 : index === 1 ? 1 : 2
    if (found > borne) return far
    total += found
  }
  return Math.min(total, far)
}

const startWith = (longer: readonly string[], shorter: readonly string[]) => shorter.every((word, index) => longer[index] === word)
const sorted = (words: readonly string[]) => [...words].sort().join(' ')

/** The surname is whole and the initials are those of the other name. */
function fitsInitials(short: readonly string[], full: readonly string[]): boolean {
  const [surname, ...initials] = short.flatMap((word) => word.split(/\.\s*/).filter((part) => part !== ''))
  return surname === full[0] && initials.length > 0 && initials.every((initial, index) => full[index + 1]?.startsWith(initial) === true)
}

/** By what the names of two cards resemble one another, and how surely when the births are the same; undefined: they do not. */
function namesOf(a: Folded<Card>, b: Folded<Card>, births: Births): readonly [DuplicateReason, number] | undefined {
  if (a.whole === b.whole) {
    if (a.mark === '' && b.mark === '') return ['spelling', 95]
    return births === 'same' ? ['sameName', 100] : undefined // a mark tells namesakes apart
  }
  if (births === 'near') return undefined
  if (a.abbreviated !== b.abbreviated) {
    const [short, full] = a.abbreviated ? [a, b] : [b, a]
    return fitsInitials(short.words, full.words) ? ['initials', 85] : undefined
  }
  if (a.abbreviated) return undefined
  if (a.words.length === b.words.length) {
    if (sorted(a.words) === sorted(b.words)) return ['sameWords', 95]
    const found = slips(a.words, b.words)
    if (found < far) return births === 'same' || (found === 1 && a.words.length > 2) ? ['spelling', 95 - 5 * found] : undefined
    const [, ...rest] = a.words
    if (births === 'same' && rest.length > 1 && startWith(b.words.slice(1), rest)) return ['surname', 80]
    return undefined
  }
  const [longer, shorter] = a.words.length > b.words.length ? [a.words, b.words] : [b.words, a.words]
  const isPart = startWith(longer, shorter) || (births === 'same' && shorter.every((word) => longer.includes(word)))
  return shorter.length > 1 && isPart ? ['missingPart', 90] : undefined
}

function compare(a: Folded<Card>, b: Folded<Card>): Resemblance | undefined {
  const births = birthsOf(a.card, b.card)
  if (births === 'differ') return undefined
  const found = namesOf(a, b, births)
  if (found === undefined) return undefined
  const [reason, score] = found
  if (births === 'same') return { reasons: [reason], score }
  return births === 'near'
    ? { reasons: [reason, 'birthDiffers'], score: score - 40 }
    : { reasons: [reason, 'birthUnknown'], score: score - 30 }
}

/** Whether and why two cards may be one person. */
export const resemblance = (a: Card, b: Card): Resemblance | undefined => compare(fold(a), fold(b))

/** What so many cards share tells nothing: a day written for want of a better one, a surname of a whole district. */
const mostOfABlock = 150

/** What two cards that resemble one another always share. */
function blocksOf({ card, words, whole }: Folded<Card>): string[] {
  const [surname = '', ...rest] = words
  const blocks = [`s|${surname}`, `w|${sorted(whole.split(' '))}`]
  if (rest.length > 1) blocks.push(`r|${rest.join(' ')}`)
  if (card.bornOn !== null) blocks.push(`d|${card.bornOn}`)
  return blocks
}

/** Cards of one organisation, found by what they share: nobody is compared with everybody. */
export class Resemblances<Of extends Card> {
  readonly #blocks = new Map<string, Folded<Of>[]>()

  add(card: Of): void {
    const folded = fold(card)
    for (const block of blocksOf(folded)) {
      const cards = this.#blocks.get(block)
      if (cards === undefined) this.#blocks.set(block, [folded])
      else cards.push(folded)
    }
  }

  /** Cards added that may be the same person as this one, the surest first. An abbreviated name that several fit says nothing without a birth. */
  of(card: Card): (Resemblance & { readonly card: Of })[] {
    const folded = fold(card)
    const found = new Map<Of, Resemblance>()
    for (const block of blocksOf(folded)) {
      const cards = this.#blocks.get(block) ?? []
      if (cards.length > mostOfABlock) continue
      for (const other of cards) {
        if (other.card.id === card.id || found.has(other.card)) continue
        const seen = compare(folded, other)
        if (seen !== undefined) found.set(other.card, seen)
      }
    }
    const list = [...found].map(([other, seen]) => ({ ...seen, card: other })).sort((a, b) => b.score - a.score)
    const vague = list.filter(({ reasons }) => reasons[0] === 'initials' && reasons.length > 1)
    return folded.abbreviated && vague.length > 1 ? list.filter((one) => !vague.includes(one)) : list
  }
}

/** Every two cards that may be one person, each pair once. */
export function findResembling<Of extends Card>(
  cards: readonly Of[],
): { a: Of; b: Of; reasons: readonly DuplicateReason[]; score: number }[] {
  const all = new Resemblances<Of>()
  for (const card of cards) all.add(card)
  // Abbreviated names are looked at from their own side: only there it is seen that several fit.
  return cards.flatMap((card) =>
    all.of(card).flatMap(({ card: other, reasons, score }) => {
      const fromAbbreviated = reasons[0] === 'initials' ? isAbbreviated(card.key) : card.id < other.id
      return fromAbbreviated ? [{ a: card, b: other, reasons, score }] : []
    }),
  )
}
