import { z } from 'zod'
import { IsoDate } from './schema/text.ts'

const daysInMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A day of every year: «12-27» is 27 December. */
const MonthDay = z
  .string()
  .regex(/^\d\d-\d\d$/)
  .refine(
    (text) => {
      const [month = 0, day = 0] = text.split('-').map(Number)
      return day >= 1 && day <= (daysInMonths[month - 1] ?? 0)
    },
    { error: 'такого дня в году нет, образец: 12-27' },
  )

/** When something is due: a step of a roadmap or a report. The dates themselves are computed for a year from the rule. */
export const DueRule = z.discriminatedUnion('type', [
  /** Between two dates or, when only one is known, from it or by it. */
  z
    .strictObject({ type: z.literal('fixed'), from: IsoDate.optional(), to: IsoDate.optional() })
    .refine(({ from, to }) => from !== undefined || to !== undefined, { error: 'нужна хотя бы одна дата: from или to' })
    .refine(({ from, to }) => from === undefined || to === undefined || from <= to, { error: 'начало срока позже его окончания' }),
  /** By the same day every year; a `windowFrom` later than `monthDay` belongs to the year before. */
  z.strictObject({ type: z.literal('annual'), monthDay: MonthDay, windowFrom: MonthDay.optional() }),
  z.strictObject({ type: z.literal('monthly') }),
  /** So many days after the end of each quarter. */
  z.strictObject({ type: z.literal('quarterly'), dayAfter: z.int().nonnegative() }),
  /** Any day of the month: of one year or, without `year`, of every year. */
  z.strictObject({ type: z.literal('monthOnly'), month: z.int().min(1).max(12), year: z.int().min(2019).max(2100).optional() }),
  z.strictObject({ type: z.literal('wholePeriod') }),
  /** The document points at another plan that is not part of the model. */
  z.strictObject({ type: z.literal('bySeparatePlan') }),
  z.strictObject({ type: z.literal('onDemand') }),
])
export type DueRule = z.infer<typeof DueRule>
