/** The calendar years that `2020`, `2020-Q1`, `2020-12-31` or `2020/2021` touches. */
const yearsOf = (text: string): number[] => text.split('/').map((part) => Number(part.slice(0, 4)))

/** Whether a fact is of the period asked for: they share a calendar year. */
export const isOfPeriod = (dated: string, period: string): boolean => yearsOf(dated).some((year) => yearsOf(period).includes(year))

/** Whether what the fact is of has not begun by today. */
export function isInFuture(dated: string, today: string): boolean {
  const [from = ''] = dated.split('/')
  return from > today.slice(0, from.length)
}
