import type { Import } from '@nastavnik/contract'
import type { ImportPlan } from './plan-import.rules.ts'
import type { SchoolWorkbook } from './read-school-workbook.ts'

const shown = 200

/** What a reader sees of a plan; kept beside the file until it is confirmed. */
export type Review = Pick<Import, 'headcount' | 'counters' | 'parked' | 'warned' | 'ignored' | 'sheets'>

export function reviewOf(workbook: SchoolWorkbook, plan: ImportPlan): Review {
  return {
    headcount: workbook.organisation?.headcount ?? null,
    counters: plan.counters,
    parked: plan.parked.slice(0, shown).map(({ base, row, name, code }) => ({ sheet: base.sheet, row: row.number, name, code })),
    warned: plan.warned.slice(0, shown).map(({ base, row, name, codes }) => ({ sheet: base.sheet, row, name, codes: [...codes] })),
    ignored: plan.ignored.slice(0, shown).map(({ base, row, code }) => ({ sheet: base.sheet, row: row.number, code })),
    sheets: [...workbook.sheets],
  }
}
