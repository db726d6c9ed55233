import type { Level, ParticipantRole } from '@nastavnik/contract'
import fc from 'fast-check'
import { newId } from '../src/kernel/ids.ts'

/** A territory or organisation and what stands above it: all that a rule of access can ask of a place. */
export interface Unit {
  readonly level: Level
  readonly region: string
  readonly municipality: string | null
  readonly code: string
  /** It stands in its municipality and answers to the region. */
  readonly answersToRegion?: boolean
  /** Codes of the organisations it was merged into, nearest first. */
  readonly successors?: readonly string[]
}

export interface TreePerson {
  readonly id: string
  readonly participationId: string
  readonly name: string
  readonly born: string
  readonly role: ParticipantRole
  readonly form: string
  /** The code of the class, `07А`; empty for some. */
  readonly class: string
}

interface TreeMentorship {
  readonly id: string
  readonly form: string
  readonly mentor: TreePerson
  readonly mentees: readonly TreePerson[]
}

export interface TreeStaff {
  readonly id: string
  readonly grantId: string
}

export interface TreeOrganisation extends Unit {
  readonly level: 'organisation'
  readonly id: string
  readonly title: string
  /** Letters that stand in every name and contact of the organisation and nowhere else: whoever reads them has seen a person. */
  readonly token: string
  readonly people: readonly TreePerson[]
  readonly programmes: readonly { readonly id: string; readonly form: string }[]
  readonly mentorships: readonly TreeMentorship[]
  /**
   * Of the first person: a standing consent to publication and a request that waits. A scan with a page in the tray. An act of erasure. A card
   * that went into the last person's. An offer of the second person.
   */
  readonly papers: {
    readonly consent: string
    readonly request: string
    readonly scan: string
    readonly page: string
    readonly act: string
    readonly merger: string
    readonly transfer: string
    /** A filter of the list of people under a name. */
    readonly filter: string
    /** An open campaign that asks everybody; those asked, in the order of the people. */
    readonly campaign: string
    /** The psychologist does not want the first person to be mentored by the last one. */
    readonly exclusion: string
  }
  /** What mentors pass. */
  readonly readiness: {
    readonly interview: string
    /** The organisation's own text of what is asked at it. */
    readonly questions: string
    readonly training: string
    readonly session: string
    readonly certificate: string
  }
  /**
   * Texts of questionnaires of the organisation's own, by who answers; an application that waits and one to throw away; a draft of the SWOT of its
   * first programme, a partner who will answer and one who is asked no more.
   */
  readonly intake: {
    readonly questionnaires: Readonly<Record<'MENTEE' | 'MENTOR' | 'INFORMANT' | 'CURATOR' | 'ASSESSMENT' | 'PARTNER', string>>
    readonly applications: readonly [string, string]
    readonly assessment: string
    readonly partners: readonly [string, string]
  }
  /** Of its first programme: one that was held, one to be changed, one to take somebody off, one to be called off. */
  readonly meetings: Readonly<Record<'held' | 'listed' | 'thinned' | 'cancelled', string>>
  /**
   * A round of its first programme: two runs, the later one is the draft; a decision about places; a proposal that waits for an order and one that has
   * it. Next year's participations: `waiting` of the people in their order, `proposed` of the first mentee.
   */
  readonly matching: {
    readonly round: string
    readonly runs: readonly [string, string]
    readonly decision: string
    readonly proposals: readonly [string, string]
    readonly waiting: readonly string[]
    readonly proposed: string
  }
  /** Two loads under review, one to take and one to drop; one taken, to be taken back. */
  readonly imports: readonly [string, string, string]
  /** Curators with a link and a session open: whom the managers of staff try to manage. */
  readonly staff: readonly [TreeStaff, TreeStaff, TreeStaff, TreeStaff]
}

/** A row that stands at any place of the tree. */
export interface Placed {
  readonly id: string
  readonly unit: Unit
}

export interface Tree {
  readonly regions: readonly Unit[]
  readonly municipalities: readonly Unit[]
  readonly organisations: readonly TreeOrganisation[]
  /** An aggregate fact at every place. */
  readonly facts: readonly Placed[]
  /** A key of a programme at every place; its issuer holds nothing, so it opens nothing. */
  readonly keys: readonly Placed[]
  /** An incident at every organisation, and one of the whole region that touches all of its organisations. */
  readonly incidents: readonly Placed[]
  /** One more at every organisation, both of its notices sent. */
  readonly toldIncidents: readonly Placed[]
  /** A letter that was given up, in every territory. */
  readonly letters: readonly Placed[]
  /** A joint round of every territory. */
  readonly joints: readonly Placed[]
}

interface PersonShape {
  readonly role: ParticipantRole
  readonly form: string
}
interface RegionShape {
  readonly municipalities: readonly (readonly (readonly PersonShape[])[])[]
  /** Organisations of the region itself: colleges stand in no municipality. */
  readonly own: readonly (readonly PersonShape[])[]
}
export type TreeShape = readonly RegionShape[]

/** Forms of both territories: with and without an official number, with the mentors' workplaces printed (`EMPLOYER_PUPIL`). */
export const treeForms = ['PUPIL_PUPIL', 'TEACHER_TEACHER', 'EMPLOYER_PUPIL', 'PEDAGOGUE_PUPIL'] as const

/** Two territories of the models with three municipalities of each. */
const places = [
  { code: 'omsk', municipalities: ['sargatskiy', 'tarskiy', 'kalachinskiy'] },
  { code: 'tomsk', municipalities: ['asinovskiy', 'bakcharskiy', 'zyryanskiy'] },
] as const

const letters = 'абвгдежзиклмнопрст'
const letterAt = (index: number): string => letters.charAt(index % letters.length)
const tokenOf = (ordinal: number): string => `ъ${letterAt(Math.floor(ordinal / letters.length))}${letterAt(ordinal)}ъ`

const firstBirth = Date.UTC(2007, 0, 1)
const day = 86_400_000
const year = 365 * day
/** Every person has a birthday of their own: a day in an answer says whose it is. Mentors are a year older. */
const birthOf = (role: ParticipantRole, ordinal: number, index: number): string =>
  new Date(firstBirth + (role === 'MENTOR' ? 0 : year) + (ordinal * 10 + index) * day).toISOString().slice(0, 10)

/** Everybody of a tree is a child by birth, but those from an employer, whose birth is not known: they are taken for adults. */
export const isSpecialist = ({ role, form }: Pick<TreePerson, 'role' | 'form'>): boolean => role === 'MENTOR' && form === 'EMPLOYER_PUPIL'

/** Pupils of two classes, and some of none. */
const treeClasses = ['', '07А', '07Б', '07А'] as const

const givenNames = ['Анна', 'Борис', 'Вера', 'Глеб']

const staffMember = (): TreeStaff => ({ id: newId(), grantId: newId() })

function plantOrganisation(place: Omit<Unit, 'level' | 'code'>, shape: readonly PersonShape[], ordinal: number): TreeOrganisation {
  const token = tokenOf(ordinal)
  const people = shape.map(({ role, form }, index): TreePerson => {
    const name = `Секретова${token} ${givenNames[index % givenNames.length]}`
    const group = isSpecialist({ role, form }) ? '' : (treeClasses[index % treeClasses.length] ?? '')
    return { id: newId(), participationId: newId(), name, born: birthOf(role, ordinal, index), role, form, class: group }
  })
  const forms = [...new Set(people.map(({ form }) => form))]
  const mentorships = forms.flatMap((form): TreeMentorship[] => {
    const mentor = people.find((person) => person.form === form && person.role === 'MENTOR')
    if (mentor === undefined) return []
    return [{ id: newId(), form, mentor, mentees: people.filter((person) => person.form === form && person.role === 'MENTEE') }]
  })
  return {
    ...place,
    level: 'organisation',
    code: `${place.municipality ?? place.region}-sosh-${ordinal + 1}`,
    id: newId(),
    title: `СОШ № ${ordinal + 1}`,
    token,
    people,
    programmes: forms.map((form) => ({ id: newId(), form })),
    mentorships,
    papers: {
      consent: newId(),
      request: newId(),
      scan: newId(),
      page: newId(),
      act: newId(),
      merger: newId(),
      transfer: newId(),
      filter: newId(),
      campaign: newId(),
      exclusion: newId(),
    },
    readiness: { interview: newId(), questions: newId(), training: newId(), session: newId(), certificate: newId() },
    intake: {
      questionnaires: { MENTEE: newId(), MENTOR: newId(), INFORMANT: newId(), CURATOR: newId(), ASSESSMENT: newId(), PARTNER: newId() },
      applications: [newId(), newId()],
      assessment: newId(),
      partners: [newId(), newId()],
    },
    meetings: { held: newId(), listed: newId(), thinned: newId(), cancelled: newId() },
    matching: {
      round: newId(),
      runs: [newId(), newId()],
      decision: newId(),
      proposals: [newId(), newId()],
      waiting: people.map(() => newId()),
      proposed: newId(),
    },
    imports: [newId(), newId(), newId()],
    staff: [staffMember(), staffMember(), staffMember(), staffMember()],
  }
}

/** Gives a shape its names, codes and ids. */
export function plantTree(shape: TreeShape): Tree {
  const regions: Unit[] = []
  const municipalities: Unit[] = []
  const organisations: TreeOrganisation[] = []
  for (const [index, region] of shape.entries()) {
    const place = places[index % places.length] ?? places[0]
    const inside = { region: place.code, municipality: null }
    regions.push({ level: 'region', ...inside, code: place.code })
    for (const [number, schools] of region.municipalities.entries()) {
      const code = place.municipalities[number % place.municipalities.length] ?? place.municipalities[0]
      municipalities.push({ level: 'municipality', region: place.code, municipality: code, code })
      for (const school of schools) {
        organisations.push(plantOrganisation({ region: place.code, municipality: code }, school, organisations.length))
      }
    }
    for (const college of region.own) organisations.push(plantOrganisation(inside, college, organisations.length))
  }
  const units = [...regions, ...municipalities, ...organisations]
  const placed = () => units.map((unit) => ({ id: newId(), unit }))
  const incidents = [...regions, ...organisations].map((unit) => ({ id: newId(), unit }))
  const toldIncidents = organisations.map((unit) => ({ id: newId(), unit }))
  const letters = regions.map((unit) => ({ id: newId(), unit }))
  const joints = [...regions, ...municipalities].map((unit) => ({ id: newId(), unit }))
  return { regions, municipalities, organisations, facts: placed(), keys: placed(), incidents, toldIncidents, letters, joints }
}

/** Actors of the territories that an organisation may answer to. */
export const authorities: Readonly<Record<string, string>> = { omsk: 'EDUCATION_MINISTRY', tomsk: 'GENERAL_EDUCATION_DEPARTMENT' }

/** The day since which merged organisations of a tree count in their successors. */
export const mergedOn = '2021-02-01'

export interface Reorganisation {
  /** Codes of organisations that answer to an authority of the region. */
  readonly answeringToRegion: readonly string[]
  /** Mergers by code; a successor may itself be merged. */
  readonly mergers: Readonly<Record<string, string>>
}

/** The same tree after mergers, with some organisations answering to the region. */
export function reorganise(tree: Tree, { answeringToRegion, mergers }: Reorganisation): Tree {
  const successorsOf = (code: string): string[] => {
    const next = mergers[code]
    return next === undefined ? [] : [next, ...successorsOf(next)]
  }
  const organisations = tree.organisations.map((organisation) => ({
    ...organisation,
    answersToRegion: answeringToRegion.includes(organisation.code),
    successors: successorsOf(organisation.code),
  }))
  const moved = ({ id, unit }: Placed): Placed => ({ id, unit: organisations.find(({ code }) => code === unit.code) ?? unit })
  const { facts, keys, incidents, toldIncidents } = tree
  const [movedFacts, movedKeys] = [facts.map(moved), keys.map(moved)]
  return {
    ...tree,
    organisations,
    facts: movedFacts,
    keys: movedKeys,
    incidents: incidents.map(moved),
    toldIncidents: toldIncidents.map(moved),
  }
}

/** Whom an organisation offers its second person to: the next one of the region. Undefined when there is nobody to offer or to take. */
export function receiverOf({ organisations }: Tree, { code, region, people }: TreeOrganisation): TreeOrganisation | undefined {
  const neighbours = organisations.filter((organisation) => organisation.region === region)
  const next = neighbours[(neighbours.findIndex((organisation) => organisation.code === code) + 1) % neighbours.length]
  return people.length < 2 || next?.code === code ? undefined : next
}

export const unitsOf = ({ regions, municipalities, organisations }: Tree): readonly Unit[] => [
  ...regions,
  ...municipalities,
  ...organisations,
]

const organisation = fc.array(
  fc.record({ role: fc.constantFrom<ParticipantRole>('MENTOR', 'MENTEE'), form: fc.constantFrom(...treeForms) }),
  { maxLength: 4 },
)

/** 1–2 regions, 2–3 municipalities in each, 0–3 organisations in a municipality and 0–2 of the region, 0–4 people in an organisation. */
export const arbitraryTree: fc.Arbitrary<Tree> = fc
  .array(
    fc.record({
      municipalities: fc.array(fc.array(organisation, { maxLength: 3 }), { minLength: 2, maxLength: 3 }),
      own: fc.array(organisation, { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map(plantTree)

/** An arbitrary tree with life in it: an organisation is merged into a later one of its region, or answers to the region, now and then. */
export const arbitraryReorganisedTree: fc.Arbitrary<Tree> = fc
  .record({
    tree: arbitraryTree,
    picks: fc.array(fc.record({ fate: fc.constantFrom('merged', 'answering', 'plain', 'plain'), pick: fc.nat() })),
  })
  .map(({ tree, picks }) => {
    const mergers: Record<string, string> = {}
    const answeringToRegion: string[] = []
    for (const [index, { code, region }] of tree.organisations.entries()) {
      const { fate, pick } = picks[index] ?? { fate: 'plain', pick: 0 }
      const later = tree.organisations.slice(index + 1).filter((other) => other.region === region)
      const successor = later[pick % Math.max(later.length, 1)]
      if (fate === 'merged' && successor !== undefined) mergers[code] = successor.code
      if (fate === 'answering') answeringToRegion.push(code)
    }
    return reorganise(tree, { answeringToRegion, mergers })
  })
