import { Writable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type ExcelJS from 'exceljs'
import type { Row, Worksheet } from 'exceljs'
import { type CellStyle, markQuoted, styleFor } from './writer-styles.ts'
import { cellText, sheetNames } from './writer-text.ts'
import { stampEntries } from './zip-times.ts'

interface StyledCell {
  value: string | number | null
  style?: CellStyle
  span?: { columns?: number; rows?: number }
  link?: never
}

/** A bare text is a 'cell', a bare number a 'number', a bare null nothing at all; positions under a span are given as null. */
export type OutCell = string | number | null | StyledCell

export interface SheetSpec {
  name: string
  columns: { width: number }[]
  rows: OutCell[][] | Iterable<OutCell[]>
  landscape?: boolean
  /** How many rows stay in sight while scrolling. */
  freezeRows?: number
  /** Rows printed on every page, counted from 1. */
  repeatRows?: { from: number; to: number }
  /** What is printed above and below every page; the page's number is added below. */
  marks?: { header: string; footer: string }
  /** Filter buttons on the last repeated (or else frozen) row. */
  autoFilter?: boolean
  /** What a column, counted from 1, shows to whoever fills its cells below the frozen rows. */
  entries?: Entry[]
}

/** A hint beside the cell, values to choose from, or both; other values are let through. */
interface Entry {
  column: number
  hint?: string
  values?: string[]
}

const a4 = 9
const lineHeight = 15.75
const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 }
const marginsOfMarked = { ...margins, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 }
const uninterruptedMs = 10

const longestMark = 220 // Excel calls a file with more than 255 characters in all damaged
/** Left-aligned and small; «&» would be read as a command, and a digit after the size as a part of it. */
const printedMark = (text: string, more = ''): string =>
  `&L&9 ${cellText(text).slice(0, longestMark).toWellFormed().replaceAll('&', '&&')}`.slice(0, 255 - more.length) + more

/** The same sheets with the same `createdAt` give the same bytes. */
export async function writeWorkbook(sheets: SheetSpec[], properties: { title?: string; createdAt?: Date } = {}): Promise<Uint8Array> {
  const createdAt = properties.createdAt ?? new Date()
  const chunks: Buffer[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk)
      done()
    },
  })
  const workbook = await openWriter(stream)
  Object.assign(workbook, { created: createdAt, modified: createdAt, creator: '', lastModifiedBy: '' })
  if (properties.title !== undefined) workbook.title = cellText(properties.title)
  const names = sheetNames(sheets.map((sheet) => sheet.name))
  for (const [index, sheet] of sheets.entries()) await writeSheet(workbook, names[index] ?? sheet.name, sheet)
  await workbook.commit()
  const file = Buffer.concat(chunks)
  stampEntries(file, createdAt)
  return file
}

/** exceljs is loaded by who writes: readers need not pay its 35 MB. */
async function openWriter(stream: Writable): Promise<ExcelJS.stream.xlsx.WorkbookWriter> {
  const { default: excel } = await import('exceljs')
  class Writer extends excel.stream.xlsx.WorkbookWriter {
    override addStyles(): Promise<void> {
      const { zip, styles } = this as unknown as { zip: { append(text: string, entry: { name: string }): void }; styles: { xml: string } }
      zip.append(markQuoted(styles.xml), { name: 'xl/styles.xml' })
      return Promise.resolve()
    }
  }
  return new Writer({ stream, useStyles: true })
}

async function writeSheet(workbook: ExcelJS.Workbook, name: string, sheet: SheetSpec): Promise<void> {
  const { freezeRows = 0, repeatRows, marks } = sheet
  const worksheet = workbook.addWorksheet(name, {
    views: freezeRows > 0 ? [{ state: 'frozen', ySplit: freezeRows }] : [],
    pageSetup: {
      paperSize: a4,
      orientation: sheet.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: marks === undefined ? margins : marginsOfMarked,
      ...(repeatRows && { printTitlesRow: `${repeatRows.from}:${repeatRows.to}` }),
    },
  })
  if (marks !== undefined) {
    worksheet.headerFooter.oddHeader = printedMark(marks.header)
    worksheet.headerFooter.oddFooter = printedMark(marks.footer, '&R&P из &N')
  }
  worksheet.columns = sheet.columns.map(({ width }) => ({ width }))

  let rowNumber = 0
  let spannedTo = 0
  let resumedAt = performance.now()
  for (const cells of sheet.rows) {
    const row = worksheet.getRow(++rowNumber)
    spannedTo = Math.max(spannedTo, fillRow(worksheet, row, cells, sheet.columns))
    // exceljs cannot return to a committed row, so rows wait until nothing reaches below them.
    if (rowNumber >= spannedTo) row.commit()
    if (performance.now() - resumedAt > uninterruptedMs) {
      await setImmediate()
      resumedAt = performance.now()
    }
  }
  if (sheet.autoFilter && sheet.columns.length > 0) {
    const row = repeatRows?.to ?? Math.max(freezeRows, 1)
    worksheet.autoFilter = { from: { row, column: 1 }, to: { row: Math.max(row, rowNumber), column: sheet.columns.length } }
  }
  for (const entry of sheet.entries ?? []) offerEntry(worksheet, freezeRows + 1, entry)
  ;(worksheet as Worksheet & { commit(): void }).commit()
}

const filledByHand = 2_000 // rows
const longestList = 255 // characters

function offerEntry(worksheet: Worksheet, fromRow: number, { column, hint, values }: Entry): void {
  const letters = worksheet.getColumn(column).letter
  const list = values?.map(cellText)
  // Excel calls a file with a longer list damaged, and takes a comma for the end of a value.
  const canOffer = list !== undefined && list.join().length <= longestList && list.every((value) => !/[",]/.test(value))
  const rule: ExcelJS.DataValidation = {
    ...(canOffer ? { type: 'list', formulae: [`"${list.join()}"`] } : { type: 'custom', formulae: ['TRUE'] }),
    allowBlank: true,
    showErrorMessage: false,
    ...(hint !== undefined && { showInputMessage: true, prompt: cellText(hint) }),
  }
  // exceljs keeps the rules of a sheet by range and forgets to say so in its types.
  const { dataValidations } = worksheet as Worksheet & { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } }
  dataValidations.add(`${letters}${fromRow}:${letters}${filledByHand}`, rule)
}

/** Returns the last row the cells of this one reach down to. */
function fillRow(worksheet: Worksheet, row: Row, cells: readonly OutCell[], columns: readonly { width: number }[]): number {
  let reach = row.number
  let filled = false
  for (const [index, given] of cells.entries()) {
    if (given === null) continue
    const { value, style, span } = unfold(given)
    const content = typeof value === 'string' ? cellText(value) : Number.isFinite(value) ? value : null
    const cell = row.getCell(index + 1)
    cell.value = content
    cell.style = styleFor(style ?? (typeof value === 'number' ? 'number' : 'cell'), content)
    filled ||= content !== null
    const right = index + (span?.columns ?? 1)
    const bottom = row.number + (span?.rows ?? 1) - 1
    if (right === index + 1 && bottom === row.number) continue
    worksheet.mergeCells(row.number, index + 1, bottom, right)
    reach = Math.max(reach, bottom)
  }
  // Left to itself, LibreOffice cuts wrapped text and Excel merged cells; and exceljs leaves out rows without a height or a value.
  const lines = Math.max(1, ...cells.map((cell, index) => lineCount(cell, columns.slice(index))))
  if (lines > 1 || (!filled && cells.length > 0)) row.height = lines * lineHeight
  return reach
}

function unfold(cell: Exclude<OutCell, null>): StyledCell {
  return typeof cell === 'object' ? cell : { value: cell }
}

/** How many lines the cell will probably take of its row; `columns` begin with its own. Words wrap whole, and bold ones are wider. */
function lineCount(cell: OutCell, columns: readonly { width: number }[]): number {
  if (cell === null) return 1
  const { value, style, span } = unfold(cell)
  if (typeof value !== 'string' || style === 'technical') return 1
  const width = columns.slice(0, span?.columns ?? 1).reduce((sum, column) => sum + column.width, 0) || 1
  const widening = style === 'header' || style === 'title' ? 1.2 : 1.05
  const lines = value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * widening) / width)), 0)
  return Math.ceil(lines / (span?.rows ?? 1))
}
