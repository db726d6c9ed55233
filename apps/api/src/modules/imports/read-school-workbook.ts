import { type CellValue, FormulaCell, readWorkbook } from '@nastavnik/documents'
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
import { labelOf, type OrganisationSheet, readOrganisationSheet } from './organisation-sheet.rules.ts'

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
  return {
    take(sheetName, number, cells) {
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
      const described = all.find(
        ({ header, before }) => header === undefined && before.filter(({ cells }) => labelOf(cells) !== undefined).length >= 2,
      )
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
    if (!sheet.hidden) collected.take(sheet.name, number, cells)
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
