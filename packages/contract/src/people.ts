import * as z from 'zod/mini'
import {
  Birth,
  Code,
  Day,
  FormRef,
  Id,
  ModelCode,
  PageNumber,
  ParticipantRole,
  pageOf,
  RequiredText,
  Text,
  UnitRef,
  Version,
} from './basics.ts'
import { route } from './route.ts'

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

export const PersonFields = z.object({
  name: z.string(),
  birth: Birth,
  occupation: z.string(),
  experienceYears: z.nullable(z.number()),
  contacts: z.string(),
  representativeName: z.string(),
  competences: z.string(),
  achievements: z.string(),
  interests: z.string(),
  preferredAge: z.string(),
  timeResource: z.string(),
})
export type PersonFields = z.infer<typeof PersonFields>

/** What a curator may write; a workbook may have brought longer texts, and they are shown as they are. */
const WrittenFields = z.strictObject({
  name: RequiredText(200),
  birth: z.strictObject(Birth.shape),
  occupation: Text(300),
  experienceYears: z.nullable(z.number().check(z.int(), z.minimum(0), z.maximum(80))),
  contacts: Text(500),
  representativeName: Text(200),
  competences: Text(1000),
  achievements: Text(1000),
  interests: Text(1000),
  preferredAge: Text(100),
  timeResource: Text(200),
})

export const Person = z.object({
  id: Id,
  organisation: UnitRef,
  fields: PersonFields,
  participations: z.array(Participation),
  version: z.number(),
})
export type Person = z.infer<typeof Person>

const ById = z.strictObject({ id: Id })

export const peopleRoutes = {
  list: route('GET', '/api/people', { permission: 'person.read' }, 'Участники организации', {
    query: z.strictObject({
      organisation: Code,
      search: z.optional(Text(100)),
      role: z.optional(ParticipantRole),
      form: z.optional(ModelCode),
      page: PageNumber,
    }),
    reply: pageOf(PersonListItem),
  }),
  get: route('GET', '/api/people/:id', { permission: 'person.read' }, 'Карточка участника', { params: ById, reply: Person }),
  correct: route('PATCH', '/api/people/:id', { permission: 'person.correct' }, 'Исправить карточку участника', {
    params: ById,
    body: z.strictObject({ version: Version, fields: z.partial(WrittenFields) }),
    reply: Person,
  }),
  correctParticipation: route('PATCH', '/api/participations/:id', { permission: 'mentorship.correct' }, 'Исправить сроки и итог участия', {
    params: ById,
    body: z.strictObject({
      version: Version,
      startsOn: z.optional(Day),
      endsOn: z.optional(z.nullable(Day)),
      request: z.optional(Text(1000)),
      result: z.optional(Text(1000)),
      link: z.optional(Text(500)),
      completed: z.optional(z.nullable(z.boolean())),
    }),
    reply: Participation,
  }),
}
