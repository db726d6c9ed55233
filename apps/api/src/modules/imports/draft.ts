import { eachPersonText, entriesOf, type ParticipantRole, personTextNames } from '@nastavnik/contract'
import { writtenKey } from '../people/index.ts'
import { completedIn } from './differences.rules.ts'
import { type NamedPerson, type ParsedRow, textOf } from './parse-rows.rules.ts'
import type { MentorshipEntry, ParticipationEntry, PersonEntry, ProgrammeEntry, Registry } from './registry.ts'
import { experienceOf } from './warnings.rules.ts'

/** What the map has under the key, made on first use. */
function within<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}

const noTexts = eachPersonText(() => '')

/** The registry under a plan: finds what exists, drafts what does not. */
export class Draft {
  readonly #persons = new Map<string, PersonEntry>()
  readonly #programmes = new Map<string, ProgrammeEntry>()
  /** By programme, role and person. Keys are ids as they are: half a million keys glued of several would be most of the work. */
  readonly #participations = new Map<string, Record<ParticipantRole, Map<string, ParticipationEntry | ParticipationEntry[]>>>()
  readonly #mentorships = new Map<string, MentorshipEntry>()
  /** Of mentorships: their mentees' participations. */
  readonly #links = new Map<string, Set<string>>()
  /** Of participations: by person, the participation they are joined with. */
  readonly #partners = new Map<string, Map<string, ParticipationEntry>>()
  /** Of parents: their children. */
  readonly #children = new Map<string, Set<string>>()
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
    const participations = new Map(registry.participations.map((participation) => [participation.id, participation]))
    const mentorOf = new Map(registry.mentorships.map(({ id, mentorParticipationId }) => [id, participations.get(mentorParticipationId)]))
    for (const { mentorshipId, menteeParticipationId } of registry.links) {
      const [mentor, mentee] = [mentorOf.get(mentorshipId), participations.get(menteeParticipationId)]
      this.#join(mentorshipId, menteeParticipationId)
      if (mentor === undefined || mentee === undefined) continue
      within(this.#partners, mentor.id, () => new Map()).set(mentee.personId, mentee)
      within(this.#partners, mentee.id, () => new Map()).set(mentor.personId, mentor)
    }
    for (const { parentId, childId } of registry.parents) within(this.#children, parentId, () => new Set()).add(childId)
    for (const entry of [...registry.persons, ...registry.participations, ...registry.programmes]) this.#known.add(entry)
  }

  #file(participation: ParticipationEntry): void {
    const { programmeId, role, personId } = participation
    const ofProgramme = within(this.#participations, programmeId, () => ({ MENTOR: new Map(), MENTEE: new Map() }))
    const known = ofProgramme[role].get(personId)
    // Most people have one participation in a programme: it stands without a list.
    if (known === undefined) ofProgramme[role].set(personId, participation)
    else if (Array.isArray(known)) known.push(participation)
    else ofProgramme[role].set(personId, [known, participation])
  }

  /** False when they are joined already. */
  #join(mentorshipId: string, menteeParticipationId: string): boolean {
    const mentees = within(this.#links, mentorshipId, () => new Set())
    return mentees.size < mentees.add(menteeParticipationId).size
  }

  /** Does the registry hold it already? */
  isKnown(entry: PersonEntry | ProgrammeEntry | ParticipationEntry): boolean {
    return this.#known.has(entry)
  }

  person({ name, key }: NamedPerson): PersonEntry {
    const existing = this.#persons.get(key)
    if (existing !== undefined) return existing
    const person: PersonEntry = {
      ...noTexts, // first: then the engine copies the shape and not the fields one by one
      id: this.#newId(),
      name,
      key,
      born: null,
      experienceYears: null,
      experienceHereYears: null,
      kind: null,
      withdrawn: false,
      version: 1,
      leftOn: null,
    }
    this.#persons.set(key, person)
    this.newPersons.push(person)
    return person
  }

  /** Fills empty fields from the person's own row; what stands is never overwritten. */
  completePerson(person: PersonEntry, { base, row, born, representative }: ParsedRow): void {
    let changed = false
    for (const field of personTextNames) {
      if (person[field] !== '') continue
      const text = field === 'representativeName' ? representative : textOf(base, row, field)
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
    const known = this.#participations.get(programme.id)?.[role].get(person.id) ?? []
    return Array.isArray(known) ? known : [known]
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

  completeParticipation(participation: ParticipationEntry, parsed: ParsedRow): void {
    const { base, row, endsOn } = parsed
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
    const completed = completedIn(parsed)
    if (participation.completed === null && completed !== null) {
      participation.completed = completed
      changed = true
    }
    if (changed && this.#known.has(participation)) this.completedParticipations.add(participation)
  }

  /** A parent or guardian of the mentee by their cards, or written down as the representative of the mentee. */
  isParent(mentor: PersonEntry, mentee: PersonEntry): boolean {
    if (this.#children.get(mentor.id)?.has(mentee.id) === true) return true
    return entriesOf(mentee.representativeName).some((name) => writtenKey(name) === mentor.key)
  }

  /** The participation of `other` that the registry has already joined this one with. */
  partner(participation: ParticipationEntry, other: PersonEntry): ParticipationEntry | undefined {
    return this.#partners.get(participation.id)?.get(other.id)
  }

  /** Joins the two; returns the pair or group they are in. */
  link(mentor: ParticipationEntry, mentee: ParticipationEntry): string {
    let mentorship = this.#mentorships.get(mentor.id)
    if (mentorship === undefined) {
      mentorship = { id: this.#newId(), programmeId: mentor.programmeId, mentorParticipationId: mentor.id }
      this.#mentorships.set(mentor.id, mentorship)
      this.newMentorships.push(mentorship)
    }
    if (this.#join(mentorship.id, mentee.id)) this.newLinks.push({ mentorshipId: mentorship.id, menteeParticipationId: mentee.id })
    return mentorship.id
  }
}
