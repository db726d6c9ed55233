import { draftPageSize } from '@nastavnik/contract'

/** From which rows the chunks begin that hold the rows first…last. */
export function chunksOf(first: number, last: number): number[] {
  const from = Math.floor(Math.max(first, 0) / draftPageSize)
  const to = Math.floor(Math.max(last, 0) / draftPageSize)
  return Array.from({ length: to - from + 1 }, (_, index) => (from + index) * draftPageSize)
}

/** The row where an arrow key leads; undefined: it is no key of the list. */
export function rowAfter(key: string, row: number, rows: number): number | undefined {
  const aim = { ArrowDown: row + 1, ArrowUp: row - 1, PageDown: row + 10, PageUp: row - 10, Home: 0, End: rows - 1 }[key]
  return aim === undefined ? undefined : Math.min(Math.max(aim, 0), rows - 1)
}
