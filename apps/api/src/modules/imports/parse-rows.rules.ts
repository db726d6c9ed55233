import { type IgnoreCode, longestName, type ParkCode, participationTexts, personTexts, programmeTexts } from '@nastavnik/contract'
import { type CellValue, FormulaCell } from '@nastavnik/documents'
import { type MentoringForm, parseFormTitle, type TargetModel } from '@nastavnik/target-model'
import { cleanName, isWhole, nameKey, representativeIn, splitNames, writtenKey } from '../people/index.ts'
import { bareTitle, titleKey } from '../programmes/index.ts'
import { type Field, isBlank } from './columns.rules.ts'
import { type Born, readBirth, readDay } from './days.rules.ts'
import type { Base, BaseRow } from './read-school-workbook.ts'

export interface NamedPerson {
  readonly name: string
  readonly key: string
}

/** A row that can be understood by itself. */
export interface ParsedRow extends NamedPerson {
  readonly base: Base
  readonly row: BaseRow
  readonly born: Born | null
  readonly form: MentoringForm
  readonly programme: { readonly title: string; readonly key: string }
  readonly startsOn: string
  readonly endsOn: string | null
  readonly counterparts: readonly NamedPerson[]
  /** The legal representative named among the contacts; '' when none is. */
  readonly representative: string
}

export interface Refused<Code> {
  /** The sheet: a base, or cards. */
  readonly base: Pick<Base, 'sheet' | 'header'> & Partial<Pick<Base, 'kind'>>
  readonly row: BaseRow
  readonly name: string
  readonly code: Code
}

export type RowOutcome = { parsed: ParsedRow } | { parked: Refused<ParkCode> } | { ignored: Refused<IgnoreCode> }

const settled = (cell: CellValue): string | number | boolean | undefined => (cell instanceof FormulaCell ? cell.cached : cell)

/** As much as a card holds: a longer text could never be corrected there. */
const longestText: Partial<Record<Field, number>> = { ...personTexts, ...participationTexts, counterpartPlace: personTexts.occupation }

const untidy = /[\t\u00a0]| {2}|^\s|\s$/
/** A tidy text is handed on as it is: equal cells share one string, and a copy of each would cost more memory than the rows themselves. */
const tidy = (text: string): string => (untidy.test(text) ? text.replace(/[ \t\u00a0]+/g, ' ').trim() : text)

/** The text of a field of a row, tidied; '' when the column or the value is absent. */
export function textOf(base: Base, row: BaseRow, field: Field): string {
  const column = base.columns[field]
  const value = column === undefined ? undefined : settled(row.cells[column])
  if (value === undefined) return ''
  const text = tidy(String(value))
  const longest = longestText[field] ?? text.length
  return text.length > longest ? text.slice(0, longest).toWellFormed().trim() : text
}

/** Formulas dragged below the list are nothing, unless one stands where a name should. */
const holdsNothing = ({ columns }: Base, cell: CellValue, column: number): boolean =>
  isBlank(column === columns.name ? cell : settled(cell))

/** The whole name, though its parts may have columns of their own. */
function rawNameOf(base: Base, row: BaseRow): string {
  const { givenName, patronymic } = base.columns
  const surname = textOf(base, row, 'name')
  if (givenName === undefined && patronymic === undefined) return surname
  return [surname, textOf(base, row, 'givenName'), textOf(base, row, 'patronymic')].join(' ').trim()
}

/** The name in a cell of one person: a post or a class after a comma is dropped; undefined when there are several people. */
function ownName(text: string): string | undefined {
  if (!/[;,/\n]| и /.test(text)) return cleanName(text)
  const names = splitNames(text)
  if (names.length === 1) return names[0]
  return names.length > 1 && names.every((name) => isWhole(nameKey(name))) ? undefined : cleanName(text.replace(/[;,]/g, ' '))
}

/** «1 2 3 4 …» under the header of an official form. */
function numbersColumns(cells: readonly CellValue[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell))
  return filled.length > 2 && filled.every((cell, index) => Number(settled(cell)) === index + 1)
}

const isTotal = (text: string): boolean => /^(итого|всего)(?![а-яё])/i.test(text)

/** Participations of the target model; what lies outside is a slip of the hand. */
const isRecent = (day: string): boolean => day >= '2000-01-01' && day < '2100-01-01'

function remember<Value>(parse: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    let value = known.get(text)
    if (value === undefined && !known.has(text)) {
      value = parse(text)
      known.set(text, value)
    }
    return value as Value
  }
}

function rememberTexts<Value>(read: (cell: CellValue) => Value): (cell: CellValue) => Value {
  const ofText = remember<Value>(read)
  return (cell) => (typeof cell === 'string' ? ofText(cell) : read(cell))
}

/** Makes a parser of rows for one workbook; equal texts of forms and programmes are understood once. */
export function rowParser(model: TargetModel, date1904: boolean, today: string): (base: Base, row: BaseRow) => RowOutcome {
  const formOf = remember((text) => (text.length > programmeTexts.title ? undefined : parseFormTitle(model, text.normalize('NFC'))))
  const programmeOf = remember((text) => {
    const title = bareTitle(text.normalize('NFC'))
    return { title, key: titleKey(title) }
  })
  const personOf = remember((name): NamedPerson => ({ name, key: writtenKey(name) })) // a mentee's name stands in both bases
  const namesOf = remember((text) => splitNames(text).map(personOf))
  const dayOf = rememberTexts((cell) => readDay(cell, date1904))
  const birthOf = rememberTexts((cell) => readBirth(cell, date1904, today))
  return (base, row) => {
    const { columns } = base
    const cellOf = (field: Field): CellValue => {
      const column = columns[field]
      return column === undefined ? undefined : settled(row.cells[column])
    }
    const rawName = rawNameOf(base, row)
    const refused = <Code>(code: Code): Refused<Code> => ({ base, row, name: cleanName(rawName), code })

    const empty = row.cells.every((cell, column) => column === columns.number || holdsNothing(base, cell, column))
    if (empty || (/^\d{1,3}$/.test(rawName) && numbersColumns(row.cells))) return { ignored: refused('row.empty') }
    if (isTotal(rawName) || isTotal(textOf(base, row, 'number'))) return { ignored: refused('row.total') }
    const headerAgain = columns.name !== undefined && rawName !== '' && row.cells[columns.name] === base.header.cells[columns.name]
    if (headerAgain) return { ignored: refused('row.repeated') }

    const park = (code: ParkCode): RowOutcome => ({ parked: refused(code) })
    const isRead = (column: number) => column !== columns.number && Object.values(columns).includes(column)
    const unread = row.cells.some((cell, column) => cell instanceof FormulaCell && isBlank(cell.cached) && isRead(column))
    if (unread) return park('cell.formula')
    if (rawName === '') return park('name.missing')
    if (rawName.length > longestName) return park('name.tooLong')
    const name = ownName(rawName)
    const { key } = personOf(name ?? '')
    if (name === undefined || !isWhole(key)) return park('name.incomplete')
    const birth = birthOf(cellOf('birth'))
    if (birth.state === 'invalid') return park('birthDate.invalid')
    const formText = textOf(base, row, 'form')
    if (formText === '') return park('form.missing')
    const form = formOf(formText)
    if (form === undefined) return park('form.unknown')
    const programmeText = textOf(base, row, 'programme')
    if (programmeText === '') return park('programme.missing')
    if (programmeText.length > programmeTexts.title) return park('programme.tooLong')
    const starts = dayOf(cellOf('startsOn'))
    if (starts.state === 'empty') return park('startDate.missing')
    if (starts.state === 'invalid' || !isRecent(starts.value)) return park('startDate.invalid')
    const ends = dayOf(cellOf('endsOn'))
    if (ends.state === 'invalid' || (ends.state === 'read' && !isRecent(ends.value))) return park('endDate.invalid')
    const endsOn = ends.state === 'read' ? ends.value : null
    if (endsOn !== null && endsOn < starts.value) return park('dates.reversed')
    return {
      parsed: {
        base,
        row,
        name,
        key,
        born: birth.state === 'read' ? birth.value : null,
        form,
        programme: programmeOf(programmeText),
        startsOn: starts.value,
        endsOn,
        counterparts: namesOf(textOf(base, row, 'counterpart')),
        representative: representativeIn(textOf(base, row, 'contacts')).slice(0, personTexts.representativeName),
      },
    }
  }
}

/** A hostile file may leave a million rows out in a few bytes; more gaps than this are not told one by one. */
const mostGaps = 10_000

/** Rows of a base with the gaps between them: Excel leaves empty rows out of the file. Nothing is reported after the last filled row. */
export function* withGaps(base: Base): Generator<BaseRow> {
  let last = base.rows.length - 1
  while (last >= 0 && base.rows[last]?.cells.every((cell, column) => holdsNothing(base, cell, column))) last--
  let expected = base.header.number + 1
  let gaps = mostGaps
  for (const row of base.rows.slice(0, last + 1)) {
    for (; expected < row.number && gaps > 0; expected++, gaps--) yield { number: expected, cells: [] }
    expected = row.number + 1
    yield row
  }
}
