import { type CellValue, FormulaCell, readWorkbook, WorkbookError } from '@nastavnik/documents'
import { Complaint } from './complaint.ts'
import { exampleMark, type SheetLayout, sheets } from './layout.ts'
import { spelled } from './words.ts'

/** A filled row: the texts of its known columns. */
export interface Row {
  readonly at: number
  readonly cells: Readonly<Record<string, string>>
}

export interface Book {
  readonly rows: ReadonlyMap<SheetLayout, readonly Row[]>
  /** What is wrong, by its place, in words. */
  readonly faults: string[]
}

/** Where something is wrong. */
export function place(sheet: SheetLayout, row?: number, key?: string): string {
  const column = sheet.columns.find((each) => each.key === key)
  return [
    `Лист «${sheet.name}»`,
    ...(row === undefined ? [] : [`строка ${row}`]),
    ...(column === undefined ? [] : [`столбец «${column.title}»`]),
  ].join(', ')
}

const headerWithin = 20

function textOf(cell: CellValue): string {
  const value = cell instanceof FormulaCell ? cell.cached : cell
  return value === undefined ? '' : String(value).trim()
}

/** Which column of the sheet holds what, if this row is its heading. */
function readHeader(layout: SheetLayout, cells: readonly CellValue[]): Map<string, number> | undefined {
  const titles = cells.map((cell) => spelled(textOf(cell)))
  const columns = new Map<string, number>()
  for (const { key, title, known } of layout.columns) {
    const exact = titles.indexOf(spelled(title))
    const at = exact >= 0 ? exact : titles.findIndex((text, k) => known.test(text) && ![...columns.values()].includes(k))
    if (at >= 0) columns.set(key, at)
  }
  const [first] = layout.columns
  return first !== undefined && columns.has(first.key) ? columns : undefined
}

/** Reads the sheets of the book that are known. What is wrong with their shape comes as faults; a file that is no book is refused. */
export async function readBook(file: Uint8Array | string): Promise<Book> {
  const rows = new Map<SheetLayout, Row[]>()
  const headers = new Map<SheetLayout, Map<string, number>>()
  const seen = new Set<SheetLayout>()
  const faults: string[] = []
  try {
    await readWorkbook(file, (sheet, at, cells) => {
      const layout = sheets.find(({ name }) => spelled(name) === spelled(sheet.name))
      if (layout === undefined || sheet.hidden) return
      seen.add(layout)
      const header = headers.get(layout)
      if (header === undefined) {
        const found = at <= headerWithin ? readHeader(layout, cells) : undefined
        if (found !== undefined) headers.set(layout, found)
        return
      }
      const texts = Object.fromEntries(
        [...header].map(([key, column]): [string, string] => [key, textOf(cells[column])]).filter(([, text]) => text !== ''),
      )
      const isExample = Object.values(texts).some((text) => text.startsWith(exampleMark))
      if (Object.keys(texts).length > 0 && !isExample) rows.set(layout, [...(rows.get(layout) ?? []), { at, cells: texts }])
    })
  } catch (error) {
    if (error instanceof WorkbookError) throw new Complaint(error.code, `${error.message}.`)
    throw error
  }
  for (const layout of sheets) {
    const header = headers.get(layout)
    if (!seen.has(layout)) {
      if (layout.isNeeded) faults.push(`${place(layout)}: такого листа в книге нет`)
      continue
    }
    const [first] = layout.columns
    if (header === undefined) {
      faults.push(`${place(layout)}: в первых ${headerWithin} строках нет заголовка «${first?.title ?? ''}»`)
      continue
    }
    for (const { key, title, isNeeded } of layout.columns)
      if (isNeeded === true && !header.has(key)) faults.push(`${place(layout)}: нет столбца «${title}»`)
    if (layout.isNeeded && !rows.has(layout)) faults.push(`${place(layout)}: нет ни одного человека`)
  }
  return { rows, faults }
}
