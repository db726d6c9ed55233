import { fillWords, type LetterKind, type LetterWord, type LetterWording } from '@nastavnik/contract'
import { dayText } from '../../kernel/days.ts'
import type { GatheredNotice } from './gather-notices.ts'

/** Where the words and titles of a letter come from. */
export interface Wordings {
  readonly territory: string
  /** The address of the system, without a slash at the end. */
  readonly publicUrl: string
  readonly wordingOf: (kind: LetterKind) => LetterWording
  readonly titleOf: (organisationId: string | null) => string
}

type Values = Partial<Record<LetterWord, string>>

/** A value stays in its line whatever it holds: no title of a survey can become a header or an item of its own. */
const inOneLine = (value: string): string => value.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()

const shownOf = (word: string, value: string | number, publicUrl: string): string => {
  const text = inOneLine(String(value))
  if (word === 'link') return `${publicUrl}${text}`
  return word === 'until' ? dayText(text) : text
}

const valuesOf = (data: Readonly<Record<string, string | number>>, publicUrl: string): Values =>
  Object.fromEntries(Object.entries(data).map(([word, value]) => [word, shownOf(word, value, publicUrl)]))

function filled({ subject, text }: LetterWording, values: Values): LetterWording {
  return { subject: inOneLine(fillWords(subject, values)), text: fillWords(text, values).trim() }
}

/** A letter of its own, from its data. */
export function composeLetter(kind: LetterKind, data: Readonly<Record<string, string | number>>, wordings: Wordings): LetterWording {
  const { publicUrl, territory, wordingOf } = wordings
  return filled(wordingOf(kind), { ...valuesOf(data, publicUrl), territory: inOneLine(territory) })
}

/** Many notices as one letter; a single one gives the letter its subject. */
export function composeDigest(notices: readonly GatheredNotice[], wordings: Wordings): LetterWording {
  const items = notices.map(({ kind, organisationId, data }) =>
    filled(wordings.wordingOf(kind), {
      ...valuesOf(data, wordings.publicUrl),
      organisation: inOneLine(wordings.titleOf(organisationId)),
    }),
  )
  const { wordingOf, territory, publicUrl } = wordings
  const whole = filled(wordingOf('digest'), {
    ...valuesOf({ count: notices.length, link: '/me' }, publicUrl),
    territory: inOneLine(territory),
    items: items.map(({ text }) => text).join('\n\n'),
  })
  const [only, ...others] = items
  return only !== undefined && others.length === 0 ? { ...whole, subject: only.subject } : whole
}
