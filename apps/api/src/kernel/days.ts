/** The calendar day `days` later; earlier when it is negative. */
export const daysAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** How many days later `to` is than `from`. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/**
 * The day that is `days` working days later; the first of them is the next one (Civil Code art. 191). Every Monday–Friday counts: a public
 * holiday would only move the day later, so what this says is never too late.
 */
export function workingDaysAfter(day: string, days: number): string {
  let found = day
  for (let left = days; left > 0; ) {
    found = daysAfter(found, 1)
    const weekday = new Date(found).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left--
  }
  return found
}

/** The same day `years` later, or earlier; 29 February becomes 28 where there is none. */
export function yearsAfter(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const rest = day.slice(4)
  return `${year}${rest === '-02-29' && !isLeap ? '-02-28' : rest}`
}

/** The same day `months` later; where the month is shorter, its last day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** A day as papers write it: 22.11.2026. */
export const dayText = (day: string): string => day.split('-').toReversed().join('.')
