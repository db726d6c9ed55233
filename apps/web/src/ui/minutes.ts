import { parseDay } from './days.ts'

/** An instant on the clock of a territory: 25.11.2026 14:05 */
export const showMinute = (instant: string, timeZone: string): string =>
  new Date(instant)
    .toLocaleString('ru-RU', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' })
    .replace(',', '')

/** 25.11.2026 14:05 → 2026-11-25T14:05; undefined when there is no such minute. */
export function parseMinute(text: string): string | undefined {
  const found = /^\s*(\S+?),?\s+(?:в\s+)?(\d{1,2})[:.](\d\d)\s*$/.exec(text)
  if (found === null) return undefined
  const [date = '', hours = '', minutes = ''] = found.slice(1)
  const day = parseDay(date)
  return day === undefined || Number(hours) > 23 || Number(minutes) > 59 ? undefined : `${day}T${hours.padStart(2, '0')}:${minutes}`
}
