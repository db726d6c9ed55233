import type { DuplicateReason } from '@nastavnik/contract'
import { m } from '../paraglide/messages.js'

const titles: Readonly<Record<DuplicateReason, () => string>> = {
  sameName: m.duplicate_same_name,
  sameWords: m.duplicate_same_words,
  spelling: m.duplicate_spelling,
  missingPart: m.duplicate_missing_part,
  initials: m.duplicate_initials,
  surname: m.duplicate_surname,
  birthUnknown: m.duplicate_birth_unknown,
  birthDiffers: m.duplicate_birth_differs,
}

const ofBirth: readonly DuplicateReason[] = ['sameName', 'birthUnknown', 'birthDiffers']

/** Why two cards may be one person, as a sentence; empty when they do not resemble one another. */
export function reasonsText(reasons: readonly DuplicateReason[]): string {
  if (reasons.length === 0) return ''
  const told = reasons.map((reason) => titles[reason]())
  const text = [...told, ...(reasons.some((reason) => ofBirth.includes(reason)) ? [] : [m.duplicate_birth_same()])].join('; ')
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
}
