import { m } from '../../paraglide/messages.js'
import { parseDay, showDay } from '../../ui/days.ts'

/** 2020 → «2020 год», 2020/2021 → «2020/2021 учебный год», 2020-12-31 → 31.12.2020 */
export function showDated(dated: string): string {
  if (dated.includes('/')) return m.facts_school_year({ years: dated })
  return dated.length === 4 ? m.facts_year({ year: dated }) : showDay(dated)
}

/** What stands in the field where the time of a fact is edited. */
export const datedText = (dated: string) => (dated.length === 10 ? showDay(dated) : dated)

/** A year, a school year of two years running, or a day; undefined when it is none. */
export function parseDated(text: string): string | undefined {
  const trimmed = text.replace(/\s/g, '').replace(/[–—-](?=20\d\d$)/, '/')
  const years = /^(20\d\d)(?:\/(20\d\d))?$/.exec(trimmed)
  if (years === null) return parseDay(text)
  const [, from = '', to] = years
  return to === undefined || Number(to) === Number(from) + 1 ? trimmed : undefined
}
