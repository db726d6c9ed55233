import * as z from 'zod/mini'
import { Code, Day, Id, PageNumber, ParticipantRole, pageOf, Search, Text, UnitRef } from './basics.ts'
import { route } from './route.ts'

/** What the psychologist says after a talk (domain 2.5): a verdict and its conditions, never a diagnosis. */
export const ConclusionVerdict = z.enum(['RECOMMENDED', 'CONDITIONS', 'NOT_RECOMMENDED'])
export type ConclusionVerdict = z.infer<typeof ConclusionVerdict>

export const longestConclusion = 1000
export const longestExclusion = 500

export const Conclusion = z.object({
  verdict: ConclusionVerdict,
  note: z.string(),
  concludedOn: Day,
  by: z.nullable(z.string()),
  version: z.number(),
})
export type Conclusion = z.infer<typeof Conclusion>

/** Of a person the psychologist sees no more than is needed to find him. */
export const ConclusionListItem = z.object({
  personId: Id,
  name: z.string(),
  occupation: z.string(),
  /** Whether the consent to psychological diagnostics stands: without it nothing is recorded. */
  consented: z.boolean(),
  verdict: z.nullable(ConclusionVerdict),
  concludedOn: z.nullable(Day),
})
export type ConclusionListItem = z.infer<typeof ConclusionListItem>

/** With whom the psychologist says the person is not to be put together; pairs that were refused are not among them. */
export const Exclusion = z.object({
  id: Id,
  /** The other one. */
  personId: Id,
  name: z.string(),
  occupation: z.string(),
  /** What the other one would be in the pair. */
  side: ParticipantRole,
  note: z.string(),
  decidedOn: Day,
  by: z.nullable(z.string()),
})
export type Exclusion = z.infer<typeof Exclusion>

export const PersonConclusion = z.object({
  personId: Id,
  name: z.string(),
  occupation: z.string(),
  organisation: UnitRef,
  consented: z.boolean(),
  conclusion: z.nullable(Conclusion),
  /** By the name of the other one. */
  exclusions: z.array(Exclusion),
})
export type PersonConclusion = z.infer<typeof PersonConclusion>

const ById = z.strictObject({ id: Id })

export const conclusionRoutes = {
  list: route('GET', '/api/conclusions', { permission: 'conclusion.read' }, 'Участники и заключения психолога', {
    query: z.strictObject({
      organisation: Code,
      search: Search,
      state: z.optional(z.enum(['made', 'lacking'])),
      page: PageNumber,
    }),
    reply: pageOf(ConclusionListItem),
  }),
  get: route('GET', '/api/people/:id/conclusion', { permission: 'conclusion.read' }, 'Заключение психолога об участнике', {
    params: ById,
    reply: PersonConclusion,
  }),
  record: route('PUT', '/api/people/:id/conclusion', { permission: 'conclusion.record' }, 'Записать заключение психолога', {
    params: ById,
    body: z.strictObject({
      /** Of the conclusion that the writer saw; null: there was none. */
      version: z.nullable(z.number().check(z.int(), z.positive())),
      verdict: ConclusionVerdict,
      note: Text(longestConclusion),
      concludedOn: Day,
    }),
    reply: PersonConclusion,
  }),
  exclude: route('POST', '/api/conclusions/:person/exclusions', { permission: 'conclusion.record' }, 'Записать, с кем не ставить в пару', {
    params: z.strictObject({ person: Id }),
    body: z.strictObject({
      /** Made by the page: a second press writes nothing. */
      id: Id,
      other: Id,
      /** What the other one would be in the pair. */
      side: ParticipantRole,
      note: Text(longestExclusion),
    }),
    reply: PersonConclusion,
  }),
  unexclude: route(
    'DELETE',
    '/api/conclusions/:person/exclusions/:id',
    { permission: 'conclusion.record' },
    'Убрать из тех, с кем не ставить в пару',
    {
      params: z.strictObject({ person: Id, id: Id }),
      reply: PersonConclusion,
    },
  ),
}
