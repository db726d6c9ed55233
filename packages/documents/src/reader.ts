import { openArchive } from './archive.ts'
import { loadZip } from './container.ts'
import { WorkbookError } from './error.ts'
import { defaultLimits, type WorkbookLimits } from './limits.ts'
import { parseMarkup } from './markup.ts'
import { readWorkbookParts } from './package-parts.ts'
import { readSharedStrings } from './shared-strings.ts'
import { type CellValue, type SheetContext, sheetHandlers } from './sheet.ts'
import { readDateStyles } from './styles.ts'
import { TextPool } from './text.ts'

export interface SheetInfo {
  readonly index: number
  readonly name: string
  readonly hidden: boolean
}

export interface WorkbookSummary {
  readonly sheets: SheetInfo[]
  readonly date1904: boolean
}

/** `cells` is the visitor's own: indexed by column (0 = A), without holes, blank cells undefined, ending at the last value. */
export type VisitRow = (sheet: SheetInfo, rowNumber: number, cells: CellValue[]) => void

/**
 * Streams every row that has a value, sheet by sheet in workbook order. Rejects with a WorkbookError at the first thing
 * that is not as it should be (rows visited before it must then be forgotten); what the visitor throws passes unchanged.
 */
export async function readWorkbook(
  source: Uint8Array | string,
  visit: VisitRow,
  overrides: Partial<WorkbookLimits> = {},
): Promise<WorkbookSummary> {
  const limits = { ...defaultLimits, ...overrides }
  const archive = await openArchive(await loadZip(source, limits.maxFileBytes), limits)
  const parts = await readWorkbookParts(archive, limits)
  const context: SheetContext = {
    strings: parts.sharedStrings === undefined ? [] : await readSharedStrings(archive, parts.sharedStrings, limits),
    dateStyles: parts.styles === undefined ? [] : await readDateStyles(archive, parts.styles, limits),
    date1904: parts.date1904,
    limits,
    pool: new TextPool(),
  }

  const sheets: SheetInfo[] = []
  let rows = 0
  for (const { name, hidden, part } of parts.sheets) {
    const sheet = { index: sheets.length, name, hidden }
    sheets.push(sheet)
    const emit = (rowNumber: number, cells: CellValue[]) => {
      if (++rows > limits.maxRows) throw new WorkbookError('file.tooManyRows', `В книге больше ${limits.maxRows} строк`)
      visit(sheet, rowNumber, cells)
    }
    await parseMarkup(archive.read(part), sheetHandlers(context, emit))
  }
  return { sheets, date1904: parts.date1904 }
}
