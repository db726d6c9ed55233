const shifted = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

export const nextDay = (day: string): string => shifted(day, 1)

/** The last day of what ends when something else begins on `day`. */
export const dayBefore = (day: string): string => shifted(day, -1)
