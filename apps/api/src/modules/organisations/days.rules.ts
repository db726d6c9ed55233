import { daysAfter } from '../../kernel/days.ts'

export const nextDay = (day: string): string => daysAfter(day, 1)

/** The last day of what ends when something else begins on `day`. */
export const dayBefore = (day: string): string => daysAfter(day, -1)
