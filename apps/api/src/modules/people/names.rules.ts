/** Letters of the Latin alphabet that look like Cyrillic ones and slip into names typed on a mixed keyboard. */
const lookalikes: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  b: 'в',
  h: 'н',
  t: 'т',
  ё: 'е',
}
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
const dashes = /\s*[‐‑‒–—−-]\s*/g

/** A name as it is shown: spaces and dashes put in order, the writing kept. */
export function cleanName(text: string): string {
  return text.replace(invisible, '').replace(/\s+/g, ' ').replace(dashes, '-').trim()
}

/**
 * What makes two writings one person inside an organisation: case, spaces, Ё/Е and Latin look-alikes do not count.
 * A mark in brackets after the name — «Иванова Анна (7 класс)» — is a part of it and tells namesakes apart.
 */
export function nameKey(text: string): string {
  const lower = cleanName(text).toLowerCase().replace(/\.\s*/g, '. ').replace(/\s+\(/g, ' (').trim()
  return /[а-яё]/.test(lower) ? lower.replace(/[acekmopxybhtё]/g, (letter) => lookalikes[letter] ?? letter) : lower
}

const nothing = /^(нет|не назначен|без наставника|без наставляемых|[-–—.]*)$/i

/** The names of one cell: several people stand on lines or after «;», «,», «/»; numbering is dropped. */
export function splitNames(text: string): string[] {
  return text
    .split(/[;,/\n\r]+/)
    .map((part) => cleanName(part.replace(/^\s*\d+\s*[.)]\s*/, '')))
    .filter((part) => !nothing.test(part))
}

/** «Иванов И. И.»: only the surname is whole. */
export const isAbbreviated = (key: string): boolean => /^[а-я-]+ [а-я]\.( ?[а-я]\.)?$/.test(key)

/** A surname and initials, for finding the full name behind an abbreviated one; undefined for a single word. */
export function initialsKey(key: string): string | undefined {
  const [surname, ...rest] = key.split(' ')
  if (surname === undefined || rest.length === 0) return undefined
  return [surname, ...rest.slice(0, 2).map((word) => `${word.slice(0, 1)}.`)].join(' ')
}

/** A name has at least two words: a surname and something of a given name. */
export const isWhole = (key: string): boolean => key.includes(' ')

/** The representative named in a cell of contacts: «представитель: Жукова Юлия Евгеньевна, тел. …». */
export function representativeIn(contacts: string): string {
  const found =
    /(?:представител[ьяи]|мать|мама|отец|папа|родител[ьи]|опекун)[^а-яёa-z]*((?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+){1,2}[А-ЯЁ][а-яё]+)/iu.exec(
      contacts,
    )
  return found?.[1] === undefined ? '' : cleanName(found[1])
}
