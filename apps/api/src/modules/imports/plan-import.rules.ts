import type { IgnoreCode, ImportCounters, ParkCode, ParticipantRole, WarningCode } from '@nastavnik/contract'
import { isAbbreviated, isWhole, Resemblances, writtenKey } from '../people/index.ts'
import { describeProgrammes } from './describe-programmes.rules.ts'
import { differencesOfRows, isCard, type PlannedDifference, takeDifference } from './differences.rules.ts'
import { Draft } from './draft.ts'
import type { ParsedRow, Refused } from './parse-rows.rules.ts'
import { planCards } from './plan-cards.rules.ts'
import type { Base, SchoolWorkbook } from './read-school-workbook.ts'
import {
  type MentorshipEntry,
  type ParticipationEntry,
  type PersonEntry,
  type ProgrammeEntry,
  type Registry,
  runsUntil,
} from './registry.ts'
import type { Identities } from './same-person.rules.ts'
import { type PlanOptions, sortRows } from './sort-rows.rules.ts'
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
  /** Participations that it speaks of and the registry held already. */
  readonly knownParticipations: readonly ParticipationEntry[]
  /** Of a workbook of cards: rows with anything in them, and those that say nothing new. */
  readonly cards: { readonly rows: number; readonly unchanged: number } | null
  /** What the workbook says otherwise: nothing of it is taken yet. */
  readonly differences: readonly PlannedDifference[]
  /** Differences that have been taken: their entries are among the completed. */
  readonly updated: readonly PlannedDifference[]
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

/** What the rows say: warnings, and of what the registry holds, the part that they speak of. What is new is always spoken of. */
class Told {
  readonly #draft: Draft
  readonly #persons = new Set<PersonEntry>()
  readonly #participations = new Set<ParticipationEntry>()
  readonly warned = new Map<ParsedRow, Warned>()
  readonly mentorshipIds = new Set<string>()

  constructor(draft: Draft) {
    this.#draft = draft
  }

  warn(row: ParsedRow, code: WarningCode): void {
    const entry = this.warned.get(row) ?? { base: row.base, row: row.row.number, name: row.name, codes: new Set<WarningCode>() }
    entry.codes.add(code)
    this.warned.set(row, entry)
  }

  speaksOf(person: PersonEntry, participation: ParticipationEntry): void {
    if (this.#draft.isKnown(person)) this.#persons.add(person)
    if (this.#draft.isKnown(participation)) this.#participations.add(participation)
  }

  get knownParticipations(): ParticipationEntry[] {
    return [...this.#participations]
  }

  get persons(): number {
    return this.#persons.size + this.#draft.newPersons.length
  }

  get participations(): number {
    return this.#participations.size + this.#draft.newParticipations.length
  }
}

interface TakenRow {
  readonly row: ParsedRow
  readonly person: PersonEntry
  readonly programme: ProgrammeEntry
  readonly participation: ParticipationEntry
}

/** The person, programme and participation of a row, found or drafted. */
function takeRow(draft: Draft, told: Told, whoIs: Identities['whoIs'], row: ParsedRow): TakenRow {
  const person = draft.person(whoIs(row))
  draft.completePerson(person, row)
  const programme = draft.programme(row.form.code, row.programme)
  const role = row.base.kind
  const existing = draft.participations(person, programme, role).find(({ startsOn }) => startsOn === row.startsOn)
  const participation = existing ?? draft.addParticipation(person, programme, role, row)
  draft.completeParticipation(participation, row)
  told.speaksOf(person, participation)
  for (const code of warningsOf(row)) told.warn(row, code)
  if (person.leftOn !== null && runsUntil(participation.startsOn, participation.endsOn) > person.leftOn) told.warn(row, 'person.left')
  return { row, person, programme, participation }
}

/** Joins people of rows with those whom the rows name. `isWaiting`: all that is known of the named one is a parked row, or he has withdrawn. */
function joinCounterparts(
  draft: Draft,
  told: Told,
  whoIs: Identities['whoIs'],
  { row, person, programme, participation }: TakenRow,
  isWaiting: (role: ParticipantRole, key: string) => boolean,
): void {
  const role = otherRole(row.base.kind)
  for (const named of row.counterparts) {
    const who = whoIs(named)
    if (isAbbreviated(who.key) || !isWhole(who.key)) told.warn(row, 'name.abbreviated')
    if (!isWhole(who.key)) continue
    if (isWaiting(role, who.key)) {
      told.warn(row, 'counterpart.parked')
      continue
    }
    const other = draft.person(who)
    if (other === person) continue
    const [mentor, mentee] = role === 'MENTOR' ? [other, person] : [person, other]
    const isNamed = role === 'MENTOR' && row.representative !== '' && writtenKey(row.representative) === other.key
    if (isNamed || draft.isParent(mentor, mentee)) {
      told.warn(row, 'mentor.isRepresentative')
      continue
    }
    // A pair that is known stays as it is: whom the dates would choose may change with every row.
    const counterpart =
      draft.partner(participation, other) ??
      matching(draft.participations(other, programme, role), row.startsOn, row.endsOn) ??
      draft.addParticipation(other, programme, role, row)
    told.speaksOf(other, counterpart)
    told.mentorshipIds.add(role === 'MENTOR' ? draft.link(counterpart, participation) : draft.link(participation, counterpart))
    for (const code of pairWarnings(row, other)) told.warn(row, code)
  }
}

/** A workbook of a whole territory is reviewed by nobody row by row: there the search in the background finds the pairs. */
const mostCompared = 20_000

/** Rows that bring somebody new who resembles another person, known or new. An abbreviated name has a warning of its own. */
function warnOfResembling(draft: Draft, told: Told, { persons }: Registry, taken: readonly TakenRow[]): void {
  if (draft.newPersons.length === 0 || persons.length + draft.newPersons.length > mostCompared) return
  const cardOf = ({ id, key, born }: PersonEntry) => ({ id, key, bornOn: born?.day ?? null, bornYear: born?.year ?? null })
  const all = new Resemblances()
  for (const person of [...persons, ...draft.newPersons]) if (!person.withdrawn) all.add(cardOf(person))
  const resembles = new Set(draft.newPersons.filter((person) => all.of(cardOf(person)).some(({ reasons }) => reasons[0] !== 'initials')))
  for (const { row, person } of taken) if (resembles.has(person)) told.warn(row, 'person.resembles')
}

/**
 * Turns a workbook into a plan against what the registry holds; reads no clock and no database, and the same file against its own result plans
 * nothing. The registry is used up: its entries become those of the plan, completed. People are found by name inside the organisation only; a
 * mentor and a mentee are joined within one programme.
 */
export function planImport(workbook: SchoolWorkbook, registry: Registry, options: PlanOptions): ImportPlan {
  const { ready, parked, ignored, withdrawn, whoIs } = sortRows(workbook, registry, options)
  const cards = planCards(workbook.cards, registry.persons, { today: options.today, date1904: workbook.date1904 })
  const draft = new Draft(registry, options.newId)
  const told = new Told(draft)
  const taken = ready.map((row) => takeRow(draft, told, whoIs, row))

  const parkedKeys = new Set(parked.map(({ name }) => whoIs({ name, key: writtenKey(name) }).key))
  const goodKeys = new Set(parkedKeys.size === 0 ? [] : taken.map(({ person, row }) => `${row.base.kind}|${person.key}`))
  const isWaiting = (role: ParticipantRole, key: string) => withdrawn.has(key) || (parkedKeys.has(key) && !goodKeys.has(`${role}|${key}`))
  for (const row of taken) joinCounterparts(draft, told, whoIs, row, isWaiting)
  warnOfResembling(draft, told, registry, taken)

  const described = describeProgrammes(taken)
  const allParked = [...parked, ...cards.parked]
  const allIgnored = [...ignored, ...cards.ignored]
  return {
    parked: allParked,
    ignored: allIgnored,
    warned: [...told.warned.values()],
    counters: {
      ready: ready.length,
      warnings: told.warned.size,
      errors: allParked.length,
      ignored: allIgnored.length,
      persons: told.persons + cards.differences.length,
      participations: told.participations,
      newPersons: draft.newPersons.length,
      newProgrammes: draft.newProgrammes.length,
      newParticipations: draft.newParticipations.length,
      newMentorships: draft.newMentorships.length,
      completedPersons: draft.completedPersons.size,
    },
    newPersons: draft.newPersons,
    completedPersons: [...draft.completedPersons],
    newProgrammes: draft.newProgrammes,
    describedProgrammes: described.filter((programme) => draft.isKnown(programme)),
    newParticipations: draft.newParticipations,
    completedParticipations: [...draft.completedParticipations],
    newMentorships: draft.newMentorships,
    newLinks: draft.newLinks,
    mentorshipIds: [...told.mentorshipIds],
    knownParticipations: told.knownParticipations,
    cards: workbook.cards.length === 0 ? null : { rows: cards.rows, unchanged: cards.unchanged },
    differences: [...cards.differences, ...differencesOfRows(taken, (entry) => draft.isKnown(entry))],
    updated: [],
  }
}

/** The plan with differences taken: what the workbook says goes over what stands. */
export function withUpdates(plan: ImportPlan, updated: readonly PlannedDifference[]): ImportPlan {
  const persons = new Set(plan.completedPersons)
  const participations = new Set(plan.completedParticipations)
  for (const difference of updated) {
    takeDifference(difference)
    if (isCard(difference.entry)) persons.add(difference.entry)
    else participations.add(difference.entry)
  }
  return { ...plan, completedPersons: [...persons], completedParticipations: [...participations], updated }
}
