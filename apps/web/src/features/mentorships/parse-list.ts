import type { Birth } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { parseBirth } from '../../ui/days.ts'

export interface ListLine {
  readonly line: number
  readonly name: string
  readonly birth: Birth
  /** Why the line cannot be taken. */
  readonly error: string | undefined
}

const nothing: Birth = { day: null, year: null }
const born = /[;\t,]?\s*(\d{1,2}[.\-/]\d{1,2}[.\-/]\d{4}|(?:19|20)\d\d)\s*(?:г\.?\s*р?\.?)?\s*$/

/** «Фамилия Имя Отчество; 12.03.2008»: the separator may be a semicolon, a tab (Excel), a comma or a space. */
function parseLine(text: string, line: number): ListLine {
  const found = born.exec(text)
  const before = (found === null ? text : text.slice(0, found.index)).split(/[;\t]/)
  const name = (before[0] ?? '')
    .replace(/^\s*\d+[.)]\s*/, '')
    .replace(/\s+/g, ' ')
    .replace(/[,\s]+$/, '')
    .trim()
  const rest = before.slice(1).join(' ').trim()
  const birth = found === null ? nothing : parseBirth(found[1] ?? '')
  // A mark in brackets after the name tells namesakes apart: «Иванова Анна (7 класс)».
  const isNameWhole = /^\p{L}[\p{L}'’.-]*(\s\p{L}[\p{L}'’.-]*)+(\s*\([^()]+\))?$/u.test(name)
  const error = isNameWhole ? (birth === undefined || rest !== '' ? m.group_line_birth() : undefined) : m.group_line_name()
  return { line, name, birth: birth ?? nothing, error }
}

const keyOf = ({ name, birth }: ListLine) => `${name.toLowerCase().replaceAll('ё', 'е')} ${birth.day ?? birth.year ?? ''}`

/** A pasted list, one person a line; empty lines are passed over, repeated people are errors. */
export function parseList(text: string): ListLine[] {
  const seen = new Map<string, number>()
  return text
    .split(/\r?\n/)
    .map((line, index) => [line, index + 1] as const)
    .filter(([line]) => line.trim() !== '')
    .map(([line, number]) => {
      const parsed = parseLine(line, number)
      const earlier = seen.get(keyOf(parsed))
      if (earlier === undefined) seen.set(keyOf(parsed), number)
      return earlier === undefined || parsed.error !== undefined ? parsed : { ...parsed, error: m.group_line_repeated({ line: earlier }) }
    })
}
