import { requiredFields, type SheetLayout } from '@nastavnik/contract'
import { type CellValue, FormulaCell, readWorkbook, WorkbookError } from '@nastavnik/documents'
import { Problem } from '../../kernel/problem.ts'
import { type CardSheet, recogniseCards } from './card-sheet.rules.ts'
import {
  type BaseKind,
  type Columns,
  type Field,
  isBlank,
  isWord,
  joinHeader,
  type LearntHeadings,
  type RecognisedHeader,
  recogniseHeader,
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
  /** Gone once the workbook has been planned and is being written. */
  readonly rows: BaseRow[]
}

export interface SchoolWorkbook {
  readonly organisation: OrganisationSheet | undefined
  readonly bases: readonly Base[]
  /** Sheets that were exported from the list of people. */
  readonly cards: readonly CardSheet[]
  /** How each sheet was understood, but for the organisation's own and those of cards. */
  readonly sheets: readonly SheetLayout[]
  /** Of a workbook of parked rows: the numbers its rows had where they were parked, by sheet. */
  readonly parkedRows: readonly { readonly name: string; readonly rows: readonly number[] }[]
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

/** What is known of a workbook before it is read: layouts that somebody has seen, headings that the organisation named. */
export interface KnownLayout {
  readonly sheets?: readonly SheetLayout[]
  readonly learnt?: LearntHeadings
}

/** The first two columns of a workbook of parked rows. */
export const parkedMarks = ['причина', 'строка в файле'] as const

interface Sheet {
  readonly name: string
  readonly seen: SheetLayout | undefined
  readonly isParked: boolean
  readonly parkedRows: number[]
  readonly before: BaseRow[]
  header: (RecognisedHeader & { row: BaseRow }) | undefined
  cards: CardSheet | undefined
  readonly rows: BaseRow[]
}

const headingCells = ({ columns }: SheetLayout): CellValue[] => {
  const cells: CellValue[] = []
  for (const { column, heading } of columns) cells[column] = heading
  return Array.from(cells)
}

function headerSeen({ kind, columns }: SheetLayout): RecognisedHeader | undefined {
  if (kind === null) return undefined
  const byField: Columns = {}
  for (const { column, field } of columns) if (field !== null) byField[field] = column
  return { kind, columns: byField, headings: columns }
}

/** The row that most looks like headings, offered when none was recognised. */
function likelyHeader(rows: readonly BaseRow[]): BaseRow | undefined {
  const words = ({ cells }: BaseRow) => cells.filter((cell) => !isBlank(cell) && isWord(cell)).length
  const best = rows.reduce<BaseRow | undefined>(
    (found, row) => (words(row) > Math.max(2, found === undefined ? 0 : words(found)) ? row : found),
    undefined,
  )
  return best
}

function layoutOf({ name, seen, header, before }: Sheet): SheetLayout {
  if (seen !== undefined) return seen
  if (header !== undefined) return { sheet: name, kind: header.kind, header: header.row.number, columns: [...header.headings] }
  const likely = likelyHeader(before)
  const columns = (likely?.cells ?? []).flatMap((cell, column) =>
    typeof cell === 'string' && !isBlank(cell) ? [{ column, heading: cell.trim().replace(/\s+/g, ' ').slice(0, 300), field: null }] : [],
  )
  return { sheet: name, kind: null, header: likely?.number ?? null, columns }
}

/** Collects the sheets row by row, whatever they come from. A sheet whose layout was seen is read by it and by nothing else. */
export function collectSchoolWorkbook({ sheets: layouts = [], learnt }: KnownLayout = {}): {
  take: (sheetName: string, number: number, cells: readonly CellValue[]) => void
  finish: (date1904: boolean) => SchoolWorkbook
} {
  const sheets = new Map<string, Sheet>()
  let weight = 0
  const open = (name: string, first: readonly CellValue[]): Sheet => {
    const seen = layouts.find(({ sheet }) => sheet === name)
    const isParked = parkedMarks.every((mark, column) => first[column] === mark)
    const sheet: Sheet = { name, seen, isParked, parkedRows: [], before: [], header: undefined, cards: undefined, rows: [] }
    sheets.set(name, sheet)
    return sheet
  }
  const recognise = (sheet: Sheet, row: BaseRow): void => {
    const { name, before, seen } = sheet
    if (seen !== undefined) {
      const header = row.number === seen.header ? headerSeen(seen) : undefined
      if (header !== undefined) sheet.header = { ...header, row: { number: row.number, cells: headingCells(seen) } }
      else if (before.length < headerDepth) before.push(row)
      return
    }
    if (before.length >= headerDepth) return
    const columns = recogniseCards(row.cells)
    if (columns !== undefined) {
      sheet.cards = { sheet: name, header: row, columns, rows: [] }
      return
    }
    const found = recogniseHeader(name, row.cells, learnt)
    const above = before.at(-1)
    const joined =
      found !== undefined && above?.number === row.number - 1 ? joinHeader(name, above.cells, row.cells, found, learnt) : undefined
    if (found === undefined) before.push(row)
    else sheet.header = { ...(joined ?? found), row: { number: row.number, cells: joined?.cells ?? row.cells } }
  }
  return {
    take(sheetName, number, written) {
      for (const cell of written) weight += weightOf(cell)
      if (weight > heaviest) throw new WorkbookError('file.tooLarge', 'В книге слишком много текста')
      const sheet = sheets.get(sheetName) ?? open(sheetName, written)
      const cells = sheet.isParked ? written.slice(parkedMarks.length) : written
      const { header, rows, seen, cards } = sheet
      if (cards !== undefined) {
        cards.rows.push({ number, cells })
        if (sheet.isParked && typeof written[1] === 'number') sheet.parkedRows.push(written[1])
        return
      }
      if (header === undefined) {
        recognise(sheet, { number, cells })
        return
      }
      const second = seen === undefined && rows.length === 0 && number === header.row.number + 1 && isBlank(cells[header.columns.name ?? 0])
      const joined = second && !sheet.isParked ? joinHeader(sheetName, header.row.cells, cells, header, learnt) : undefined
      if (joined === undefined) rows.push({ number, cells })
      else sheet.header = { ...joined, row: { number, cells: joined.cells } }
      if (sheet.isParked && typeof written[1] === 'number') sheet.parkedRows.push(written[1])
    },
    finish(date1904) {
      const all = [...sheets.values()]
      const bases = all.flatMap(({ name, header, rows }) =>
        header === undefined ? [] : [{ sheet: name, kind: header.kind, columns: header.columns, header: header.row, rows }],
      )
      const lines = ({ header, before }: Sheet) =>
        header === undefined ? before.filter(({ cells }) => lineOf(cells) !== undefined).length : 0
      const [described] = all.filter((sheet) => sheet.cards === undefined && lines(sheet) >= 2).sort((a, b) => lines(b) - lines(a))
      const organisation =
        described === undefined
          ? undefined
          : readOrganisationSheet(
              described.before.map(({ cells }) => cells.map((cell) => (cell instanceof FormulaCell ? cell.cached : cell))),
              date1904,
            )
      return {
        organisation,
        bases,
        cards: all.flatMap(({ cards }) => cards ?? []),
        sheets: all.filter((sheet) => sheet !== described && sheet.cards === undefined).map(layoutOf),
        parkedRows: all.filter(({ isParked }) => isParked).map(({ name, parkedRows }) => ({ name, rows: parkedRows })),
        date1904,
      }
    },
  }
}

/** Rows from one word of `watch` to the next. */
const rowsBetween = 500

/** Reads the sheets of a school's workbook, whatever was recognised of them; `watch` hears how many rows were read, and may stop it by throwing. Throws `WorkbookError` of the reader, 422 `bases.withCards`. */
export async function readSheets(
  file: Uint8Array | string,
  known: KnownLayout = {},
  watch: (rows: number) => void = () => undefined,
): Promise<SchoolWorkbook> {
  const collected = collectSchoolWorkbook(known)
  let read = 0
  const { date1904 } = await readWorkbook(file, (sheet, number, cells) => {
    if (++read % rowsBetween === 0) watch(read)
    if (!sheet.hidden) collected.take(sheet.name.slice(0, longestSheetName), number, cells)
  })
  const workbook = collected.finish(date1904)
  if (workbook.cards.length > 0 && workbook.bases.length > 0) throw new Problem(422, 'bases.withCards')
  return workbook
}

/** Reads a workbook whose rows are to be taken. Throws as `readSheets`, or 422 `bases.missing` / `columns.missing` with the columns. */
export async function readSchoolWorkbook(file: Uint8Array | string, known: KnownLayout = {}): Promise<SchoolWorkbook> {
  const workbook = await readSheets(file, known)
  if (workbook.bases.length === 0 && workbook.cards.length === 0 && workbook.organisation === undefined)
    throw new Problem(422, 'bases.missing')
  const missing = workbook.bases.flatMap((base) => missingFields(base).map((field) => ({ path: base.sheet, code: field })))
  if (missing.length > 0) throw new Problem(422, 'columns.missing', { fields: missing })
  return workbook
}

/** Required fields that no column of the base was understood as. */
export const missingFields = ({ columns }: Base): Field[] => requiredFields.filter((field) => columns[field] === undefined)
