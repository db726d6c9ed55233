import type { Birth } from '@nastavnik/contract'
import { m } from '../paraglide/messages.js'

/** The day on the reader's calendar, 2026-11-22. */
export const today = () => new Date().toLocaleDateString('sv-SE')

/** The day on the reader's calendar so many days from now. */
export function dayIn(days: number): string {
  const day = new Date()
  day.setDate(day.getDate() + days)
  return day.toLocaleDateString('sv-SE')
}

/** 2026-11-22 → 22.11.2026 */
export const showDay = (day: string) => day.replace(/(\d+)-(\d+)-(\d+)/, '$3.$2.$1')

/** An instant on the clock of the reader: 22.11.2026 20:15 */
export function showInstant(instant: string): string {
  return new Date(instant).toLocaleString('ru-RU', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
}

/** An instant of a day that is known, on the clock of the reader: 20:15 */
export const showTime = (instant: string) => new Date(instant).toLocaleTimeString('ru-RU', { hour: '2-digit', minute: '2-digit' })

export const showSpan = (from: string, to: string | null) =>
  to === null ? m.days_from({ from: showDay(from) }) : m.days_from_to({ from: showDay(from), to: showDay(to) })

/** 22.11.2026 → 2026-11-22; undefined when there is no such day. */
export function parseDay(text: string): string | undefined {
  const found = /^\s*(\d{1,2})[.\-/ ](\d{1,2})[.\-/ ](\d{4})\s*$/.exec(text)
  if (found === null) return undefined
  const [day = '', month = '', year = ''] = found.slice(1)
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}

export function showBirth({ day, year }: Birth): string {
  if (day !== null) return showDay(day)
  return year === null ? m.birth_unknown() : m.birth_year_only({ year: String(year) })
}

/** What stands in the field where a birth is edited. */
export const birthText = ({ day, year }: Birth) => (day !== null ? showDay(day) : year === null ? '' : String(year))

/** A day, a year or nothing; undefined when it is neither. */
export function parseBirth(text: string): Birth | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return { day: null, year: null }
  if (/^(19|20)\d\d$/.test(trimmed)) return { day: null, year: Number(trimmed) }
  const day = parseDay(trimmed)
  return day === undefined || day < '1900' ? undefined : { day, year: null }
}
