import type { GradeReason } from '@nastavnik/contract'
import { type CellValue, FormulaCell } from '@nastavnik/documents'
import type { CoreSubject } from '@nastavnik/target-model'

/** A pupil's row as the gradebook has it: the mean of the core subjects, or why there is none. */
export interface GradeRow {
  readonly sheet: string
  /** As Excel numbers it. */
  readonly row: number
  readonly name: string
  /** The text that the class is read from: of the row, of the heading above the table, or of the sheet's title. */
  readonly group: string
  readonly result: GradeOfRow
}

export type GradeOfRow =
  | { readonly mean: number; readonly subjects: number }
  | { readonly reason: Extract<GradeReason, 'noMarks' | 'markOutside' | 'markUnreadable'>; readonly cell: string | null }

/** What was understood of an export of a gradebook. */
export interface Gradebook {
  readonly rows: readonly GradeRow[]
  /** Whether a column of names was found on any sheet. */
  readonly named: boolean
  /** Headings of the columns whose marks are counted, and of those that are no core subject. */
  readonly subjects: readonly string[]
  readonly others: readonly string[]
}

/** How many rows of a sheet may stand above its headings. */
const headerDepth = 15

const simple = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^a-zа-я0-9()]+/g, ' ')
    .trim()

const textOf = (cell: CellValue): string => String((cell instanceof FormulaCell ? cell.cached : cell) ?? '').trim()

const isName = (heading: string): boolean => /^(фио|ф и о|фамилия|ученик|учащийся|обучающийся|студент|список)/.test(heading)
const isSummary = (name: string): boolean => /^(средн|итог|всего|качеств|успеваем|количеств|классн)/.test(name)
const isGroup = (heading: string): boolean => /^(класс|группа|параллель)( |$)/.test(heading)
const ofMean = /(^| )(средн\S* балл|средн\S*|ср балл|ср б|ср|балл|итог\S*|оценк\S*|отметк\S*)(?= |$)/g

/** Names of core subjects as they are compared; the longer title of the two is never cut to the shorter by brackets before it was tried whole. */
function subjectsByTitle(coreSubjects: readonly CoreSubject[]): (heading: string) => boolean {
  const known = new Set(coreSubjects.flatMap(({ title, aliases }) => [title, ...aliases].map(simple)))
  return (heading) => {
    const bare = heading.replace(ofMean, ' ').replace(/\s+/g, ' ').trim()
    return known.has(heading) || known.has(bare) || known.has(bare.replace(/\s*\(.*$/, ''))
  }
}

interface Columns {
  readonly name: number
  readonly group: number | undefined
  readonly subjects: readonly number[]
  readonly subjectTitles: readonly string[]
  readonly others: readonly string[]
}

/** A heading over several columns belongs to each of them until the next one. */
function spread(above: readonly CellValue[], length: number): string[] {
  let last = ''
  return Array.from({ length }, (_, column) => {
    const own = textOf(above[column])
    if (own !== '') last = own
    return last
  })
}

/** Headings of one row, or of two when the subjects stand below or above the kinds of marks: of a subject's columns that of the mean is taken. */
function columnsOf(row: readonly CellValue[], above: readonly CellValue[], isCore: (heading: string) => boolean): Columns | undefined {
  const own = row.map(textOf)
  const higher = spread(above, Math.max(row.length, above.length))
  const headings = higher.map((title, column) => [own[column] ?? '', title] as const)
  const name = headings.findIndex(([low, high]) => isName(simple(low)) || (low === '' && isName(simple(high))))
  if (name === -1) return undefined
  const byTitle = new Map<string, number>()
  const others = new Set<string>()
  let group: number | undefined
  for (const [column, [low, high]] of headings.entries()) {
    if (column === name) continue
    const title = isCore(simple(low)) ? low : column > name && isCore(simple(high)) ? high : undefined
    if (title === undefined) {
      const heading = low === '' ? high : low
      if (isGroup(simple(heading))) group ??= column
      else if (heading !== '' && column > name && !isName(simple(heading))) others.add(heading)
    } else if (!byTitle.has(title) || (title === high && simple(low).startsWith('ср'))) byTitle.set(title, column)
  }
  return { name, group, subjects: [...byTitle.values()], subjectTitles: [...byTitle.keys()], others: [...others] }
}

/** `0` → `A`, `27` → `AB`. */
function letterOf(column: number): string {
  const rest = Math.floor(column / 26)
  return `${rest === 0 ? '' : letterOf(rest - 1)}${String.fromCharCode(65 + (column % 26))}`
}

/** A mark or a mean from 1 to 5; null: the cell says in words that there is none. */
function markIn(cell: CellValue): number | null | 'markOutside' | 'markUnreadable' {
  const text = textOf(cell)
  if (!/\d/.test(text)) return null
  if (!/^\d{1,3}([.,]\d+)?$/.test(text)) return 'markUnreadable'
  const mark = Number(text.replace(',', '.'))
  return mark >= 1 && mark <= 5 ? mark : 'markOutside'
}

function gradeOf(cells: readonly CellValue[], row: number, subjects: readonly number[]): GradeOfRow {
  const marks: number[] = []
  for (const column of subjects) {
    const mark = markIn(cells[column])
    if (typeof mark === 'string') return { reason: mark, cell: `${letterOf(column)}${row}` }
    if (mark !== null) marks.push(mark)
  }
  if (marks.length === 0) return { reason: 'noMarks', cell: null }
  const mean = marks.reduce((sum, mark) => sum + mark, 0) / marks.length
  return { mean: Math.round(mean * 100) / 100, subjects: marks.length }
}

/** «Класс: 8 Б», «Класс 8Б» above the table. */
const groupAbove = (cells: readonly CellValue[]): string | undefined =>
  /класс[^\d]{0,3}(\d{1,2}\s*[-–]?\s*["«]?[а-яё]?)/i.exec(cells.map(textOf).join(' '))?.[1]

interface Sheet {
  columns: Columns | undefined
  above: readonly CellValue[]
  group: string
}

/**
 * Collects an export of a gradebook row by row: on each sheet a row of headings with a column of names and columns of subjects, then a pupil a row. Marks go no further
 * than the mean.
 */
export function collectGradebook(coreSubjects: readonly CoreSubject[]): {
  take: (sheet: string, row: number, cells: readonly CellValue[]) => void
  finish: () => Gradebook
} {
  const isCore = subjectsByTitle(coreSubjects)
  const sheets = new Map<string, Sheet>()
  const rows: GradeRow[] = []
  return {
    take(title, row, cells) {
      const sheet = sheets.get(title) ?? { columns: undefined, above: [], group: title }
      sheets.set(title, sheet)
      const { columns } = sheet
      // The second row of headings makes the first one whole: subjects above, kinds of marks below, or the name above and the subjects below.
      if (row <= headerDepth && (columns === undefined || columns.subjects.length === 0 || textOf(cells[columns.name]) === '')) {
        const found = columnsOf(cells, sheet.above, isCore)
        if (found !== undefined && (columns === undefined || found.subjects.length >= columns.subjects.length)) sheet.columns = found
        else if (columns === undefined) sheet.group = groupAbove(cells) ?? sheet.group
        sheet.above = cells
        if (found !== undefined || columns === undefined) return
      }
      const name = columns === undefined ? '' : textOf(cells[columns.name])
      if (columns === undefined || !/\p{L}{2,} \p{L}/u.test(name) || isSummary(simple(name))) return
      const group = columns.group === undefined ? sheet.group : textOf(cells[columns.group])
      rows.push({ sheet: title, row, name, group, result: gradeOf(cells, row, columns.subjects) })
    },
    finish() {
      const found = [...sheets.values()].flatMap(({ columns }) => columns ?? [])
      const subjects = [...new Set(found.flatMap(({ subjectTitles }) => subjectTitles))]
      const others = [...new Set(found.flatMap((columns) => columns.others))]
      return { rows, named: found.length > 0, subjects, others }
    },
  }
}
