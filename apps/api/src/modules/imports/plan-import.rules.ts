import type { IgnoreCode, ImportCounters, ParkCode, ParticipantRole, WarningCode } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { initialsKey, isAbbreviated, nameKey, representativeIn } from '../people/index.ts'
import type { Born } from './days.rules.ts'
import { type NamedPerson, type ParsedRow, type Refused, rowParser, textOf, withGaps } from './parse-rows.rules.ts'
import type { Base, SchoolWorkbook } from './read-school-workbook.ts'
import {
  type MentorshipEntry,
  type ParticipationEntry,
  type PersonEntry,
  type ProgrammeEntry,
  personTextFields,
  type Registry,
  runsUntil,
} from './registry.ts'
import { experienceOf, isNotAbove, warningsOf } from './warnings.rules.ts'

export interface Warned {
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

/** Two births that cannot be of one person. */
function contradict(a: Born, b: Born): boolean {
  return a.year !== b.year || (a.day !== null && b.day !== null && a.day !== b.day)
}

/** Names that stand for two people: their births contradict each other, in the file or against the registry. */
function findAmbiguous(rows: readonly ParsedRow[], registry: Registry): ReadonlySet<string> {
  const births = new Map<string, Born>()
  const ambiguous = new Set<string>()
  const note = (key: string, born: Born | null) => {
    if (born === null) return
    const known = births.get(key)
    if (known === undefined || (known.day === null && born.day !== null && known.year === born.year)) births.set(key, born)
    else if (contradict(known, born)) ambiguous.add(key)
  }
  for (const person of registry.persons) note(person.key, person.born)
  for (const row of rows) note(row.key, row.born)
  return ambiguous
}

/** Full names behind «Иванов И. И.», where only one person of the organisation fits. */
function abbreviationResolver(keys: Iterable<string>): (key: string) => string {
  const full = new Map<string, string | null>()
  for (const key of keys) {
    if (isAbbreviated(key)) continue
    const initials = initialsKey(key)
    if (initials !== undefined) full.set(initials, full.has(initials) && full.get(initials) !== key ? null : key)
  }
  return (key) => (isAbbreviated(key) ? (full.get(initialsKey(key) ?? '') ?? key) : key)
}

const otherRole = (role: ParticipantRole): ParticipantRole => (role === 'MENTOR' ? 'MENTEE' : 'MENTOR')

/** The registry under a plan: finds what exists, drafts what does not. */
class Draft {
  readonly #persons = new Map<string, PersonEntry>()
  readonly #programmes = new Map<string, ProgrammeEntry>()
  readonly #participations = new Map<string, ParticipationEntry[]>()
  readonly #mentorships = new Map<string, MentorshipEntry>()
  readonly #links = new Set<string>()
  readonly #newId: () => string
  readonly newPersons: PersonEntry[] = []
  readonly completedPersons = new Set<PersonEntry>()
  readonly newProgrammes: ProgrammeEntry[] = []
  readonly newParticipations: ParticipationEntry[] = []
  readonly completedParticipations = new Set<ParticipationEntry>()
  readonly newMentorships: MentorshipEntry[] = []
  readonly newLinks: { mentorshipId: string; menteeParticipationId: string }[] = []
  readonly #known = new Set<object>()

  constructor(registry: Registry, newId: () => string) {
    this.#newId = newId
    for (const person of registry.persons) this.#persons.set(person.key, person)
    for (const programme of registry.programmes) this.#programmes.set(`${programme.form}|${programme.key}`, programme)
    for (const participation of registry.participations) this.#file(participation)
    for (const mentorship of registry.mentorships) this.#mentorships.set(mentorship.mentorParticipationId, mentorship)
    for (const { mentorshipId, menteeParticipationId } of registry.links) this.#links.add(`${mentorshipId}|${menteeParticipationId}`)
    for (const entry of [...registry.persons, ...registry.participations, ...registry.programmes]) this.#known.add(entry)
  }

  #file(participation: ParticipationEntry): void {
    const key = `${participation.personId}|${participation.programmeId}|${participation.role}`
    const list = this.#participations.get(key)
    if (list === undefined) this.#participations.set(key, [participation])
    else list.push(participation)
  }

  isKnown(programme: ProgrammeEntry): boolean {
    return this.#known.has(programme)
  }

  person({ name, key }: NamedPerson): PersonEntry {
    const existing = this.#persons.get(key)
    if (existing !== undefined) return existing
    const person: PersonEntry = {
      id: this.#newId(),
      name,
      key,
      born: null,
      experienceYears: null,
      occupation: '',
      contacts: '',
      representativeName: '',
      competences: '',
      achievements: '',
      interests: '',
      preferredAge: '',
      timeResource: '',
    }
    this.#persons.set(key, person)
    this.newPersons.push(person)
    return person
  }

  /** Fills empty fields from the person's own row; what stands is never overwritten. */
  completePerson(person: PersonEntry, { base, row, born }: ParsedRow): void {
    let changed = false
    for (const field of personTextFields) {
      if (person[field] !== '') continue
      const text = field === 'representativeName' ? representativeIn(textOf(base, row, 'contacts')) : textOf(base, row, field)
      if (text === '') continue
      person[field] = text
      changed = true
    }
    if (born !== null && (person.born === null || (person.born.day === null && born.day !== null))) {
      person.born = born
      changed = true
    }
    const experience = experienceOf(textOf(base, row, 'occupation'))
    if (experience !== null && person.experienceYears === null) {
      person.experienceYears = experience
      changed = true
    }
    if (changed && this.#known.has(person)) this.completedPersons.add(person)
  }

  programme(form: string, { title, key }: { title: string; key: string }): ProgrammeEntry {
    const existing = this.#programmes.get(`${form}|${key}`)
    if (existing !== undefined) return existing
    const programme: ProgrammeEntry = { id: this.#newId(), form, title, key, result: '' }
    this.#programmes.set(`${form}|${key}`, programme)
    this.newProgrammes.push(programme)
    return programme
  }

  participations(person: PersonEntry, programme: ProgrammeEntry, role: ParticipantRole): readonly ParticipationEntry[] {
    return this.#participations.get(`${person.id}|${programme.id}|${role}`) ?? []
  }

  addParticipation(
    person: PersonEntry,
    programme: ProgrammeEntry,
    role: ParticipantRole,
    dates: { startsOn: string; endsOn: string | null },
  ): ParticipationEntry {
    const { startsOn, endsOn } = dates
    const participation: ParticipationEntry = {
      id: this.#newId(),
      personId: person.id,
      programmeId: programme.id,
      role,
      startsOn,
      endsOn,
      request: '',
      result: '',
      link: '',
      completed: null,
    }
    this.newParticipations.push(participation)
    this.#file(participation)
    return participation
  }

  completeParticipation(participation: ParticipationEntry, { base, row, endsOn }: ParsedRow): void {
    let changed = false
    for (const field of ['request', 'result', 'link'] as const) {
      const text = participation[field] === '' ? textOf(base, row, field) : ''
      if (text === '') continue
      participation[field] = text
      changed = true
    }
    if (participation.endsOn === null && endsOn !== null) {
      participation.endsOn = endsOn
      changed = true
    }
    const mark = textOf(base, row, 'completed').toLowerCase()
    if (participation.completed === null && mark !== '') {
      participation.completed = !/^(нет|не |-|–|0)/.test(mark)
      changed = true
    }
    if (changed && this.#known.has(participation)) this.completedParticipations.add(participation)
  }

  /** Joins the two; returns the pair or group they are in. */
  link(mentor: ParticipationEntry, mentee: ParticipationEntry): string {
    let mentorship = this.#mentorships.get(mentor.id)
    if (mentorship === undefined) {
      mentorship = { id: this.#newId(), programmeId: mentor.programmeId, mentorParticipationId: mentor.id }
      this.#mentorships.set(mentor.id, mentorship)
      this.newMentorships.push(mentorship)
    }
    const key = `${mentorship.id}|${mentee.id}`
    if (!this.#links.has(key)) {
      this.#links.add(key)
      this.newLinks.push({ mentorshipId: mentorship.id, menteeParticipationId: mentee.id })
    }
    return mentorship.id
  }
}

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

interface Sorted {
  readonly ready: ParsedRow[]
  readonly parked: Refused<ParkCode>[]
  readonly ignored: Refused<IgnoreCode>[]
}

/** Sorts rows into ready, parked and ignored; a repeat says again what an earlier row said. */
function sortRows(workbook: SchoolWorkbook, registry: Registry, { model, today }: PlanOptions): Sorted {
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
  const ambiguous = findAmbiguous(understood, registry)
  const seen = new Set<string>()
  const ready: ParsedRow[] = []
  for (const parsed of understood) {
    const { base, row, name, key, form, programme, startsOn, endsOn, counterparts } = parsed
    if (ambiguous.has(key)) {
      parked.push({ base, row, name, code: 'name.ambiguous' })
      continue
    }
    const others =
      counterparts.length === 1
        ? counterparts[0]?.key
        : counterparts
            .map((person) => person.key)
            .sort()
            .join(';')
    const saying = `${base.kind}|${key}|${form.code}|${programme.key}|${startsOn}|${endsOn ?? ''}|${others ?? ''}`
    if (seen.has(saying)) ignored.push({ base, row, name, code: 'row.repeated' })
    else {
      seen.add(saying)
      ready.push(parsed)
    }
  }
  return { ready, parked: inOrder(workbook, parked), ignored: inOrder(workbook, ignored) }
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
  const stems = new Set(
    taken.flatMap(({ person }) => (person.key.split(' ')[0] ?? '').split('-')).map((surname) => surname.replace(/(ая|ий|ой|а|я)$/, '')),
  )
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
  const { ready, parked, ignored } = sortRows(workbook, registry, options)
  const draft = new Draft(registry, options.newId)
  const warned = new Map<ParsedRow, Warned>()
  const warn = (row: ParsedRow, code: WarningCode) => {
    const entry = warned.get(row) ?? { base: row.base, row: row.row.number, name: row.name, codes: new Set<WarningCode>() }
    entry.codes.add(code)
    warned.set(row, entry)
  }

  function* keys(): Generator<string> {
    for (const { key } of registry.persons) yield key
    for (const { key, counterparts } of ready) {
      yield key
      for (const counterpart of counterparts) yield counterpart.key
    }
  }
  const resolve = abbreviationResolver(keys())
  const ambiguousOrParked = new Set(parked.map(({ name }) => nameKey(name)))

  const persons = new Set<string>()
  const touched = new Set<ParticipationEntry>()
  const mentorshipIds = new Set<string>()
  const taken = ready.map((row) => {
    const person = draft.person({ name: row.name, key: resolve(row.key) })
    draft.completePerson(person, row)
    const programme = draft.programme(row.form.code, row.programme)
    const role = row.base.kind
    const existing = draft.participations(person, programme, role).find(({ startsOn }) => startsOn === row.startsOn)
    const participation = existing ?? draft.addParticipation(person, programme, role, row)
    draft.completeParticipation(participation, row)
    persons.add(person.id)
    touched.add(participation)
    for (const code of warningsOf(row)) warn(row, code)
    return { row, person, programme, participation }
  })

  const goodKeys = new Set(taken.map(({ person, row }) => `${row.base.kind}|${person.key}`))
  for (const { row, person, programme, participation } of taken) {
    const role = otherRole(row.base.kind)
    for (const { name, key } of row.counterparts) {
      const resolved = resolve(key)
      if (isAbbreviated(resolved)) warn(row, 'name.abbreviated')
      if (ambiguousOrParked.has(resolved) && !goodKeys.has(`${role}|${resolved}`)) {
        warn(row, 'counterpart.parked')
        continue
      }
      const other = draft.person({ name, key: resolved })
      if (other === person) continue
      persons.add(other.id)
      const found = matching(draft.participations(other, programme, role), row.startsOn, row.endsOn)
      const counterpart = found ?? draft.addParticipation(other, programme, role, row)
      touched.add(counterpart)
      mentorshipIds.add(role === 'MENTOR' ? draft.link(counterpart, participation) : draft.link(participation, counterpart))
      if (row.base.kind === 'MENTEE' && row.form.mentorHigherStage) {
        const place = other.occupation === '' ? textOf(row.base, row.row, 'counterpartPlace') : other.occupation
        if (isNotAbove(place, textOf(row.base, row.row, 'occupation'))) warn(row, 'mentor.notAbove')
      }
    }
  }

  const described = describeProgrammes(taken)
  const counters: ImportCounters = {
    ready: ready.length,
    warnings: warned.size,
    errors: parked.length,
    ignored: ignored.length,
    persons: persons.size,
    participations: touched.size,
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
