import { type Difference, type DifferingField, entriesOf, PersonKind, personTextNames } from '@nastavnik/contract'
import { type CardField, nameKey, tidyCell } from '../people/index.ts'
import type { Born } from './days.rules.ts'
import { type ParsedRow, textOf } from './parse-rows.rules.ts'
import type { ParticipationEntry, PersonEntry, ProgrammeEntry } from './registry.ts'
import { experienceOf } from './warnings.rules.ts'

/** A difference with the entry of the registry that taking it would change. */
export interface PlannedDifference extends Difference {
  readonly entry: PersonEntry | ParticipationEntry
}

/** A row of a base and what it speaks of. */
export interface SaidRow {
  readonly row: ParsedRow
  readonly person: PersonEntry
  readonly programme: ProgrammeEntry
  readonly participation: ParticipationEntry
}

export const birthText = (born: Born | null): string => (born === null ? '' : (born.day ?? String(born.year)))
const numberText = (value: number | null): string => (value === null ? '' : String(value))
const yesNo = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no')

/** What stands on a card, as differences write it. */
export function standingOf(person: PersonEntry, field: CardField): string {
  if (field === 'birth') return birthText(person.born)
  if (field === 'kind') return person.kind ?? ''
  return field === 'experienceYears' || field === 'experienceHereYears' ? numberText(person[field]) : person[field]
}

/** «Да», «завершил», «нет», «не завершил»: null when the cell is empty. */
export function completedIn({ base, row }: ParsedRow): boolean | null {
  const mark = textOf(base, row, 'completed').toLowerCase()
  return mark === '' ? null : !/^(нет|не |-|–|0)/.test(mark)
}

type Saying = readonly [field: DifferingField, was: string, said: string]

function sayingsOfCard({ row: parsed, person }: SaidRow): Saying[] {
  const { base, row, representative } = parsed
  const texts = personTextNames.map(
    (text): Saying => [text, person[text], text === 'representativeName' ? representative : textOf(base, row, text)],
  )
  const experience = experienceOf(textOf(base, row, 'occupation'))
  // Nobody has worked here longer than in all.
  const said = experience !== null && experience < (person.experienceHereYears ?? 0) ? null : experience
  return [...texts, ['experienceYears', numberText(person.experienceYears), numberText(said)]]
}

function sayingsOfParticipation({ row: parsed, participation }: SaidRow): Saying[] {
  const { base, row, endsOn } = parsed
  const texts = (['request', 'result', 'link'] as const).map((text): Saying => [text, participation[text], textOf(base, row, text)])
  return [
    ['endsOn', participation.endsOn ?? '', endsOn ?? ''],
    ...texts,
    ['completed', yesNo(participation.completed), yesNo(completedIn(parsed))],
  ]
}

/** A base names one representative of several. */
const isAmongThem = ([field, was, said]: Saying): boolean => field === 'representativeName' && entriesOf(was).includes(said)
const isOther = (saying: Saying): boolean => {
  const [, was, said] = saying
  return said !== '' && said !== was && tidyCell(said) !== tidyCell(was) && !isAmongThem(saying)
}

interface Found {
  readonly said: SaidRow
  readonly fields: Map<DifferingField, Saying>
}

/**
 * Where rows of a base say something else than stands in the registry. An empty cell says nothing; where rows contradict each other about a
 * field, nobody knows which is meant, and it is no difference. A birth never is one: another birth under the same name may be another person.
 */
export function differencesOfRows(
  rows: readonly SaidRow[],
  isKnown: (entry: PersonEntry | ParticipationEntry) => boolean,
): PlannedDifference[] {
  const found = new Map<PersonEntry | ParticipationEntry, Found>()
  const each = (said: SaidRow, take: (entry: PersonEntry | ParticipationEntry, sayings: () => Saying[]) => void) => {
    take(said.person, () => sayingsOfCard(said))
    take(said.participation, () => sayingsOfParticipation(said))
  }
  for (const said of rows) {
    each(said, (entry, sayings) => {
      if (!isKnown(entry)) return
      const others = sayings().filter(isOther)
      if (others.length === 0) return
      const known = found.get(entry) ?? { said, fields: new Map<DifferingField, Saying>() }
      for (const other of others) if (!known.fields.has(other[0])) known.fields.set(other[0], other)
      found.set(entry, known)
    })
  }
  if (found.size === 0) return []
  for (const said of rows) {
    each(said, (entry, sayings) => {
      const fields = found.get(entry)?.fields
      if (fields === undefined) return
      for (const [field, , text] of sayings()) if (text !== '' && (fields.get(field)?.[2] ?? text) !== text) fields.delete(field)
    })
  }
  return [...found].flatMap(([entry, { said, fields }]) => (fields.size === 0 ? [] : [differenceOf(entry, said, [...fields.values()])]))
}

function differenceOf(
  entry: PersonEntry | ParticipationEntry,
  { row, person, programme }: SaidRow,
  sayings: readonly Saying[],
): PlannedDifference {
  return {
    entry,
    id: entry.id,
    personId: person.id,
    name: person.name,
    programme: entry === person ? null : programme.title,
    sheet: row.base.sheet,
    row: row.row.number,
    outdated: null,
    fields: sayings.map(([field, was, said]) => ({ field, was, said })),
  }
}

/** Without the entry: as it is kept and shown. */
export const toldOf = ({ entry: _entry, ...difference }: PlannedDifference): Difference => difference

function bornOf(said: string): Born | null {
  if (said === '') return null
  return said.length === 4 ? { day: null, year: Number(said) } : { day: said, year: Number(said.slice(0, 4)) }
}

function writeCard(person: PersonEntry, field: DifferingField, said: string): void {
  if (field === 'name') {
    person.name = said
    person.key = nameKey(said)
  } else if (field === 'birth') person.born = bornOf(said)
  else if (field === 'experienceYears' || field === 'experienceHereYears') person[field] = said === '' ? null : Number(said)
  else if (field === 'kind') person.kind = PersonKind.safeParse(said).data ?? null
  else if (field in person) person[field as (typeof personTextNames)[number]] = said
}

function writeParticipation(participation: ParticipationEntry, field: DifferingField, said: string): void {
  if (field === 'endsOn') participation.endsOn = said
  else if (field === 'completed') participation.completed = said === 'yes'
  else if (field === 'request' || field === 'result' || field === 'link') participation[field] = said
}

export const isCard = (entry: PersonEntry | ParticipationEntry): entry is PersonEntry => 'born' in entry

/** Writes what the workbook says into the entry. */
export function takeDifference({ entry, fields }: PlannedDifference): void {
  for (const { field, said } of fields) {
    if (isCard(entry)) writeCard(entry, field, said)
    else writeParticipation(entry, field, said)
  }
}

/** What was chosen at the review and still is so: where the registry has changed since, nobody has seen what would be overwritten. */
export function stillSo(planned: readonly PlannedDifference[], chosen: readonly Difference[]): PlannedDifference[] {
  const wording = ({ outdated, fields }: Difference) => JSON.stringify([outdated, fields.map(({ field, was, said }) => [field, was, said])])
  const byId = new Map(chosen.map((difference) => [difference.id, difference]))
  return planned.filter((difference) => {
    const seen = byId.get(difference.id)
    return seen !== undefined && wording(seen) === wording(difference)
  })
}
