import type { IgnoreCode, ImportCounters, ParkCode, ParticipantRole, WarningCode } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { isAbbreviated, isWhole, nameKey, writtenKey } from '../people/index.ts'
import { Draft } from './draft.ts'
import { type ParsedRow, type Refused, rowParser, textOf, withGaps } from './parse-rows.rules.ts'
import type { Base, SchoolWorkbook } from './read-school-workbook.ts'
import {
  type MentorshipEntry,
  type ParticipationEntry,
  type PersonEntry,
  type ProgrammeEntry,
  type Registry,
  runsUntil,
} from './registry.ts'
import { type Identities, identify } from './same-person.rules.ts'
import { pairWarnings, warningsOf } from './warnings.rules.ts'

interface Warned {
  readonly base: Base
  readonly row: number
  readonly name: string
  readonly codes: Set<WarningCode>
}

/** What an import will do: nothing of it has been done. */
export interface ImportPlan {
  readonly parked: readonly Refused<ParkCode>[]
  readonly ignored: readonly Refused<IgnoreCode>[]
  readonly warned: readonly Warned[]
  readonly counters: ImportCounters
  readonly newPersons: readonly PersonEntry[]
  readonly completedPersons: readonly PersonEntry[]
  readonly newProgrammes: readonly ProgrammeEntry[]
  readonly describedProgrammes: readonly ProgrammeEntry[]
  readonly newParticipations: readonly ParticipationEntry[]
  readonly completedParticipations: readonly ParticipationEntry[]
  readonly newMentorships: readonly MentorshipEntry[]
  readonly newLinks: readonly { mentorshipId: string; menteeParticipationId: string }[]
  /** Pairs and groups that the workbook speaks of, new or known. */
  readonly mentorshipIds: readonly string[]
}

export interface PlanOptions {
  readonly model: TargetModel
  readonly today: string
  readonly newId: () => string
}

const otherRole = (role: ParticipantRole): ParticipantRole => (role === 'MENTOR' ? 'MENTEE' : 'MENTOR')

/** The participation a row speaks of: the same start, else one whose dates overlap, the earliest first. */
function matching(list: readonly ParticipationEntry[], startsOn: string, endsOn: string | null): ParticipationEntry | undefined {
  const until = runsUntil(startsOn, endsOn)
  let overlapping: ParticipationEntry | undefined
  for (const candidate of list) {
    if (candidate.startsOn === startsOn) return candidate
    const overlaps = candidate.startsOn <= until && runsUntil(candidate.startsOn, candidate.endsOn) >= startsOn
    if (overlaps && (overlapping === undefined || candidate.startsOn < overlapping.startsOn)) overlapping = candidate
  }
  return overlapping
}

interface Sorted extends Identities {
  readonly ready: ParsedRow[]
  readonly parked: Refused<ParkCode>[]
  readonly ignored: Refused<IgnoreCode>[]
}

/** Tells whether a row says of its person what an earlier one said. Most people have one row: nothing is put into words before the second. */
function repeats(whoIs: Identities['whoIs']): (row: ParsedRow) => boolean {
  const sayingOf = ({ base, form, programme, startsOn, endsOn, counterparts }: ParsedRow) =>
    [base.kind, form.code, programme.key, startsOn, endsOn, ...counterparts.map((person) => whoIs(person).key).sort()].join('|')
  const seen = new Map<string, ParsedRow | Set<string>>()
  return (row) => {
    const { key } = whoIs(row)
    const before = seen.get(key)
    if (before === undefined) {
      seen.set(key, row)
      return false
    }
    const said = before instanceof Set ? before : new Set([sayingOf(before)])
    const known = said.size
    seen.set(key, said.add(sayingOf(row)))
    return said.size === known
  }
}

interface Parsed {
  readonly understood: readonly ParsedRow[]
  readonly parked: Refused<ParkCode>[]
  readonly ignored: Refused<IgnoreCode>[]
}

/** Every row by itself. Apart from the sorting, so that what the parser remembers of all texts goes when the last row is read. */
function parseRows(workbook: SchoolWorkbook, { model, today }: PlanOptions): Parsed {
  const parse = rowParser(model, workbook.date1904, today)
  const parked: Refused<ParkCode>[] = []
  const ignored: Refused<IgnoreCode>[] = []
  const understood: ParsedRow[] = []
  for (const base of workbook.bases) {
    for (const row of withGaps(base)) {
      const outcome = parse(base, row)
      if ('parsed' in outcome) understood.push(outcome.parsed)
      else if ('parked' in outcome) parked.push(outcome.parked)
      else ignored.push(outcome.ignored)
    }
  }
  return { understood, parked, ignored }
}

/** Sorts rows into ready, parked and ignored; a repeat says again what an earlier row said. */
function sortRows(workbook: SchoolWorkbook, registry: Registry, options: PlanOptions): Sorted {
  const { understood, parked, ignored } = parseRows(workbook, options)
  const { ambiguous, whoIs } = identify(understood, registry)
  const isRepeat = repeats(whoIs)
  const ready: ParsedRow[] = []
  for (const parsed of understood) {
    const { base, row, name, key } = parsed
    if (ambiguous.has(key)) {
      parked.push({ base, row, name, code: 'name.ambiguous' })
      continue
    }
    if (isRepeat(parsed)) ignored.push({ base, row, name, code: 'row.repeated' })
    else ready.push(parsed)
  }
  return { ready, parked: inOrder(workbook, parked), ignored: inOrder(workbook, ignored), ambiguous, whoIs }
}

/** As a reader goes through the file: by sheet, then by row. */
function inOrder<Code>({ bases }: SchoolWorkbook, refused: Refused<Code>[]): Refused<Code>[] {
  const position = new Map(bases.map((base, index) => [base, index]))
  return refused.sort((a, b) => (position.get(a.base) ?? 0) - (position.get(b.base) ?? 0) || a.row.number - b.row.number)
}

/** A surname stands in a phrase in any case of declension: «Яблоковой» begins as «яблокова» does. */
function namesSomebody(phrase: string, stems: ReadonlySet<string>): boolean {
  return nameKey(phrase)
    .split(/[^а-я]+/)
    .some((word) => [3, 2, 1, 0].some((ending) => word.length - ending >= 4 && stems.has(word.slice(0, word.length - ending))))
}

/**
 * A programme's result for Forms 2–5 is a phrase said of more people than one pair, which both bases name. A phrase said of one pair only
 * stays with it: it may name a child, and the forms travel up the chain. For the same reason a phrase with a surname stays.
 */
function describeProgrammes(taken: readonly { row: ParsedRow; person: PersonEntry; programme: ProgrammeEntry }[]): ProgrammeEntry[] {
  const stems = new Set<string>()
  for (const { person } of taken) {
    const [surnames = ''] = person.key.split(' ', 1)
    for (const surname of surnames.split('-')) stems.add(surname.replace(/(ая|ий|ой|а|я)$/, ''))
  }
  const phrases = new Map<ProgrammeEntry, Map<string, Set<PersonEntry>>>()
  for (const { row, person, programme } of taken) {
    const result = programme.result === '' ? textOf(row.base, row.row, 'result') : ''
    if (result === '') continue
    const said = phrases.get(programme) ?? new Map<string, Set<PersonEntry>>()
    said.set(result, (said.get(result) ?? new Set()).add(person))
    phrases.set(programme, said)
  }
  const described: ProgrammeEntry[] = []
  for (const [programme, said] of phrases) {
    const shared = [...said]
      .map(([phrase, people]) => ({ phrase, people: people.size }))
      .filter(({ phrase, people }) => people > 2 && !namesSomebody(phrase, stems))
      .sort((a, b) => b.people - a.people)
    if (shared.length === 0) continue
    programme.result = shared
      .slice(0, 3)
      .map(({ phrase }) => phrase)
      .join('. ')
      .slice(0, 2000)
    described.push(programme)
  }
  return described
}

/**
 * Turns a workbook into a plan against what the registry holds. Pure: the same file against its own result plans nothing.
 * People are found by name inside the organisation only; a mentor and a mentee are joined within one programme.
 */
export function planImport(workbook: SchoolWorkbook, registry: Registry, options: PlanOptions): ImportPlan {
  const { ready, parked, ignored, whoIs } = sortRows(workbook, registry, options)
  const draft = new Draft(registry, options.newId)
  const warned = new Map<ParsedRow, Warned>()
  const warn = (row: ParsedRow, code: WarningCode) => {
    const entry = warned.get(row) ?? { base: row.base, row: row.row.number, name: row.name, codes: new Set<WarningCode>() }
    entry.codes.add(code)
    warned.set(row, entry)
  }

  const waiting = new Set(parked.map(({ name }) => whoIs({ name, key: writtenKey(name) }).key))

  // What is new is always spoken of; of what the registry holds, the part that the workbook speaks of.
  const knownPersons = new Set<PersonEntry>()
  const knownParticipations = new Set<ParticipationEntry>()
  const speaksOf = (person: PersonEntry, participation: ParticipationEntry) => {
    if (draft.isKnown(person)) knownPersons.add(person)
    if (draft.isKnown(participation)) knownParticipations.add(participation)
  }
  const mentorshipIds = new Set<string>()
  const taken = ready.map((row) => {
    const person = draft.person(whoIs(row))
    draft.completePerson(person, row)
    const programme = draft.programme(row.form.code, row.programme)
    const role = row.base.kind
    const existing = draft.participations(person, programme, role).find(({ startsOn }) => startsOn === row.startsOn)
    const participation = existing ?? draft.addParticipation(person, programme, role, row)
    draft.completeParticipation(participation, row)
    speaksOf(person, participation)
    for (const code of warningsOf(row)) warn(row, code)
    return { row, person, programme, participation }
  })

  const goodKeys = new Set(waiting.size === 0 ? [] : taken.map(({ person, row }) => `${row.base.kind}|${person.key}`))
  for (const { row, person, programme, participation } of taken) {
    const role = otherRole(row.base.kind)
    for (const named of row.counterparts) {
      const who = whoIs(named)
      if (isAbbreviated(who.key) || !isWhole(who.key)) warn(row, 'name.abbreviated')
      if (!isWhole(who.key)) continue
      if (waiting.has(who.key) && !goodKeys.has(`${role}|${who.key}`)) {
        warn(row, 'counterpart.parked')
        continue
      }
      const other = draft.person(who)
      if (other === person) continue
      // A pair that is known stays as it is: whom the dates would choose may change with every row.
      const counterpart =
        draft.partner(participation, other) ??
        matching(draft.participations(other, programme, role), row.startsOn, row.endsOn) ??
        draft.addParticipation(other, programme, role, row)
      speaksOf(other, counterpart)
      mentorshipIds.add(role === 'MENTOR' ? draft.link(counterpart, participation) : draft.link(participation, counterpart))
      for (const code of pairWarnings(row, person, other)) warn(row, code)
    }
  }

  const described = describeProgrammes(taken)
  const counters: ImportCounters = {
    ready: ready.length,
    warnings: warned.size,
    errors: parked.length,
    ignored: ignored.length,
    persons: knownPersons.size + draft.newPersons.length,
    participations: knownParticipations.size + draft.newParticipations.length,
    newPersons: draft.newPersons.length,
    newProgrammes: draft.newProgrammes.length,
    newParticipations: draft.newParticipations.length,
    newMentorships: draft.newMentorships.length,
    completedPersons: draft.completedPersons.size,
  }
  return {
    parked,
    ignored,
    warned: [...warned.values()],
    counters,
    newPersons: draft.newPersons,
    completedPersons: [...draft.completedPersons],
    newProgrammes: draft.newProgrammes,
    describedProgrammes: described.filter((programme) => draft.isKnown(programme)),
    newParticipations: draft.newParticipations,
    completedParticipations: [...draft.completedParticipations],
    newMentorships: draft.newMentorships,
    newLinks: draft.newLinks,
    mentorshipIds: [...mentorshipIds],
  }
}
