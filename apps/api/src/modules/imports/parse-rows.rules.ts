import type { IgnoreCode, ParkCode } from '@nastavnik/contract'
import { type CellValue, FormulaCell } from '@nastavnik/documents'
import { type MentoringForm, parseFormTitle, type TargetModel } from '@nastavnik/target-model'
import { cleanName, isWhole, nameKey, splitNames } from '../people/index.ts'
import { bareTitle, titleKey } from '../programmes/index.ts'
import type { Field } from './columns.rules.ts'
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
}

export interface Refused<Code> {
  readonly base: Base
  readonly row: BaseRow
  readonly name: string
  readonly code: Code
}

export type RowOutcome = { parsed: ParsedRow } | { parked: Refused<ParkCode> } | { ignored: Refused<IgnoreCode> }

const settled = (cell: CellValue): string | number | boolean | undefined => (cell instanceof FormulaCell ? cell.cached : cell)

/** The text of a field of a row, tidied; '' when the column or the value is absent. */
export function textOf(base: Base, row: BaseRow, field: Field): string {
  const column = base.columns[field]
  const value = column === undefined ? undefined : settled(row.cells[column])
  return value === undefined
    ? ''
    : String(value)
        .replace(/[ \t\u00a0]+/g, ' ')
        .trim()
}

const isBlank = (cell: CellValue): boolean => cell === undefined || (typeof cell === 'string' && cell.trim() === '')

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

/** Makes a parser of rows for one workbook; equal texts of forms and programmes are understood once. */
export function rowParser(model: TargetModel, date1904: boolean, today: string): (base: Base, row: BaseRow) => RowOutcome {
  const formOf = remember((text) => parseFormTitle(model, text))
  const programmeOf = remember((text) => {
    const title = bareTitle(text)
    return { title, key: titleKey(title) }
  })
  return (base, row) => {
    const { columns } = base
    const cellOf = (field: Field): CellValue => {
      const column = columns[field]
      return column === undefined ? undefined : settled(row.cells[column])
    }
    const rawName = textOf(base, row, 'name')
    const refused = <Code>(code: Code): Refused<Code> => ({ base, row, name: cleanName(rawName), code })

    if (row.cells.every((cell, column) => column === columns.number || isBlank(cell))) return { ignored: refused('row.empty') }
    if (/^(итого|всего)/i.test(rawName) || /^(итого|всего)/i.test(textOf(base, row, 'number'))) return { ignored: refused('row.total') }

    const park = (code: ParkCode): RowOutcome => ({ parked: refused(code) })
    const unread = Object.entries(columns).some(
      ([field, column]) => field !== 'number' && row.cells[column] instanceof FormulaCell && isBlank(settled(row.cells[column])),
    )
    if (unread) return park('cell.formula')
    if (rawName === '') return park('name.missing')
    const key = nameKey(rawName)
    if (!isWhole(key)) return park('name.incomplete')
    const birth = readBirth(cellOf('birth'), date1904, today)
    if (birth.state === 'invalid') return park('birthDate.invalid')
    const formText = textOf(base, row, 'form')
    if (formText === '') return park('form.missing')
    const form = formOf(formText)
    if (form === undefined) return park('form.unknown')
    const programmeText = textOf(base, row, 'programme')
    if (programmeText === '') return park('programme.missing')
    const starts = readDay(cellOf('startsOn'), date1904)
    if (starts.state !== 'read') return park(starts.state === 'empty' ? 'startDate.missing' : 'startDate.invalid')
    const ends = readDay(cellOf('endsOn'), date1904)
    if (ends.state === 'invalid') return park('endDate.invalid')
    const endsOn = ends.state === 'read' ? ends.value : null
    if (endsOn !== null && endsOn < starts.value) return park('dates.reversed')
    return {
      parsed: {
        base,
        row,
        name: cleanName(rawName),
        key,
        born: birth.state === 'read' ? birth.value : null,
        form,
        programme: programmeOf(programmeText),
        startsOn: starts.value,
        endsOn,
        counterparts: splitNames(textOf(base, row, 'counterpart')).map((name) => ({ name, key: nameKey(name) })),
      },
    }
  }
}

/** Rows of a base with the gaps between them: Excel leaves empty rows out of the file. Nothing is reported after the last filled row. */
export function* withGaps(base: Base): Generator<BaseRow> {
  let last = base.rows.length - 1
  while (last >= 0 && base.rows[last]?.cells.every(isBlank)) last--
  let expected = base.header.number + 1
  for (const row of base.rows.slice(0, last + 1)) {
    for (; expected < row.number; expected++) yield { number: expected, cells: [] }
    expected = row.number + 1
    yield row
  }
}
