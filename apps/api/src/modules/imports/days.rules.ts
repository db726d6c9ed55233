import { type CellValue, serialToDay } from '@nastavnik/documents'

const months = [
  /^янв(ар[ья])?$/,
  /^фев(р|рал[ья])?$/,
  /^мар(та?)?$/,
  /^апр(ел[ья])?$/,
  /^ма[йя]$/,
  /^июн[ья]?$/,
  /^июл[ья]?$/,
  /^авг(уста?)?$/,
  /^сен(т|тябр[ья])?$/,
  /^окт(ябр[ья])?$/,
  /^ноя(б|бр[ья])?$/,
  /^дек(абр[ья])?$/,
]

const earliest = 1900
const latestYear = 2100

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function dayOf(year: number, month: number, day: number): string | undefined {
  if (year < earliest || year > latestYear || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** «08» → 2008, «63» → 1963: nobody in a base is born after the reading. */
function fullYear(text: string, latest: number): number {
  const year = Number(text)
  if (text.length === 4) return year
  return year + 2000 <= latest ? year + 2000 : year + 1900
}

const monthOf = (word: string): number => months.findIndex((month) => month.test(word.toLowerCase())) + 1

/** No writing of a day is longer: a paragraph is not looked at. */
const longest = 60

/** Without what schools write around a day: quotes, «г.», «года рождения», a time, a full stop. */
const bare = (text: string): string =>
  text.length > longest
    ? ''
    : text
        .replace(/["«»„“”]/g, '')
        .replace(/[\s,.]*(?<![а-я])г(?:од[ау]?)?[\s.]*(?:р(?:ожд[а-я]*)?)?[\s.]*$/i, '')
        .replace(/[T ]+\d{1,2}:\d\d(?::[\d.Z+]*)?$/, '')
        .replace(/[\s.,]+$/, '')
        .trim()

/** A calendar day in any writing a school uses; undefined when it is none. `latest` is the year that bounds two-digit years. */
function parseText(text: string, latest: number): string | undefined {
  const plain = bare(text)
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(plain)
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const dotted = /^(\d{1,2})\s*[./,-]\s*(\d{1,2})\s*[./,-]\s*(\d{4}|\d{2})$/.exec(plain)
  if (dotted !== null) return dayOf(fullYear(dotted[3] ?? '', latest), Number(dotted[2]), Number(dotted[1]))
  const worded = /^(\d{1,2})[\s.-]*([а-яё]+)[\s.-]*(\d{4}|\d{2})$/i.exec(plain)
  return worded === null ? undefined : dayOf(fullYear(worded[3] ?? '', latest), monthOf(worded[2] ?? ''), Number(worded[1]))
}

export type Reading<Value> = { readonly state: 'empty' } | { readonly state: 'invalid' } | { readonly state: 'read'; readonly value: Value }
const empty = { state: 'empty' } as const
const broken = { state: 'invalid' } as const

const isBlank = (cell: CellValue): boolean => cell === undefined || (typeof cell === 'string' && /^[\s–—-]*$/.test(cell))

/** The day in a cell: a date, a serial number of Excel, or text. A bare number like 2021 is a year, not a day of 1905. */
export function readDay(cell: CellValue, date1904: boolean): Reading<string> {
  if (isBlank(cell)) return empty
  if (typeof cell === 'number' && cell <= latestYear) return broken
  const day = typeof cell === 'number' ? serialToDay(cell, date1904) : typeof cell === 'string' ? parseText(cell, 2099) : undefined
  return day === undefined ? broken : { state: 'read', value: day }
}

export interface Born {
  readonly day: string | null
  readonly year: number
}

/** A birth: a day, or only a year. Days in the future or older than 110 years are mistakes. */
export function readBirth(cell: CellValue, date1904: boolean, today: string): Reading<Born> {
  if (isBlank(cell)) return empty
  const latest = Number(today.slice(0, 4))
  const plausible = (year: number) => year >= latest - 110 && year <= latest
  const year = typeof cell === 'number' ? cell : Number(/^\d{4}$/.exec(typeof cell === 'string' ? bare(cell) : '')?.[0])
  if (Number.isInteger(year) && plausible(year)) return { state: 'read', value: { day: null, year } }
  const day = typeof cell === 'number' ? serialToDay(cell, date1904) : typeof cell === 'string' ? parseText(cell, latest) : undefined
  if (day === undefined || day > today || !plausible(Number(day.slice(0, 4)))) return broken
  return { state: 'read', value: { day, year: Number(day.slice(0, 4)) } }
}

/** Age on a day; by difference of years when only the year of birth is known. */
export function ageOn(born: Born, day: string): number {
  const years = Number(day.slice(0, 4)) - born.year
  return born.day !== null && born.day.slice(5) > day.slice(5) ? years - 1 : years
}
