import { type Import, ignoreCodes, parkCodes, type RowCode, rowsShown, warningCodes } from '@nastavnik/contract'

/** Fates of rows, and which reasons lead to each. */
const fates = { parked: parkCodes, warned: warningCodes, ignored: ignoreCodes } as const
export type Fate = keyof typeof fates

export const fateNames = Object.keys(fates) as readonly Fate[]
const belongsTo = (fate: Fate, code: RowCode) => fates[fate].some((known) => known === code)

/** The reasons of one fate, the most frequent first. */
export const reasonsOf = (reasons: Import['reasons'], fate: Fate): Import['reasons'] =>
  reasons.filter(({ code }) => belongsTo(fate, code)).toSorted((one, other) => other.count - one.count)

/** The reason asked for, if the workbook has it: an address may be older than the review. */
export const chosenOf = (reasons: Import['reasons'], problem: RowCode | undefined) => reasons.find(({ code }) => code === problem)

interface Shown<Row> {
  readonly rows: readonly Row[]
  readonly total: number
}

/**
 * Rows of a fate as they are shown: all of them or those of one reason, the first of many either way. Undefined when there is nothing to
 * show: no such rows, or the reason belongs to another fate.
 */
export function shownRows<Row>(
  fate: Fate,
  rows: readonly Row[],
  all: number,
  chosen: Import['reasons'][number] | undefined,
  has: (row: Row, code: RowCode) => boolean,
): Shown<Row> | undefined {
  if (all === 0) return undefined
  if (chosen === undefined) return { rows: rows.slice(0, rowsShown), total: all }
  if (!belongsTo(fate, chosen.code)) return undefined
  return { rows: rows.filter((row) => has(row, chosen.code)).slice(0, rowsShown), total: chosen.count }
}
