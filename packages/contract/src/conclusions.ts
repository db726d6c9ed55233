import * as z from 'zod/mini'
import { Code, Day, Id, PageNumber, pageOf, Search, Text, UnitRef } from './basics.ts'
import { route } from './route.ts'

/** What the psychologist says after a talk (domain 2.5): a verdict and its conditions, never a diagnosis. */
export const ConclusionVerdict = z.enum(['RECOMMENDED', 'CONDITIONS', 'NOT_RECOMMENDED'])
export type ConclusionVerdict = z.infer<typeof ConclusionVerdict>

export const longestConclusion = 1000

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

export const PersonConclusion = z.object({
  personId: Id,
  name: z.string(),
  occupation: z.string(),
  organisation: UnitRef,
  consented: z.boolean(),
  conclusion: z.nullable(Conclusion),
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
}
