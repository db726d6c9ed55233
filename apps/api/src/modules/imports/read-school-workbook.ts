import { type CellValue, FormulaCell, readWorkbook, WorkbookError } from '@nastavnik/documents'
import { Problem } from '../../kernel/problem.ts'
import {
  type BaseKind,
  type Columns,
  isBlank,
  joinHeader,
  type RecognisedHeader,
  recogniseHeader,
  requiredFields,
} from './columns.rules.ts'
import { lineOf, type OrganisationSheet, readOrganisationSheet } from './organisation-sheet.rules.ts'

export interface BaseRow {
  /** As Excel numbers it. */
  readonly number: number
  readonly cells: readonly CellValue[]
}

/** One base: the mentees or the mentors of a school, as the sheet holds them. */
export interface Base {
  readonly sheet: string
  readonly kind: BaseKind
  readonly columns: Columns
  readonly header: BaseRow
  readonly headings: RecognisedHeader['headings']
  readonly rows: readonly BaseRow[]
}

export interface SchoolWorkbook {
  readonly organisation: OrganisationSheet | undefined
  readonly bases: readonly Base[]
  readonly date1904: boolean
}

const headerDepth = 30
/** The longest name that Excel lets a sheet have is 31. */
const longestSheetName = 100

/**
 * What all rows together may weigh in bytes. A file of two kilobytes can refer to one long text from every cell, and whoever keeps
 * the rows needs the whole of it: PostgreSQL takes 256 MB of JSON at most. A list of 140 000 people weighs 113 MB.
 */
const heaviest = 200_000_000
const cellWeight = 16
const weightOf = (cell: CellValue): number => (typeof cell === 'string' ? cellWeight + Buffer.byteLength(cell) : cellWeight)

interface Sheet {
  readonly name: string
  readonly before: BaseRow[]
  header: (RecognisedHeader & { row: BaseRow }) | undefined
  readonly rows: BaseRow[]
}

/** Collects the sheets row by row, whatever they come from. */
export function collectSchoolWorkbook(): {
  take: (sheetName: string, number: number, cells: readonly CellValue[]) => void
  finish: (date1904: boolean) => SchoolWorkbook
} {
  const sheets = new Map<string, Sheet>()
  let weight = 0
  return {
    take(sheetName, number, cells) {
      for (const cell of cells) weight += weightOf(cell)
      if (weight > heaviest) throw new WorkbookError('file.tooLarge', 'В книге слишком много текста')
      let sheet = sheets.get(sheetName)
      if (sheet === undefined) {
        sheet = { name: sheetName, before: [], header: undefined, rows: [] }
        sheets.set(sheetName, sheet)
      }
      const row = { number, cells }
      const { header, rows, before } = sheet
      if (header !== undefined) {
        const second = rows.length === 0 && number === header.row.number + 1 && isBlank(cells[header.columns.name ?? 0])
        const joined = second ? joinHeader(sheetName, header.row.cells, cells, header) : undefined
        if (joined === undefined) rows.push(row)
        else sheet.header = { ...joined, row: { number, cells: joined.cells } }
      } else if (before.length < headerDepth) {
        const found = recogniseHeader(sheetName, cells)
        const above = before.at(-1)
        const joined = found !== undefined && above?.number === number - 1 ? joinHeader(sheetName, above.cells, cells, found) : undefined
        if (found === undefined) before.push(row)
        else sheet.header = { ...(joined ?? found), row: { number, cells: joined?.cells ?? cells } }
      }
    },
    finish(date1904) {
      const all = [...sheets.values()]
      const bases = all.flatMap(({ name, header, rows }) =>
        header === undefined
          ? []
          : [{ sheet: name, kind: header.kind, columns: header.columns, header: header.row, headings: header.headings, rows }],
      )
      const lines = ({ header, before }: Sheet) =>
        header === undefined ? before.filter(({ cells }) => lineOf(cells) !== undefined).length : 0
      const [described] = all.filter((sheet) => lines(sheet) >= 2).sort((a, b) => lines(b) - lines(a))
      const organisation =
        described === undefined
          ? undefined
          : readOrganisationSheet(
              described.before.map(({ cells }) => cells.map((cell) => (cell instanceof FormulaCell ? cell.cached : cell))),
              date1904,
            )
      return { organisation, bases, date1904 }
    },
  }
}

/** Reads a school's workbook. Throws `WorkbookError` of the reader, or 422 `bases.missing` / `columns.missing` with the columns. */
export async function readSchoolWorkbook(file: Uint8Array | string): Promise<SchoolWorkbook> {
  const collected = collectSchoolWorkbook()
  const { date1904 } = await readWorkbook(file, (sheet, number, cells) => {
    if (!sheet.hidden) collected.take(sheet.name.slice(0, longestSheetName), number, cells)
  })
  const workbook = collected.finish(date1904)
  checkColumns(workbook)
  return workbook
}

function checkColumns({ bases, organisation }: SchoolWorkbook): void {
  if (bases.length === 0 && organisation === undefined) throw new Problem(422, 'bases.missing')
  const missing = bases.flatMap(({ sheet, columns }) =>
    requiredFields.filter((field) => columns[field] === undefined).map((field) => ({ path: sheet, code: field })),
  )
  if (missing.length > 0) throw new Problem(422, 'columns.missing', { fields: missing })
}
