import * as z from 'zod/mini'
import { Code } from './basics.ts'
import { route, xlsx } from './route.ts'
import { Wave } from './surveys.ts'

/** A quarter, a half-year or the whole school year. */
export const GradeTerm = z.enum(['Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2', 'YEAR'])
export type GradeTerm = z.infer<typeof GradeTerm>

/** Of one upload: the organisation's marks for a term of a school year, taken as those before or after. */
const gradePeriod = {
  organisation: Code,
  /** The year in which the school year begins. */
  year: z.coerce.number().check(z.int(), z.minimum(2019), z.maximum(2100)),
  term: GradeTerm,
  wave: Wave,
} as const

/** Why a row of the gradebook gives no mean. */
export const gradeReasons = ['notParticipant', 'namesake', 'repeated', 'noMarks', 'markOutside', 'markUnreadable'] as const
export type GradeReason = (typeof gradeReasons)[number]

/** The most rows that a review names. */
export const mostGradeRows = 200

export const GradeReview = z.object({
  /** Participants whose mean is recognised, and those whose mean of the same period it takes the place of. */
  recognised: z.number(),
  replaced: z.number(),
  /** Core subjects as the columns name them, and the columns that are no core subject. */
  subjects: z.array(z.string()),
  otherColumns: z.array(z.string()),
  /** Rows that give nothing, in the order of the workbook, the first of them; `total` counts all. */
  rows: z.array(
    z.object({
      sheet: z.string(),
      row: z.number(),
      /** The cell at fault, `F12`; null: the whole row. */
      cell: z.nullable(z.string()),
      name: z.string(),
      reason: z.enum(gradeReasons),
    }),
  ),
  total: z.number(),
})
export type GradeReview = z.infer<typeof GradeReview>

export const GradePeriod = z.object({
  year: z.number(),
  term: GradeTerm,
  wave: Wave,
  people: z.number(),
  /** On the average in one participant. */
  subjects: z.number(),
})
export type GradePeriod = z.infer<typeof GradePeriod>

const record = { permission: 'measurement.record' } as const

export const gradeRoutes = {
  list: route('GET', '/api/grades', record, 'Периоды, за которые загружен средний балл', {
    query: z.strictObject({ organisation: Code }),
    reply: z.object({
      items: z.array(GradePeriod),
      /** Whose marks are counted, as the model names the subjects. */
      coreSubjects: z.array(z.string()),
    }),
  }),
  blank: route('GET', '/api/grades/blank', record, 'Книга для отметок с именами участников', {
    query: z.strictObject({ organisation: Code }),
    reply: xlsx,
  }),
  review: route('POST', '/api/grades/review', record, 'Прочитать выгрузку из журнала, ничего не записывая', {
    query: z.strictObject(gradePeriod),
    body: xlsx,
    reply: GradeReview,
  }),
  record: route('POST', '/api/grades', record, 'Записать средний балл из журнала вместо прежнего за тот же период', {
    query: z.strictObject(gradePeriod),
    body: xlsx,
    reply: GradeReview,
  }),
  remove: route('DELETE', '/api/grades', record, 'Удалить средний балл за период', {
    query: z.strictObject(gradePeriod),
    reply: z.object({ removed: z.number() }),
  }),
}
