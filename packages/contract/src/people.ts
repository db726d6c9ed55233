import * as z from 'zod/mini'
import {
  Birth,
  ClassCode,
  Code,
  Day,
  FormRef,
  Id,
  ModelCode,
  PageNumber,
  ParticipantRole,
  pageOf,
  RequiredText,
  Search,
  Text,
  UnitRef,
  Version,
} from './basics.ts'

import { route } from './route.ts'
import { PersonKind } from './states.ts'

/** A person in a list behind a number. */
export const PersonBrief = z.object({ personId: Id, name: z.string(), birth: Birth, occupation: z.string() })
export type PersonBrief = z.infer<typeof PersonBrief>

/** A page of the people behind a number; `stopped`: participants of the place whose processing is stopped: the number may hold them, the list does not. */
export const behindNumber = <Item extends z.core.$ZodType>(item: Item) =>
  z.object({ items: z.array(item), page: z.number(), pageSize: z.number(), total: z.number(), stopped: z.number() })

export const PersonListItem = z.object({
  id: Id,
  name: z.string(),
  birth: Birth,
  occupation: z.string(),
  roles: z.array(ParticipantRole),
  participations: z.number(),
})
export type PersonListItem = z.infer<typeof PersonListItem>

export const Participation = z.object({
  id: Id,
  role: ParticipantRole,
  programme: z.object({ id: Id, title: z.string(), form: FormRef }),
  startsOn: Day,
  endsOn: z.nullable(Day),
  request: z.string(),
  result: z.string(),
  link: z.string(),
  completed: z.nullable(z.boolean()),
  counterparts: z.array(z.object({ personId: Id, name: z.string() })),
  version: z.number(),
})
export type Participation = z.infer<typeof Participation>

/** What the relative is to the child. A parent or guardian cannot be the mentor of the own child. */
export const FamilyRelation = z.enum(['PARENT', 'GUARDIAN', 'RELATIVE'])
export type FamilyRelation = z.infer<typeof FamilyRelation>

/** A longer text is a story, not a name. */
export const longestName = 200

/**
 * Texts of a person in the order of the card, and how many characters each takes. The registry keeps them in columns of the same names
 * in snake case; an import fills the empty ones.
 */
export const personTexts = {
  occupation: 300,
  contacts: 500,
  representativeName: 400,
  languages: 300,
  competences: 1000,
  achievements: 1000,
  interests: 1000,
  preferredAge: 100,
  timeResource: 200,
} as const
export type PersonText = keyof typeof personTexts
export const personTextNames = Object.keys(personTexts) as PersonText[]

/** A record with a value for each text of a person. */
export function eachPersonText<Value>(of: (text: PersonText) => Value): Record<PersonText, Value> {
  return Object.fromEntries(personTextNames.map((text) => [text, of(text)])) as Record<PersonText, Value>
}

/** Texts of a participation and how many characters each takes. */
export const participationTexts = { request: 1000, result: 1000, link: 500 } as const
export type ParticipationText = keyof typeof participationTexts

/** Texts that are lists of entries. A base writes them as it likes; the card writes them by a semicolon. */
export const listTexts = ['representativeName', 'languages', 'competences', 'interests'] as const satisfies readonly PersonText[]
export const entrySeparator = '; '

const shortEntry = 40
/** Entries of a list text: by semicolons and lines; by commas when each part is short, for a sentence has commas of its own. */
export function entriesOf(text: string): string[] {
  const split = (by: RegExp) =>
    text
      .split(by)
      .map((part) => part.trim())
      .filter((part) => part !== '')
  const strict = split(/[;\n•]/)
  if (strict.length !== 1) return strict
  const loose = split(/[;\n•,]/)
  return loose.every((part) => part.length <= shortEntry) ? loose : strict
}

/** Whole years; nobody works longer. */
const Experience = z.nullable(z.number().check(z.int(), z.minimum(0), z.maximum(80)))

export const PersonFields = z.object({
  name: z.string(),
  kind: z.nullable(PersonKind),
  birth: Birth,
  /** In total, and in this organisation. */
  experienceYears: z.nullable(z.number()),
  experienceHereYears: z.nullable(z.number()),
  ...eachPersonText(() => z.string()),
})
export type PersonFields = z.infer<typeof PersonFields>

/** What a curator may write; a workbook may have brought longer texts, and they are shown as they are. */
const WrittenFields = z.strictObject({
  name: RequiredText(longestName),
  kind: z.nullable(PersonKind),
  birth: z.strictObject(Birth.shape),
  experienceYears: Experience,
  experienceHereYears: Experience,
  ...eachPersonText((text) => Text(personTexts[text])),
})

/** `CHILD`: the other one is the child of the person whose card it is. */
export const FamilyMember = z.object({ personId: Id, name: z.string(), relation: FamilyRelation, side: z.enum(['CHILD', 'RELATIVE']) })
export type FamilyMember = z.infer<typeof FamilyMember>

/** Fields for those alone who write to people and call them: the curator of the organisation. */
export const contactFields = ['contacts', 'representativeName'] as const satisfies readonly PersonText[]

export const Person = z.object({
  id: Id,
  organisation: UnitRef,
  fields: PersonFields,
  /** Who it is by the forms of the participations. */
  kindByForms: z.nullable(PersonKind),
  family: z.array(FamilyMember),
  /** The day of the psychologist's conclusion; what it says is for the psychologist. */
  concludedOn: z.nullable(Day),
  /** Fields that this reader may not see: they come empty. */
  closed: z.array(z.string()),
  participations: z.array(Participation),
  version: z.number(),
})
export type Person = z.infer<typeof Person>

const ById = z.strictObject({ id: Id })

/** Which people of an organisation a list, and the workbook made of it, holds. */
export const peopleFilters = {
  organisation: Code,
  search: Search,
  role: z.optional(ParticipantRole),
  kind: z.optional(PersonKind),
  form: z.optional(ModelCode),
  class: z.optional(ClassCode),
  /** Those who have left, in the place of those who are here. */
  left: z.optional(z.literal('yes')),
}

/** Corrections of a card and of its participations, the newest first: names of fields, not values. */
export const PersonHistory = z.object({
  items: z.array(z.object({ at: z.string(), by: z.nullable(z.string()), fields: z.array(z.string()) })),
  /** How many there are; the newest `historyShown` of them are told. */
  total: z.number(),
})
export type PersonHistory = z.infer<typeof PersonHistory>
export const historyShown = 50

export const peopleRoutes = {
  list: route('GET', '/api/people', { permission: 'person.read' }, 'Участники организации', {
    query: z.strictObject({ ...peopleFilters, page: PageNumber }),
    reply: pageOf(PersonListItem),
  }),
  get: route('GET', '/api/people/:id', { permission: 'person.read' }, 'Карточка участника', { params: ById, reply: Person }),
  history: route('GET', '/api/people/:id/history', { permission: 'person.read' }, 'Кто и когда менял карточку', {
    params: ById,
    reply: PersonHistory,
  }),
  correct: route('PATCH', '/api/people/:id', { permission: 'person.correct' }, 'Исправить карточку участника', {
    params: ById,
    body: z.strictObject({ version: Version, fields: z.partial(WrittenFields) }),
    reply: Person,
  }),
  addRelative: route('POST', '/api/people/:id/family', { permission: 'person.correct' }, 'Записать родителя или родственника ребёнка', {
    params: ById,
    body: z.strictObject({ relativeId: Id, relation: FamilyRelation }),
    reply: Person,
  }),
  removeRelative: route('DELETE', '/api/people/:id/family/:otherId', { permission: 'person.correct' }, 'Убрать родственную связь', {
    params: z.strictObject({ id: Id, otherId: Id }),
    reply: Person,
  }),
  correctParticipation: route('PATCH', '/api/participations/:id', { permission: 'mentorship.correct' }, 'Исправить сроки и итог участия', {
    params: ById,
    body: z.strictObject({
      version: Version,
      startsOn: z.optional(Day),
      endsOn: z.optional(z.nullable(Day)),
      request: z.optional(Text(participationTexts.request)),
      result: z.optional(Text(participationTexts.result)),
      link: z.optional(Text(participationTexts.link)),
      completed: z.optional(z.nullable(z.boolean())),
    }),
    reply: Participation,
  }),
}
