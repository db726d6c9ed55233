import { useSession } from '../api/session.ts'
import { m } from '../paraglide/messages.js'
import { Choice } from './choice.tsx'

const first = 2019

/** The year in which the school year of a day begins. */
export const schoolYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < '09' ? 1 : 0)
export const schoolYearTitle = (year: number): string => `${year}/${year + 1}`

/** School years, the newest first; the one that is shown is always among them. */
export function SchoolYearChoice({ year, onPick }: { readonly year: number; readonly onPick: (year: number) => void }) {
  const last = Math.max(schoolYearOf(useSession().today), year)
  const years = Array.from({ length: last - first + 1 }, (_, index) => last - index)
  return (
    <Choice
      label={m.results_year()}
      value={String(year)}
      options={years.map((one) => [String(one), schoolYearTitle(one)] as const)}
      onChoose={(chosen) => onPick(Number(chosen ?? year))}
    />
  )
}
