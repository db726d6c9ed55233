import { useSession } from '../api/session.ts'

const first = 2019

export const yearOf = (day: string) => Number(day.slice(0, 4))

/** Years to choose from, the newest first; the one that is shown is always among them. */
export function useYears(shown: number): readonly number[] {
  const last = yearOf(useSession().today)
  const years = Array.from({ length: last - first + 1 }, (_, index) => last - index)
  return years.includes(shown) ? years : [...years, shown].sort((a, b) => b - a)
}
