import { serialToDay } from './days.ts'
import { WorkbookError } from './error.ts'
import { lastRow, type WorkbookLimits } from './limits.ts'
import type { Attributes, MarkupHandlers } from './markup.ts'
import { decodeEscapes, TextCollector, type TextPool } from './text.ts'

/** A cell with a formula. It is never evaluated: what the sending program had computed is all there is. */
export class FormulaCell {
  readonly cached: string | number | boolean | undefined

  constructor(cached: string | number | boolean | undefined) {
    this.cached = cached
  }
}

export type CellValue = string | number | boolean | FormulaCell | undefined

export interface SheetContext {
  readonly strings: readonly string[]
  readonly dateStyles: readonly boolean[]
  readonly date1904: boolean
  readonly limits: WorkbookLimits
  readonly pool: TextPool
}

/** Turns the markup of one worksheet into rows; rows without a single value are not reported. */
export function sheetHandlers(context: SheetContext, emit: (rowNumber: number, cells: CellValue[]) => void): MarkupHandlers {
  const { limits } = context
  const collector = new TextCollector(limits.maxTextLength)
  let rowNumber = 0
  let cells: CellValue[] = []
  let column = -1
  let type = ''
  let style = 0
  let formula = false
  let capturing = false
  let phonetic = false

  const open = (name: string, attributes: Attributes) => {
    if (name === 'c') {
      column = columnOf(attributes['r']) ?? column + 1
      type = attributes['t'] ?? 'n'
      style = Number(attributes['s'] ?? 0)
      formula = false
    } else if (name === 'v') capturing = type !== 'inlineStr'
    else if (name === 't') capturing = type === 'inlineStr' && !phonetic
    else if (name === 'f') formula = true
    else if (name === 'rPh') phonetic = true
    else if (name === 'row') {
      rowNumber = rowNumberOf(attributes['r']) ?? rowNumber + 1
      if (rowNumber > lastRow) throw new WorkbookError('file.tooManyRows', `На листе не бывает строки ${rowNumber}`)
      cells = []
      column = -1
    }
  }

  const close = (name: string) => {
    if (name === 'v' || name === 't') capturing = false
    else if (name === 'c') {
      const value = cellValue(context, type, style, collector.take())
      if (value !== undefined || formula) put(formula ? new FormulaCell(value) : value)
    } else if (name === 'rPh') phonetic = false
    else if (name === 'row' && cells.length > 0) emit(rowNumber, cells)
  }

  // Only values count: borders drawn to the end of the sheet are no reason to refuse a file.
  const put = (value: CellValue) => {
    if (column >= limits.maxColumns) throw new WorkbookError('file.tooManyColumns', `На листе больше ${limits.maxColumns} столбцов`)
    while (cells.length < column) cells.push(undefined)
    cells[column] = value
  }

  return { open, close, text: (text) => capturing && collector.add(text) }
}

function cellValue(context: SheetContext, type: string, style: number, raw: string): string | number | boolean | undefined {
  if (raw === '') return undefined
  switch (type) {
    case 's': {
      const text = context.strings[Number(raw)]
      if (text === undefined) throw new WorkbookError('file.damaged', 'Ячейка указывает на несуществующую строку таблицы')
      return text === '' ? undefined : text
    }
    case 'inlineStr':
    case 'str':
      return context.pool.intern(decodeEscapes(raw)) || undefined
    case 'b':
      return raw === '1' || raw === 'true'
    case 'e':
      return undefined
    case 'd':
      return /^\d{4}-\d\d-\d\d/.test(raw) ? raw.slice(0, 10) : context.pool.intern(raw)
    default: {
      const number = Number(raw)
      if (!Number.isFinite(number)) return undefined
      // A number under a date format that is no day (a telephone, a time) is kept as it is.
      return context.dateStyles[style] ? (serialToDay(number, context.date1904) ?? number) : number
    }
  }
}

/** 'AB12' → 27; undefined where the reference is missing or has no letters. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined
  let column = 0
  for (let i = 0; i < reference.length && i < 8; i += 1) {
    const letter = (reference.charCodeAt(i) & ~32) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column === 0 ? undefined : column - 1
}

function rowNumberOf(reference: string | undefined): number | undefined {
  const number = Number(reference)
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}
