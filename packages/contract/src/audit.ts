import * as z from 'zod/mini'
import { Code, Day, Id, PageNumber, pageOf, UnitRef } from './basics.ts'
import { route } from './route.ts'
import { AuditKind } from './states.ts'

/** A line of the audit: ids and numbers, no values. */
export const AuditEntry = z.object({
  number: z.number(),
  at: z.string(),
  /** Null: the operator at the command line. */
  user: z.nullable(z.object({ id: Id, name: z.string() })),
  /** Null: the region itself. */
  organisation: z.nullable(UnitRef),
  kind: AuditKind,
  /** What it was, in Russian. */
  title: z.string(),
  refusal: z.nullable(z.string()),
  /** Whose row it was: a person, a pair, a load, an account. */
  subjectId: z.nullable(Id),
  /** How many people were named. */
  people: z.nullable(z.number()),
  fields: z.array(z.string()),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const auditRoutes = {
  list: route('GET', '/api/audit', { permission: 'audit.read' }, 'Кто и когда обращался к данным людей', {
    query: z.strictObject({
      unit: Code,
      kind: z.optional(AuditKind),
      /** Whose row: the id of a person's card, of an account. */
      subject: z.optional(Id),
      user: z.optional(Id),
      from: z.optional(Day),
      to: z.optional(Day),
      page: PageNumber,
    }),
    reply: z.extend(pageOf(AuditEntry), { unit: UnitRef }),
  }),
}
