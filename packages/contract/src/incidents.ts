import * as z from 'zod/mini'
import { Code, Count, Day, Id, ModelCode, PageNumber, pageOf, RequiredText, Text, UnitRef, Version } from './basics.ts'
import { route } from './route.ts'
import { IncidentState } from './states.ts'

/** A minute on the clock of the territory, `2026-11-25T14:05`. */
export const LocalMinute = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/),
  z.refine((text) => Day.safeParse(text.slice(0, 10)).success),
)

/** The two notices to the supervisor; their titles and terms are data of the model. */
export const NoticeCode = z.enum(['FIRST', 'RESULTS'])
export type NoticeCode = z.infer<typeof NoticeCode>

/** How many characters the texts of an incident take. */
export const incidentTexts = { what: 2000, causes: 2000, harm: 2000, measures: 2000, findings: 2000, contact: 300, number: 100 } as const
/** How many organisations may be named at once; more than this is the whole reach. */
export const mostNamedOrganisations = 200

const Term = z.object({ code: z.string(), title: z.string() })

/** What was sent of an organisation: when, and the number under which it was registered. */
export const SentNotice = z.object({ at: z.iso.datetime(), number: z.string() })
export type SentNotice = z.infer<typeof SentNotice>
const WrittenSending = z.strictObject({ at: LocalMinute, number: RequiredText(incidentTexts.number) })

/** A notice of an incident: until when, and of how many of its organisations it has been sent. */
export const IncidentNotice = z.object({
  code: NoticeCode,
  title: z.string(),
  short: z.string(),
  hours: z.number(),
  dueAt: z.iso.datetime(),
  sent: z.number(),
})
export type IncidentNotice = z.infer<typeof IncidentNotice>

/** Counts are of what the reader reaches: an organisation's officer sees the part of the own organisation. */
const counts = { organisations: z.number(), people: z.number(), notices: z.array(IncidentNotice) }

export const IncidentListItem = z.object({
  id: Id,
  foundAt: z.iso.datetime(),
  kind: Term,
  /** The organisation, when it is one. */
  organisation: z.nullable(UnitRef),
  ...counts,
  isClosed: z.boolean(),
})
export type IncidentListItem = z.infer<typeof IncidentListItem>

/** What is recorded of an incident, without a name. */
const facts = {
  kind: ModelCode,
  categories: z.array(ModelCode).check(z.minLength(1), z.maxLength(50)),
  what: RequiredText(incidentTexts.what),
  causes: Text(incidentTexts.causes),
  harm: Text(incidentTexts.harm),
  measures: Text(incidentTexts.measures),
  findings: Text(incidentTexts.findings),
  /** Of the staff: who answers the supervisor. */
  contact: RequiredText(incidentTexts.contact),
}
export const IncidentFacts = z.strictObject({ ...facts, foundAt: LocalMinute })
export type IncidentFacts = z.infer<typeof IncidentFacts>

/** The id is the client's: a second click registers nothing. `organisations` null: all that the reach holds and that have people. */
export const NewIncident = z.strictObject({
  ...IncidentFacts.shape,
  id: Id,
  organisations: z.nullable(z.array(Code).check(z.minLength(1), z.maxLength(mostNamedOrganisations))),
})
export type NewIncident = z.infer<typeof NewIncident>

export const Incident = z.object({
  ...facts,
  kindTitle: z.string(),
  categoryTitles: z.array(z.string()),
  id: Id,
  foundAt: z.iso.datetime(),
  registeredAt: z.iso.datetime(),
  closedAt: z.nullable(z.iso.datetime()),
  ...counts,
  /** The only organisation of the incident, as far as the reader reaches. */
  organisation: z.nullable(UnitRef),
  /** It touches organisations that the reader does not reach: its facts belong to the level above. */
  isWider: z.boolean(),
  /** May correct the facts and close. */
  mayCorrect: z.boolean(),
  timeZone: z.string(),
  /** The server's clock: time left is told by it, whatever the clock of the reader says. */
  now: z.iso.datetime(),
  version: z.number(),
})
export type Incident = z.infer<typeof Incident>

/** An organisation in an incident: it is an operator, and its notices are its own. */
export const IncidentPart = z.object({
  organisation: UnitRef,
  municipality: z.nullable(z.string()),
  /** Distinct people registered there when the incident was registered. */
  counted: z.number(),
  /** The same until somebody corrects it: a leak may be of a part. */
  people: z.number(),
  sent: z.record(NoticeCode, z.nullable(SentNotice)),
  version: z.number(),
})
export type IncidentPart = z.infer<typeof IncidentPart>

export const IncidentDraft = z.object({ code: NoticeCode, title: z.string(), text: z.string() })
export type IncidentDraft = z.infer<typeof IncidentDraft>

const ById = z.strictObject({ id: Id })
const ByPart = z.strictObject({ id: Id, code: Code })

export const incidentRoutes = {
  words: route('GET', '/api/incidents/words', { permission: 'incident.read' }, 'Виды инцидентов, категории данных и сроки уведомлений', {
    reply: z.object({
      kinds: z.array(Term),
      categories: z.array(Term),
      notices: z.array(z.object({ ...Term.shape, hours: z.number() })),
      timeZone: z.string(),
      now: z.iso.datetime(),
    }),
  }),
  list: route('GET', '/api/incidents', { permission: 'incident.read' }, 'Инциденты с персональными данными', {
    query: z.strictObject({ state: z.optional(IncidentState), page: PageNumber }),
    reply: z.extend(pageOf(IncidentListItem), { timeZone: z.string(), now: z.iso.datetime() }),
  }),
  get: route('GET', '/api/incidents/:id', { permission: 'incident.read' }, 'Инцидент', { params: ById, reply: Incident }),
  parts: route('GET', '/api/incidents/:id/organisations', { permission: 'incident.read' }, 'Затронутые организации', {
    params: ById,
    query: z.strictObject({ page: PageNumber }),
    reply: pageOf(IncidentPart),
  }),
  part: route(
    'GET',
    '/api/incidents/:id/organisations/:code',
    { permission: 'incident.read' },
    'Организация в инциденте и тексты её уведомлений',
    { params: ByPart, reply: z.object({ part: IncidentPart, drafts: z.array(IncidentDraft) }) },
  ),
  register: route('POST', '/api/incidents', { permission: 'incident.register' }, 'Зарегистрировать инцидент', {
    body: NewIncident,
    reply: Incident,
  }),
  correct: route('PATCH', '/api/incidents/:id', { permission: 'incident.register' }, 'Исправить сведения об инциденте', {
    params: ById,
    body: z.extend(IncidentFacts, { version: Version }),
    reply: Incident,
  }),
  setClosed: route('PUT', '/api/incidents/:id/closing', { permission: 'incident.register' }, 'Закрыть инцидент или открыть снова', {
    params: ById,
    body: z.strictObject({ version: Version, closed: z.boolean() }),
    reply: Incident,
  }),
  correctPart: route(
    'PATCH',
    '/api/incidents/:id/organisations/:code',
    { permission: 'incident.register' },
    'Исправить, скольких людей организации коснулся инцидент',
    { params: ByPart, body: z.strictObject({ version: Version, people: Count }), reply: IncidentPart },
  ),
  setNotice: route(
    'PUT',
    '/api/incidents/:id/organisations/:code/notices/:notice',
    { permission: 'incident.register' },
    'Отметить уведомление организации отправленным или снять отметку',
    {
      params: z.extend(ByPart, { notice: NoticeCode }),
      body: z.strictObject({ version: Version, sent: z.nullable(WrittenSending) }),
      reply: IncidentPart,
    },
  ),
  sendRest: route(
    'POST',
    '/api/incidents/:id/notices',
    { permission: 'incident.register' },
    'Отметить уведомление отправленным за все организации, где отметки ещё нет',
    { params: ById, body: z.extend(WrittenSending, { notice: NoticeCode }), reply: z.object({ marked: z.number() }) },
  ),
}
