import { draftPageSize } from '@nastavnik/contract'

/** From which rows the chunks begin that hold these rows. */
export const chunksOf = (rows: readonly number[]): number[] => [...new Set(rows.map((row) => row - (row % draftPageSize)))]

/** The row where an arrow key leads; undefined: it is no key of the list. */
export function rowAfter(key: string, row: number, rows: number): number | undefined {
  const aim = { ArrowDown: row + 1, ArrowUp: row - 1, PageDown: row + 10, PageUp: row - 10, Home: 0, End: rows - 1 }[key]
  return aim === undefined ? undefined : Math.min(Math.max(aim, 0), rows - 1)
}
