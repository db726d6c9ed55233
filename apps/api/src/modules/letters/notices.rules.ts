import { dayIn } from '../../kernel/clock.ts'
import { daysAfter } from '../../kernel/days.ts'

/** The hour of the morning, in the territory, at which the notices of a day and a night go out. */
const digestHour = 8

/** The last working day whose hour of letters has come. Every Monday–Friday is one: what a public holiday brings is read a day later. */
export function lastDigestDay(timeZone: string, now: Date): string {
  let day = dayIn(timeZone, new Date(now.getTime() - digestHour * 3_600_000))
  for (let weekday = weekdayOf(day); weekday === 0 || weekday === 6; weekday = weekdayOf(day)) day = daysAfter(day, -1)
  return day
}

const weekdayOf = (day: string): number => new Date(day).getUTCDay()

/** `08:00` of a day, as PostgreSQL reads it. */
export const digestTimeOf = (day: string): string => `${day} 0${digestHour}:00`

/** Between two letters to one who wants them at once, ms. */
export const shortestPause = 3_600_000

/** What has waited this long is of no use any more: nobody could be told, or nobody sent. Days. */
export const noticeDays = 7
