import * as z from 'zod/mini'
import { Code, Count, Day, FormRef, Level, ModelCode, PageNumber, pageOf, RequiredText, Search, Text, UnitRef, Version } from './basics.ts'
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

/** How many characters the texts of an organisation take; a sheet that says more is cut. */
export const organisationTexts = { title: 300, founder: 300, head: 200, phone: 100, email: 200, address: 300 } as const
const WrittenContacts = z.strictObject({
  head: Text(organisationTexts.head),
  phone: Text(organisationTexts.phone),
  email: Text(organisationTexts.email),
  address: Text(organisationTexts.address),
})

/** Form 1, columns 4–6, on a date: the denominators of the organisation. */
export const Headcount = z.object({ countedOn: Day, children10to19: Count, teachers: Count, youngTeachers: Count })
export type Headcount = z.infer<typeof Headcount>

export const OrganisationRef = z.object({ code: Code, title: z.string() })
export type OrganisationRef = z.infer<typeof OrganisationRef>

const happened = { on: Day, basis: z.string() }

/** What happened to an organisation: `on` is the first day of what came of it, `basis` the document. Texts are titles; null is nobody. */
export const OrganisationEvent = z.discriminatedUnion('event', [
  z.object({ event: z.enum(['opened', 'closed']), ...happened }),
  z.object({
    event: z.enum(['renamed', 'moved', 'kindChanged', 'authorityChanged']),
    ...happened,
    from: z.nullable(z.string()),
    to: z.nullable(z.string()),
  }),
  z.object({ event: z.enum(['merged', 'joinedBy']), ...happened, organisation: OrganisationRef }),
])
export type OrganisationEvent = z.infer<typeof OrganisationEvent>

export const Organisation = z.object({
  code: Code,
  title: z.string(),
  kind: z.object({ code: z.string(), title: z.string() }),
  municipality: z.nullable(UnitRef),
  /** Whom it answers to; null: the МОУО of its municipality. */
  authority: z.nullable(z.object({ code: ModelCode, title: z.string() })),
  founder: z.string(),
  contacts: Contacts,
  validFrom: z.nullable(Day),
  validTo: z.nullable(Day),
  mergedInto: z.nullable(OrganisationRef),
  /** Newest first. */
  history: z.array(OrganisationEvent),
  /** Forms of mentoring it answers for in the whole territory. */
  stewardOf: z.array(FormRef),
  headcounts: z.array(Headcount),
  version: z.number(),
})
export type Organisation = z.infer<typeof Organisation>

export const NewOrganisation = z.strictObject({
  title: RequiredText(organisationTexts.title),
  kind: ModelCode,
  municipality: z.nullable(Code),
  founder: z._default(Text(organisationTexts.founder), ''),
  validFrom: z._default(z.nullable(Day), null),
  validTo: z._default(z.nullable(Day), null),
})
export type NewOrganisation = z.infer<typeof NewOrganisation>

/** The document behind a change. */
export const longestBasis = 300
/** A change has a day, not later than today, and a document. */
const Change = { version: Version, on: Day, basis: RequiredText(longestBasis) }

/** What the organisation is from the day on. */
export const OrganisationChange = z.strictObject({
  ...Change,
  title: RequiredText(organisationTexts.title),
  kind: ModelCode,
  municipality: z.nullable(Code),
  authority: z.nullable(ModelCode),
})
export type OrganisationChange = z.infer<typeof OrganisationChange>

export const Closing = z.strictObject(Change)
export type Closing = z.infer<typeof Closing>

export const Merger = z.strictObject({ ...Change, into: Code })
export type Merger = z.infer<typeof Merger>

/** What a merger would take along. */
export const MergerPreview = z.object({ people: z.number(), programmes: z.number(), participations: z.number() })
export type MergerPreview = z.infer<typeof MergerPreview>

const ByCode = z.strictObject({ code: Code })

export const organisationRoutes = {
  list: route('GET', '/api/units', { permission: 'organisation.read' }, 'Территории и организации, которые мне видны', {
    query: z.strictObject({
      search: Search,
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
    body: z.strictObject({ version: Version, contacts: z.optional(WrittenContacts), founder: z.optional(Text(organisationTexts.founder)) }),
    reply: Organisation,
  }),
  setHeadcount: route('PUT', '/api/organisations/:code/headcounts', { permission: 'organisation.update' }, 'Записать численность на дату', {
    params: ByCode,
    body: z.strictObject(Headcount.shape),
    reply: Organisation,
  }),
  change: route(
    'POST',
    '/api/organisations/:code/changes',
    { permission: 'organisation.reorganise' },
    'Переименовать, перевести или переподчинить с указанного дня',
    { params: ByCode, body: OrganisationChange, reply: Organisation },
  ),
  undoChange: route(
    'POST',
    '/api/organisations/:code/changes/undo',
    { permission: 'organisation.reorganise' },
    'Отменить последнее изменение, записанное по ошибке',
    { params: ByCode, body: z.strictObject({ version: Version }), reply: Organisation },
  ),
  close: route('POST', '/api/organisations/:code/closing', { permission: 'organisation.reorganise' }, 'Закрыть организацию', {
    params: ByCode,
    body: Closing,
    reply: Organisation,
  }),
  previewMerger: route('GET', '/api/organisations/:code/merger', { permission: 'organisation.reorganise' }, 'Что перейдёт к преемнику', {
    params: ByCode,
    reply: MergerPreview,
  }),
  merge: route('POST', '/api/organisations/:code/merger', { permission: 'organisation.reorganise' }, 'Присоединить к другой организации', {
    params: ByCode,
    body: Merger,
    reply: Organisation,
  }),
}
