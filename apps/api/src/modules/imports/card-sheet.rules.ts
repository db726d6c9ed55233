import type { CellValue } from '@nastavnik/documents'
import { type CardField, cardFields, cardHeadings, cardMarks } from '../people/index.ts'

export interface CardRow {
  /** As Excel numbers it. */
  readonly number: number
  readonly cells: readonly CellValue[]
}

/** A sheet of cards that was exported from the list of people, edited since. */
export interface CardSheet {
  readonly sheet: string
  readonly header: CardRow
  readonly columns: {
    readonly id: number
    /** Undefined: the column was deleted. */
    readonly version: number | undefined
    readonly fields: Partial<Record<CardField, number>>
  }
  readonly rows: CardRow[]
}

const plain = (cell: CellValue): string => (typeof cell === 'string' ? cell.trim().replace(/\s+/g, ' ').toLowerCase() : '')

/** The columns of a sheet of cards, wherever they stand; undefined when the row is not its row of headings: no column of ids. */
export function recogniseCards(cells: readonly CellValue[]): CardSheet['columns'] | undefined {
  const headings = cells.map(plain)
  const columnOf = (heading: string): number | undefined => {
    const column = headings.indexOf(plain(heading))
    return column < 0 ? undefined : column
  }
  const id = columnOf(cardMarks.id)
  if (id === undefined) return undefined
  const fields: Partial<Record<CardField, number>> = {}
  for (const field of cardFields) {
    const column = columnOf(cardHeadings[field])
    if (column !== undefined) fields[field] = column
  }
  return { id, version: columnOf(cardMarks.version), fields }
}
