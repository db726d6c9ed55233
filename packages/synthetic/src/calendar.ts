/** Dates are ISO days (YYYY-MM-DD): they compare as text and know no time zone. */
export const isoDay = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)

const yearOf = (day: string) => Number(day.slice(0, 4))

const addDays = (day: string, days: number): string => isoDay(yearOf(day), Number(day.slice(5, 7)), Number(day.slice(8)) + days)

/** The school year 2020/21 is the year 2020; it starts on 1 September. */
export const schoolYearOf = (day: string): number => (day.slice(5) < '09-01' ? yearOf(day) - 1 : yearOf(day))

export const ageOn = (born: string, day: string): number => yearOf(day) - yearOf(born) - (day.slice(5) < born.slice(5) ? 1 : 0)

/** The birthday of somebody who reached the age `spread` days before the day. */
export const bornForAge = (age: number, day: string, spread: number): string =>
  addDays(isoDay(yearOf(day) - age, Number(day.slice(5, 7)), Number(day.slice(8))), -spread)

export type Season = 'autumn' | 'spring'

/** The first and the last possible days of the start and of the end of programmes, as month and day. */
export const seasons: Record<Season, { start: [month: number, from: number, to: number]; end: [month: number, from: number, to: number] }> =
  {
    spring: { start: [1, 11, 29], end: [5, 17, 31] },
    autumn: { start: [9, 5, 25], end: [12, 11, 25] },
  }
