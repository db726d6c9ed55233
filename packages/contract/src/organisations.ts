import * as z from 'zod/mini'
import { Code, Count, Day, Level, ModelCode, PageNumber, pageOf, RequiredText, Text, UnitRef, Version } from './basics.ts'
import { route } from './route.ts'

export const Unit = z.object({
  level: Level,
  code: Code,
  title: z.string(),
  kind: z.nullable(z.object({ code: z.string(), title: z.string() })),
  municipality: z.nullable(UnitRef),
  validFrom: z.nullable(Day),
  validTo: z.nullable(Day),
})
export type Unit = z.infer<typeof Unit>

export const Contacts = z.object({ head: z.string(), phone: z.string(), email: z.string(), address: z.string() })
export type Contacts = z.infer<typeof Contacts>
const WrittenContacts = z.strictObject({ head: Text(200), phone: Text(100), email: Text(200), address: Text(300) })

/** Form 1, columns 4–6, on a date: the denominators of the organisation. */
export const Headcount = z.object({ countedOn: Day, children10to19: Count, teachers: Count, youngTeachers: Count })
export type Headcount = z.infer<typeof Headcount>

export const Organisation = z.object({
  code: Code,
  title: z.string(),
  kind: z.object({ code: z.string(), title: z.string() }),
  municipality: z.nullable(UnitRef),
  founder: z.string(),
  contacts: Contacts,
  validFrom: z.nullable(Day),
  validTo: z.nullable(Day),
  headcounts: z.array(Headcount),
  version: z.number(),
})
export type Organisation = z.infer<typeof Organisation>

export const NewOrganisation = z.strictObject({
  title: RequiredText(300),
  kind: ModelCode,
  municipality: z.nullable(Code),
  founder: z._default(Text(300), ''),
  validFrom: z._default(z.nullable(Day), null),
  validTo: z._default(z.nullable(Day), null),
})
export type NewOrganisation = z.infer<typeof NewOrganisation>

const ByCode = z.strictObject({ code: Code })

export const organisationRoutes = {
  list: route('GET', '/api/units', { permission: 'organisation.read' }, 'Территории и организации, которые мне видны', {
    query: z.strictObject({
      search: z.optional(Text(100)),
      level: z.optional(Level),
      municipality: z.optional(Code),
      page: PageNumber,
    }),
    reply: pageOf(Unit),
  }),
  get: route('GET', '/api/organisations/:code', { permission: 'organisation.read' }, 'Карточка организации', {
    params: ByCode,
    reply: Organisation,
  }),
  create: route('POST', '/api/organisations', { permission: 'organisation.create' }, 'Добавить организацию', {
    body: NewOrganisation,
    reply: Organisation,
  }),
  correct: route('PATCH', '/api/organisations/:code', { permission: 'organisation.update' }, 'Исправить карточку организации', {
    params: ByCode,
    body: z.strictObject({ version: Version, contacts: z.optional(WrittenContacts), founder: z.optional(Text(300)) }),
    reply: Organisation,
  }),
  setHeadcount: route('PUT', '/api/organisations/:code/headcounts', { permission: 'organisation.update' }, 'Записать численность на дату', {
    params: ByCode,
    body: z.strictObject(Headcount.shape),
    reply: Organisation,
  }),
}
