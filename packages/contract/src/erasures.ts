import * as z from 'zod/mini'
import { Code, Day, Id, PageNumber, pageOf } from './basics.ts'
import { pdf, route } from './route.ts'

/** Why data is erased (152-ФЗ art. 21; domain 9.6). `RETENTION` is the system's own. */
export const erasureReasons = ['CONSENT_WITHDRAWN', 'PURPOSE_REACHED', 'SUBJECT_DEMAND', 'UNLAWFUL', 'RETENTION'] as const
export const ErasureReason = z.enum(erasureReasons)
export type ErasureReason = z.infer<typeof ErasureReason>

/** A reason that a person gives. */
export const GivenReason = z.enum(['CONSENT_WITHDRAWN', 'PURPOSE_REACHED', 'SUBJECT_DEMAND', 'UNLAWFUL'])
export type GivenReason = z.infer<typeof GivenReason>

/** An act of erasure: whose row it was is told by its id alone. */
export const ErasureAct = z.object({
  id: Id,
  number: z.number(),
  personId: Id,
  reason: ErasureReason,
  reasonTitle: z.string(),
  erasedAt: z.string(),
  /** Null: the system itself, at the end of a term. */
  by: z.nullable(z.string()),
})
export type ErasureAct = z.infer<typeof ErasureAct>

/** Those whose term of keeping is over, the longest over first. */
export const OverduePerson = z.object({ personId: Id, name: z.string(), occupation: z.string(), lastDay: Day })
export type OverduePerson = z.infer<typeof OverduePerson>

/** How many are erased at one pressing of the button. */
export const mostErasures = 200

export const erasureRoutes = {
  reasons: route('GET', '/api/erasures/reasons', { permission: 'person.erase' }, 'По каким причинам уничтожают данные', {
    reply: z.object({ items: z.array(z.object({ code: GivenReason, title: z.string() })) }),
  }),
  overdue: route('GET', '/api/erasures/overdue', { permission: 'person.erase' }, 'Чей срок хранения вышел', {
    query: z.strictObject({ organisation: Code, page: PageNumber }),
    reply: pageOf(OverduePerson),
  }),
  eraseOverdue: route('POST', '/api/erasures/overdue', { permission: 'person.erase' }, 'Уничтожить данные тех, чей срок хранения вышел', {
    body: z.strictObject({ organisation: Code }),
    reply: z.object({ erased: z.number() }),
  }),
  everything: route('GET', '/api/people/:id/everything', { permission: 'person.tell' }, 'Всё о человеке: ответ на его запрос', {
    params: z.strictObject({ id: Id }),
    reply: pdf,
  }),
  erase: route('POST', '/api/people/:id/erasure', { permission: 'person.erase' }, 'Уничтожить данные человека с актом', {
    params: z.strictObject({ id: Id }),
    body: z.strictObject({ reason: GivenReason }),
    reply: ErasureAct,
  }),
  list: route('GET', '/api/erasures', { permission: 'erasure.read' }, 'Акты об уничтожении данных', {
    query: z.strictObject({ organisation: Code, page: PageNumber }),
    reply: pageOf(ErasureAct),
  }),
  act: route('GET', '/api/erasures/:id/act', { permission: 'erasure.read' }, 'Акт об уничтожении с выпиской из журнала', {
    params: z.strictObject({ id: Id }),
    reply: pdf,
  }),
}
