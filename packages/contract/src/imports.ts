import * as z from 'zod/mini'
import { Code, Day, Id, PageNumber, pageOf } from './basics.ts'
import { route, xlsx } from './route.ts'

/** Why a row was not taken. */
export const parkCodes = [
  'name.missing',
  'name.incomplete',
  'name.tooLong',
  'name.ambiguous',
  'birthDate.invalid',
  'form.missing',
  'form.unknown',
  'programme.missing',
  'programme.tooLong',
  'startDate.missing',
  'startDate.invalid',
  'endDate.invalid',
  'dates.reversed',
  'cell.formula',
] as const
export const ParkCode = z.enum(parkCodes)
export type ParkCode = z.infer<typeof ParkCode>

/** Why a row was passed over without harm. */
export const IgnoreCode = z.enum(['row.repeated', 'row.total', 'row.empty'])
export type IgnoreCode = z.infer<typeof IgnoreCode>

/** What to look at in a row that was taken. */
export const warningCodes = [
  'age.outsideForm',
  'mentor.notAbove',
  'mentor.isRepresentative',
  'representative.ofAdult',
  'birthDate.missing',
  'name.abbreviated',
  'counterpart.parked',
] as const
export const WarningCode = z.enum(warningCodes)
export type WarningCode = z.infer<typeof WarningCode>

const RowRef = { sheet: z.string(), row: z.number(), name: z.string() }
export const ParkedRow = z.object({ ...RowRef, code: ParkCode })
export const IgnoredRow = z.object({ sheet: z.string(), row: z.number(), code: IgnoreCode })
export const WarnedRow = z.object({ ...RowRef, codes: z.array(WarningCode) })

export const ImportCounters = z.object({
  /** Rows taken; `warnings` is a part of them. */
  ready: z.number(),
  warnings: z.number(),
  /** Rows parked. */
  errors: z.number(),
  ignored: z.number(),
  /** Distinct people and participations in the file, and how many of them the registry did not hold yet. */
  persons: z.number(),
  participations: z.number(),
  newPersons: z.number(),
  newProgrammes: z.number(),
  newParticipations: z.number(),
  newMentorships: z.number(),
  /** People whose empty fields the file fills. */
  completedPersons: z.number(),
})
export type ImportCounters = z.infer<typeof ImportCounters>

export const Import = z.object({
  id: Id,
  state: z.enum(['preview', 'done']),
  organisation: z.object({ code: Code, title: z.string() }),
  headcount: z.nullable(z.object({ countedOn: Day, children10to19: z.number(), teachers: z.number(), youngTeachers: z.number() })),
  counters: ImportCounters,
  /** At most the first 200 of each; the workbook of parked rows holds all. */
  parked: z.array(ParkedRow),
  warned: z.array(WarnedRow),
  ignored: z.array(IgnoredRow),
  /** How the columns were understood: sheet, heading as written, field. */
  columns: z.array(z.object({ sheet: z.string(), heading: z.string(), field: z.nullable(z.string()) })),
  createdAt: z.string(),
  confirmedAt: z.nullable(z.string()),
})
export type Import = z.infer<typeof Import>

const ById = z.strictObject({ id: Id })

export const importRoutes = {
  upload: route('POST', '/api/imports', { permission: 'import.run' }, 'Загрузить книгу школы и увидеть, что из неё выйдет', {
    query: z.strictObject({ organisation: Code }),
    body: xlsx,
    reply: Import,
  }),
  list: route('GET', '/api/imports', { permission: 'import.run' }, 'Загрузки организации', {
    query: z.strictObject({ organisation: Code, page: PageNumber }),
    reply: pageOf(
      z.object({
        id: Id,
        state: z.enum(['preview', 'done']),
        createdAt: z.string(),
        confirmedAt: z.nullable(z.string()),
        counters: ImportCounters,
      }),
    ),
  }),
  get: route('GET', '/api/imports/:id', { permission: 'import.run' }, 'Загрузка', { params: ById, reply: Import }),
  confirm: route('POST', '/api/imports/:id/confirm', { permission: 'import.run' }, 'Принять готовые строки', {
    params: ById,
    reply: Import,
  }),
  discard: route('DELETE', '/api/imports/:id', { permission: 'import.run' }, 'Отказаться от загрузки', {
    params: ById,
    reply: z.object({}),
  }),
  parked: route('GET', '/api/imports/:id/parked', { permission: 'import.run' }, 'Книга отложенных строк с причинами', {
    params: ById,
    reply: xlsx,
  }),
}
