import { longestName } from '@nastavnik/contract'

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
  ë: 'е',
  ё: 'е',
}
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const dashes = /\s*[‐‑‒–—―−-]\s*/g

/** Most names are typed well and need no tidying: with a hundred thousand of them that is worth a look. */
const tidyAlready = /^[А-ЯЁа-яё]+(?:[ -][А-ЯЁа-яё]+)*$/

function withoutTail(text: string, tail: string): string {
  let end = text.length
  while (end > 0 && tail.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** A name as it is shown: spaces and dashes put in order, list punctuation at the end dropped, the writing kept. */
export function cleanName(text: string): string {
  if (tidyAlready.test(text)) return text
  const tidy = text.normalize('NFC').replace(invisible, '').replace(/\s+/g, ' ').replace(dashes, '-').trim()
  return withoutTail(tidy, ' ,;').replace(/(\p{L}{2})[ .]+$/u, '$1')
}

/**
 * What makes two writings one person inside an organisation: case, spaces, Ё/Е, Latin look-alikes and initials before
 * the surname do not count. A mark in brackets after the name — «Иванова Анна (7 класс)» — is a part of it and tells namesakes apart.
 */
export function nameKey(text: string): string {
  if (tidyAlready.test(text)) return text.toLowerCase().replaceAll('ё', 'е')
  const lower = cleanName(text)
    .toLowerCase()
    .replace(/[’ʼ`´]/g, "'")
    .replace(/\.\s*/g, '. ')
    .replace(/\s*\(\s*/g, ' (')
    .replace(/\s+\)/g, ')')
    .trim()
  if (!/[а-яё]/.test(lower)) return lower
  return lower
    .replace(/[acekmopxybhtëё]/g, (letter) => lookalikes[letter] ?? letter)
    .replace(/^([а-я]\. (?:[а-я]\. )?)([а-я'-]{2,})$/, '$2 $1')
    .trim()
}

const nothing =
  /^(нет( данных| наставник\S*| наставляем\S*)?|не (назначен|указан|закрепл[её]н|определ[её]н)\S*|отсутству[ею]т|без наставник\S*|без наставляемых|[нб]\/[дну]|[-–—.]*)$/i
const separated = /(?:\([^()]*\)|[^;,/\n\r])+/g
const joined = / и | (?=\d{1,2} ?[.)] ?[А-ЯЁ])/
const listMark = /^[\s•·*‐‑‒–—−-]*(?:\d+\s*[.)]\s*)?/

/**
 * The names of one cell: several people stand on lines, after «;», «,», «/», «и» or numbers; a mark in brackets is not cut.
 * What follows a name in small letters or digits is a post or a class, not a second name.
 */
export function splitNames(text: string): string[] {
  if (nothing.test(text.trim())) return []
  const parts = [...text.matchAll(separated)]
    .flatMap(([part]) => part.replace(/\s+/g, ' ').split(joined))
    .map((part) => cleanName(part.replace(listMark, '')))
    .filter((part) => !nothing.test(part) && part.length <= longestName)
  const capitalised = (part: string) => /^\p{Lu}/u.test(part)
  const [first] = parts
  return first !== undefined && capitalised(first) ? parts.filter(capitalised) : parts
}

/** «Иванов И. И.»: only the surname is whole. */
export const isAbbreviated = (key: string): boolean => /^[а-я'-]{2,} [а-я]\.?( ?[а-я]\.?)?$/.test(key)

/** A surname and initials, for finding the full name behind an abbreviated one; undefined for a single word. */
export function initialsKey(key: string): string | undefined {
  const [surname, ...rest] = key.replace(/ \(.*$/, '').split(' ')
  if (surname === undefined || rest.length === 0) return undefined
  return [surname, ...rest.slice(0, 2).map((word) => `${word.slice(0, 1)}.`)].join(' ')
}

/** The key of a name in a base: initials always stand with full stops. A search must not add them to a name typed by halves. */
export function writtenKey(text: string): string {
  const key = nameKey(text)
  return isAbbreviated(key) ? (initialsKey(key) ?? key) : key
}

/** A name has at least two words — a surname and something of a given name — and is not a paragraph. */
export const isWhole = (key: string): boolean => key.length <= longestName && /^\p{L}\S* \p{L}/u.test(key)

const kin = /(?<![а-яё])(?:представител[ьяи]|мать|матери|мам[аы]|отец|отца|пап[аы]|родител[ьяи]|опекун|бабушка|дедушка)(?![а-яё])/giu
const word = '[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?'
const space = '[^\\S\\n]+'
const given = `[А-ЯЁ]\\.\\s?[А-ЯЁ]\\.|${word}(?![а-яё.:])(?:${space}${word}(?![а-яё.:]))?`
const nameAfter = new RegExp(`^[^А-ЯЁа-яёA-Za-z]*(${word}${space}(?:${given}))`, 'u')
const nameBefore = new RegExp(`(${word}${space}(?:${given}))\\s*[(–—-]\\s*$`, 'u')

/** How far from the word a name may stand. */
const near = 150

/** The representative named in a cell of contacts: «представитель: Жукова Юлия Евгеньевна, тел. …», «Жуков Ю. Е. (отец)». */
export function representativeIn(contacts: string): string {
  for (const { 0: word, index } of contacts.matchAll(kin)) {
    const name =
      nameBefore.exec(contacts.slice(Math.max(0, index - near), index)) ?? nameAfter.exec(contacts.slice(index + word.length, index + near))
    if (name?.[1] !== undefined) return cleanName(name[1])
  }
  return ''
}
