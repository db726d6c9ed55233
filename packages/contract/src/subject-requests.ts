import * as z from 'zod/mini'
import { Code, Day, Id, PageNumber, pageOf, RequiredText, Text, Version } from './basics.ts'
import { route } from './route.ts'
import { SubjectRequestState } from './states.ts'

/** What a person asks of his data (152-ФЗ art. 14, 20, 21; domain 9.6): to be told, to be corrected, to be left alone. */
export const subjectRequestKinds = ['ACCESS', 'CORRECTION', 'STOP'] as const
export const SubjectRequestKind = z.enum(subjectRequestKinds)
export type SubjectRequestKind = z.infer<typeof SubjectRequestKind>

/** What an answer makes of it. */
export const SubjectRequestVerdict = z.enum(['DONE', 'REFUSED'])
export type SubjectRequestVerdict = z.infer<typeof SubjectRequestVerdict>

/** Who brought it. */
export const RequestAsker = z.enum(['PERSON', 'REPRESENTATIVE'])
export type RequestAsker = z.infer<typeof RequestAsker>

/** Of what is asked and of what is answered, in characters. */
export const longestRequest = 1000

export const SubjectRequest = z.object({
  id: Id,
  kind: SubjectRequestKind,
  kindTitle: z.string(),
  askedOn: Day,
  askedBy: RequestAsker,
  text: z.string(),
  /** The last day to answer. */
  dueOn: Day,
  state: SubjectRequestState,
  answer: z.string(),
  /** Null: not answered yet. */
  answeredOn: z.nullable(Day),
  /** Null: not answered yet, or closed by the erasure of the data. */
  answeredBy: z.nullable(z.string()),
  version: z.number(),
})
export type SubjectRequest = z.infer<typeof SubjectRequest>

/** In the list of an organisation: whose and until when; what is asked is opened at the person. */
export const SubjectRequestItem = z.object({
  id: Id,
  personId: Id,
  /** Null: the data of the person are erased. */
  name: z.nullable(z.string()),
  kindTitle: z.string(),
  askedOn: Day,
  dueOn: Day,
  state: SubjectRequestState,
  answeredOn: z.nullable(Day),
})
export type SubjectRequestItem = z.infer<typeof SubjectRequestItem>

/** Requests of a person, open ones first, with the kinds there are and the working days for each. */
export const PersonRequests = z.object({
  items: z.array(SubjectRequest),
  kinds: z.array(z.object({ code: SubjectRequestKind, title: z.string(), workingDays: z.number() })),
})
export type PersonRequests = z.infer<typeof PersonRequests>

/** How many wait for an answer; `overdue` — of them, whose last day has passed. */
export const OpenRequests = z.object({ open: z.number(), overdue: z.number() })
export type OpenRequests = z.infer<typeof OpenRequests>

const ById = z.strictObject({ id: Id })

export const subjectRequestRoutes = {
  list: route('GET', '/api/requests', { permission: 'person.tell' }, 'Обращения людей о своих данных', {
    query: z.strictObject({ organisation: Code, state: z.optional(SubjectRequestState), page: PageNumber }),
    reply: pageOf(SubjectRequestItem),
  }),
  count: route('GET', '/api/requests/count', { permission: 'erasure.read' }, 'Сколько обращений о данных ждут ответа', {
    query: z.strictObject({ organisation: Code }),
    reply: OpenRequests,
  }),
  ofPerson: route('GET', '/api/people/:id/requests', { permission: 'person.tell' }, 'Обращения человека о его данных', {
    params: ById,
    reply: PersonRequests,
  }),
  register: route('POST', '/api/people/:id/requests', { permission: 'person.tell' }, 'Записать обращение человека о его данных', {
    params: ById,
    body: z.strictObject({
      /** Of the request, made by the client: the same one sent again is not written twice. */
      requestId: Id,
      kind: SubjectRequestKind,
      askedOn: Day,
      askedBy: RequestAsker,
      text: Text(longestRequest),
    }),
    reply: SubjectRequest,
  }),
  answer: route('POST', '/api/requests/:id/answer', { permission: 'person.tell' }, 'Ответить на обращение человека', {
    params: ById,
    body: z.strictObject({ version: Version, state: SubjectRequestVerdict, answer: RequiredText(longestRequest) }),
    reply: SubjectRequest,
  }),
}
