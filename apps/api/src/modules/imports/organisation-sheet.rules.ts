import { organisationTexts } from '@nastavnik/contract'
import type { CellValue } from '@nastavnik/documents'
import { readDay } from './days.rules.ts'

/** What the sheet «Организация» says; an absent label is undefined, an unreadable number is `invalid`. */
export interface OrganisationSheet {
  readonly territory: string | undefined
  readonly municipality: string | undefined
  readonly organisation: string | undefined
  readonly kind: string | undefined
  readonly founder: string | undefined
  readonly head: string | undefined
  readonly phone: string | undefined
  readonly email: string | undefined
  readonly address: string | undefined
  readonly headcount: SheetHeadcount | undefined
  /** Labels whose numbers or date cannot be read. */
  readonly invalid: readonly string[]
}

interface SheetHeadcount {
  readonly countedOn: string
  readonly children10to19: number
  readonly teachers: number
  readonly youngTeachers: number
}

type TextField = 'territory' | 'municipality' | 'organisation' | 'kind' | 'founder' | 'head' | 'phone' | 'email' | 'address'
type NumberField = 'children10to19' | 'teachers' | 'youngTeachers'

const labels: readonly (readonly [RegExp, TextField | NumberField | 'countedOn' | undefined])[] = [
  [/дата сведений|по состоянию на|на дату/, 'countedOn'],
  [/молод.*специалист/, 'youngTeachers'],
  [/педагогич.*работник/, 'teachers'],
  [/детей|(обучающихся|учащихся).*10/, 'children10to19'],
  [/сайт|(^| )(инн|огрн|окпо)( |$)/, undefined],
  [/^территория|^регион|^субъект/, 'territory'],
  [/^муниципал|^городской округ|^округ|^район/, 'municipality'],
  [/^вид /, 'kind'],
  [/^учредител/, 'founder'],
  [/директор|руководител/, 'head'],
  [/телефон|^тел/, 'phone'],
  [/адрес.*(электрон|e-?mail)|электронн|почта$|e-?mail/, 'email'],
  [/адрес/, 'address'],
  [/организац|школ|учрежден|(^| )оо$/, 'organisation'],
]

const textOf = (cell: CellValue): string =>
  typeof cell === 'string' || typeof cell === 'number' ? String(cell).replace(/\s+/g, ' ').trim() : ''

function countOf(cell: CellValue): number | undefined {
  const text = textOf(cell)
    .replace(/\s*чел(овек|\.)?а?$/i, '')
    .replace(/\s/g, '')
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  return Number.isInteger(value) ? value : undefined
}

const isNumberField = (field: string): field is NumberField =>
  field === 'children10to19' || field === 'teachers' || field === 'youngTeachers'

/** A label is a phrase; a paragraph of instructions is none. */
const longestLabel = 200
/** As much as a card holds. */
const { title: longestTitle, ...longestOfCard } = organisationTexts
const longestText: Readonly<Record<TextField, number>> = {
  ...longestOfCard,
  territory: longestTitle,
  municipality: longestTitle,
  organisation: longestTitle,
  kind: longestTitle,
}

interface Line {
  readonly label: string
  readonly field: TextField | NumberField | 'countedOn'
  readonly value: CellValue
}

/** A row of the sheet «Организация»: a known label and something beside it; a number before the label does not count. */
export function lineOf(cells: readonly CellValue[]): Line | undefined {
  const at = cells.findIndex((cell) => /\p{L}/u.test(textOf(cell)))
  const label = textOf(cells[at])
  const value = cells.slice(at + 1).find((cell) => textOf(cell) !== '')
  if (at < 0 || value === undefined || label.length > longestLabel) return undefined
  const plain = label.toLowerCase().replace(/ё/g, 'е')
  const field = labels.find(([pattern]) => pattern.test(plain))?.[1]
  return field === undefined ? undefined : { label, field, value }
}

/** Reads label–value rows. The headcount stands only when all three numbers and the date do. */
export function readOrganisationSheet(rows: readonly (readonly CellValue[])[], date1904: boolean): OrganisationSheet {
  const texts: Partial<Record<TextField, string>> = {}
  const numbers: Partial<Record<NumberField, number>> = {}
  const invalid: string[] = []
  let countedOn: string | undefined
  for (const cells of rows) {
    const line = lineOf(cells)
    if (line === undefined) continue
    const { label, field, value } = line
    if (field === 'countedOn') {
      const day = readDay(value, date1904)
      if (day.state === 'read') countedOn = day.value
      else invalid.push(label)
    } else if (isNumberField(field)) {
      const count = countOf(value)
      if (count === undefined || (field === 'youngTeachers' && count > (numbers.teachers ?? count))) invalid.push(label)
      else numbers[field] ??= count
    } else texts[field] ??= textOf(value).slice(0, longestText[field]).toWellFormed()
  }
  const { children10to19, teachers, youngTeachers } = numbers
  const headcount =
    countedOn === undefined || children10to19 === undefined || teachers === undefined || youngTeachers === undefined
      ? undefined
      : { countedOn, children10to19, teachers, youngTeachers }
  return {
    territory: texts.territory,
    municipality: texts.municipality,
    organisation: texts.organisation,
    kind: texts.kind,
    founder: texts.founder,
    head: texts.head,
    phone: texts.phone,
    email: texts.email,
    address: texts.address,
    headcount,
    invalid,
  }
}
