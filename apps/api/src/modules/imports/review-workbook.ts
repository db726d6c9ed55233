import { type Difference, type DifferenceChoice, type Import, isTaken, type RowCode, rowsShown } from '@nastavnik/contract'
import { toldOf } from './differences.rules.ts'
import { type ParkedSheet, parkedSheets } from './parked-workbook.ts'
import type { ImportPlan } from './plan-import.rules.ts'
import type { SchoolWorkbook } from './read-school-workbook.ts'

/** What a reader sees of a plan; kept beside the file until it is confirmed. */
export type Review = Pick<
  Import,
  'headcount' | 'counters' | 'reasons' | 'parked' | 'warned' | 'ignored' | 'sheets' | 'cards' | 'differences'
>

/** The review, and in full what waits and what differs. */
export interface Kept {
  readonly review: Review
  readonly parked: readonly ParkedSheet[]
  readonly differences: readonly Difference[]
  readonly choice: DifferenceChoice
}

/** How many rows stand under each reason, in the order in which the reasons first come. */
class Tally {
  readonly #counts = new Map<RowCode, number>()

  /** Counts a row and says whether it is shown: it is among the first of all or the first of one of its reasons. */
  keeps(place: number, codes: Iterable<RowCode>): boolean {
    let isEarly = place < rowsShown
    for (const code of codes) {
      const count = (this.#counts.get(code) ?? 0) + 1
      this.#counts.set(code, count)
      isEarly ||= count <= rowsShown
    }
    return isEarly
  }

  get reasons(): Import['reasons'] {
    return [...this.#counts].map(([code, count]) => ({ code, count }))
  }
}

/** Cards came to be corrected, a school's own workbook to add: its differences wait until somebody wants them. */
const usualChoice = ({ cards }: ImportPlan): DifferenceChoice => ({ update: cards !== null, except: [] })

/** What is kept of a workbook under review. */
export function keptOf(workbook: SchoolWorkbook, plan: ImportPlan): Kept {
  const choice = usualChoice(plan)
  const differences = plan.differences.map(toldOf)
  const taken = differences.filter((difference) => isTaken(choice, difference)).length
  return { review: reviewOf(workbook, plan, taken), parked: parkedSheets(plan.parked), differences, choice }
}

/** What is kept of a workbook that has been taken: its numbers, and the rows that wait. */
export const takenOf = (workbook: SchoolWorkbook, plan: ImportPlan): Kept => ({
  review: reviewOf(workbook, plan, plan.updated.length),
  parked: parkedSheets(plan.parked),
  differences: [],
  choice: { update: false, except: [] },
})

function reviewOf(workbook: SchoolWorkbook, plan: ImportPlan, taken: number): Review {
  const tally = new Tally()
  const parked = plan.parked.filter(({ code }, place) => tally.keeps(place, [code]))
  const warned = plan.warned.filter(({ codes }, place) => tally.keeps(place, codes))
  const ignored = plan.ignored.filter(({ code }, place) => tally.keeps(place, [code]))
  return {
    headcount: workbook.organisation?.headcount ?? null,
    counters: plan.counters,
    reasons: tally.reasons,
    parked: parked.map(({ base, row, name, code }) => ({ sheet: base.sheet, row: row.number, name, code })),
    warned: warned.map(({ base, row, name, codes }) => ({ sheet: base.sheet, row, name, codes: [...codes] })),
    ignored: ignored.map(({ base, row, code }) => ({ sheet: base.sheet, row: row.number, code })),
    sheets: [...workbook.sheets],
    cards: plan.cards,
    differences: {
      total: plan.differences.length,
      outdated: plan.differences.filter(({ outdated }) => outdated !== null).length,
      taken,
    },
  }
}
