import * as z from 'zod/mini'
import { Code, FormRef, ModelCode, PageNumber, ParticipantRole } from './basics.ts'
import { behindNumber, PersonBrief } from './people.ts'
import { Pair, ReportHead, ReportScope } from './reports.ts'
import { route, xlsx } from './route.ts'

/** `form`: only those counted in this form of mentoring. */
const Scope = { ...ReportScope, form: z.optional(ModelCode) }

const RowCode = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,80}$/))

/** `unit`: the row is a territory that has a composition of its own. */
export const CompositionRow = z.object({ code: RowCode, title: z.string(), unit: z.nullable(Code), ...Pair.shape })
export type CompositionRow = z.infer<typeof CompositionRow>

/** The participants of a report told apart by one thing. Everybody stands in exactly one row, so the rows add up to the total. */
export const Composition = z.object({
  ...ReportHead,
  composition: z.object({ code: z.string(), title: z.string(), caption: z.string(), note: z.string() }),
  /** What else the participants of this unit may be told apart by, with the one shown. */
  offered: z.array(z.object({ code: z.string(), title: z.string() })),
  /** Forms of mentoring that the reader answers for here. */
  forms: z.array(FormRef),
  rows: z.array(CompositionRow),
  total: Pair,
})
export type Composition = z.infer<typeof Composition>

export const compositionRoutes = {
  get: route('GET', '/api/compositions', { permission: 'report.read' }, 'Состав участников отчёта', {
    query: z.strictObject({ ...Scope, composition: z.optional(ModelCode) }),
    reply: Composition,
  }),
  workbook: route('GET', '/api/compositions/workbook', { permission: 'report.read' }, 'Состав участников книгой XLSX', {
    query: z.strictObject(Scope),
    reply: xlsx,
  }),
  people: route('GET', '/api/compositions/people', { permission: 'person.read' }, 'Люди за числом состава', {
    query: z.strictObject({
      ...Scope,
      composition: ModelCode,
      row: z.optional(RowCode),
      role: ParticipantRole,
      page: PageNumber,
    }),
    reply: behindNumber(PersonBrief),
  }),
}
