import { type IgnoreCode, longestName, type ParkCode, personTexts } from '@nastavnik/contract'
import { type CellValue, FormulaCell } from '@nastavnik/documents'
import {
  type CardField,
  type CardTexts,
  cardFields,
  cleanName,
  isWhole,
  kindInWord,
  nameKey,
  readVersionMark,
  textsOfCard,
  tidyCell,
} from '../people/index.ts'
import type { CardRow, CardSheet } from './card-sheet.rules.ts'
import { isBlank } from './columns.rules.ts'
import { readBirth } from './days.rules.ts'
import { birthText, type PlannedDifference, standingOf } from './differences.rules.ts'
import type { Refused } from './parse-rows.rules.ts'
import type { PersonEntry } from './registry.ts'

export interface CardPlan {
  readonly differences: readonly PlannedDifference[]
  readonly parked: readonly Refused<ParkCode>[]
  readonly ignored: readonly Refused<IgnoreCode>[]
  /** Rows with anything in them, and of them those that say nothing new. */
  readonly rows: number
  readonly unchanged: number
}

interface Reading {
  readonly today: string
  readonly date1904: boolean
}

const settled = (cell: CellValue) => (cell instanceof FormulaCell ? cell.cached : cell)
const textIn = (cell: CellValue): string => tidyCell(String(settled(cell) ?? ''))
const mostYears = 80

type Said = { readonly said: string } | { readonly code: ParkCode }

/** A cell in the words of differences, under the checks of the card. */
function readCell(field: CardField, cell: CellValue, { today, date1904 }: Reading): Said {
  const text = textIn(cell)
  if (field === 'name') {
    const name = cleanName(text)
    if (name === '') return { code: 'name.missing' }
    if (name.length > longestName) return { code: 'name.tooLong' }
    return isWhole(nameKey(name)) ? { said: name } : { code: 'name.incomplete' }
  }
  if (field === 'birth') {
    const birth = readBirth(settled(cell), date1904, today)
    if (birth.state === 'invalid') return { code: 'birthDate.invalid' }
    return { said: birthText(birth.state === 'read' ? birth.value : null) }
  }
  if (field === 'kind') {
    const kind = kindInWord(text)
    return text === '' || kind !== undefined ? { said: kind ?? '' } : { code: 'kind.unknown' }
  }
  if (field === 'experienceYears' || field === 'experienceHereYears') {
    return text === '' || (/^\d{1,2}$/.test(text) && Number(text) <= mostYears)
      ? { said: text === '' ? '' : String(Number(text)) }
      : { code: 'experience.invalid' }
  }
  return text.length > personTexts[field] ? { code: 'text.tooLong' } : { said: text }
}

const textsOf = (person: PersonEntry): CardTexts => {
  const { born } = person
  return textsOfCard({ ...person, birth: { day: born?.day ?? null, year: born?.year ?? null } })
}

/** What became of a row: a difference, nothing new, or a reason to wait. */
function readRow(sheet: CardSheet, row: CardRow, person: PersonEntry, reading: Reading): PlannedDifference | 'unchanged' | ParkCode {
  const { columns } = sheet
  const exported = columns.version === undefined ? undefined : readVersionMark(textIn(row.cells[columns.version]))
  const standing = textsOf(person)
  const isCurrent = exported?.version === person.version
  const fields: { field: CardField; was: string; said: string }[] = []
  for (const field of cardFields) {
    const column = columns.fields[field]
    if (column === undefined) continue
    const cell = row.cells[column]
    const text = textIn(cell)
    if (cell instanceof FormulaCell && isBlank(cell.cached)) return 'cell.formula'
    if (text === tidyCell(standing[field])) continue
    // A cell as it was exported says nothing, though the card has been corrected since.
    if (exported?.isUntouched(field, text) === true) continue
    const read = readCell(field, cell, reading)
    if ('code' in read) return read.code
    const was = standingOf(person, field)
    const before = field === 'name' ? cleanName(was) : tidyCell(was)
    if (read.said !== before) fields.push({ field, was, said: read.said })
  }
  if (fields.length === 0) return 'unchanged'
  const yearsOf = (field: 'experienceYears' | 'experienceHereYears') => fields.find((one) => one.field === field)?.said ?? standing[field]
  const [inAll, here] = [yearsOf('experienceYears'), yearsOf('experienceHereYears')]
  if (inAll !== '' && here !== '' && Number(here) > Number(inAll)) return 'experience.hereLonger'
  const outdated = isCurrent ? null : { card: person.version, workbook: exported?.version ?? null }
  const { id, name } = person
  return { entry: person, id, personId: id, name, programme: null, sheet: sheet.sheet, row: row.number, outdated, fields }
}

interface Numbered {
  readonly sheet: CardSheet
  readonly row: CardRow
  readonly id: string
  /** What the row says in all its columns of the card. */
  readonly saying: string
}

function* numbered(sheets: readonly CardSheet[]): Generator<Numbered> {
  for (const sheet of sheets) {
    const { id, fields } = sheet.columns
    const read = [id, ...Object.values(fields)]
    for (const row of sheet.rows) {
      if (read.every((column) => textIn(row.cells[column]) === '' && !(row.cells[column] instanceof FormulaCell))) continue
      yield {
        sheet,
        row,
        id: textIn(row.cells[id]).toLowerCase(),
        saying: JSON.stringify(Object.values(fields).map((column) => textIn(row.cells[column]))),
      }
    }
  }
}

/** Names that would belong to two people at once: of another card, or given to two rows. */
function takenNames(changes: readonly PlannedDifference[], persons: readonly PersonEntry[]): Set<PlannedDifference> {
  const keyOf = ({ fields }: PlannedDifference) => {
    const said = fields.find(({ field }) => field === 'name')?.said
    return said === undefined ? undefined : nameKey(said)
  }
  const renamed = changes.filter((change) => keyOf(change) !== undefined)
  if (renamed.length === 0) return new Set()
  const owners = new Map<string, Set<string>>()
  const claim = (key: string, id: string) => owners.set(key, (owners.get(key) ?? new Set()).add(id))
  for (const { key, id } of persons) claim(key, id)
  for (const change of renamed) claim(keyOf(change) ?? '', change.id)
  return new Set(renamed.filter((change) => (owners.get(keyOf(change) ?? '')?.size ?? 0) > 1))
}

/**
 * What an edited workbook of cards would change: a row is known by the number of its card alone, wherever it stands, and a column that is not
 * there says nothing. A card that was corrected after the export is told as outdated; cells left as exported take no part in it.
 */
export function planCards(sheets: readonly CardSheet[], persons: readonly PersonEntry[], reading: Reading): CardPlan {
  const byId = new Map(persons.map((person) => [person.id, person]))
  const sayings = new Map<string, Set<string>>()
  for (const { id, saying } of numbered(sheets)) sayings.set(id, (sayings.get(id) ?? new Set()).add(saying))
  const parked: Refused<ParkCode>[] = []
  const ignored: Refused<IgnoreCode>[] = []
  const changes: PlannedDifference[] = []
  const refusedOf = <Code>({ sheet, row }: Numbered, code: Code): Refused<Code> => {
    const column = sheet.columns.fields.name
    return { base: sheet, row, name: column === undefined ? '' : textIn(row.cells[column]).slice(0, longestName), code }
  }
  const seen = new Set<string>()
  const rowOf = new Map<PlannedDifference, Numbered>()
  let rows = 0
  let unchanged = 0
  for (const one of numbered(sheets)) {
    rows++
    const { id } = one
    const person = byId.get(id)
    if (id === '') parked.push(refusedOf(one, 'card.unnumbered'))
    else if (person === undefined) parked.push(refusedOf(one, 'card.unknown'))
    else if (person.withdrawn) parked.push(refusedOf(one, 'person.withdrawn'))
    else if ((sayings.get(id)?.size ?? 0) > 1) parked.push(refusedOf(one, 'card.repeated'))
    else if (seen.has(id)) ignored.push(refusedOf(one, 'row.repeated'))
    else {
      seen.add(id)
      const outcome = readRow(one.sheet, one.row, person, reading)
      if (outcome === 'unchanged') unchanged++
      else if (typeof outcome === 'string') parked.push(refusedOf(one, outcome))
      else {
        changes.push(outcome)
        rowOf.set(outcome, one)
      }
    }
  }
  const taken = takenNames(changes, persons)
  for (const change of taken) {
    const one = rowOf.get(change)
    if (one !== undefined) parked.push(refusedOf(one, 'person.nameTaken'))
  }
  const byPlace = (a: { outdated: unknown }, b: { outdated: unknown }) => Number(b.outdated !== null) - Number(a.outdated !== null)
  return { differences: changes.filter((change) => !taken.has(change)).sort(byPlace), parked, ignored, rows, unchanged }
}
