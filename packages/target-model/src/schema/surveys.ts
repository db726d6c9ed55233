import { z } from 'zod'
import { Source } from './text.ts'

const Days = z.int().min(1).max(365)

/** surveys.yaml: when campaigns begin by themselves, how long they ask and remind, in days. */
export const SurveyRules = z.strictObject({
  /** Before and after: a beginning or an end this near is asked about. */
  waves: z.strictObject({ nearDays: Days, openDays: Days, source: Source }),
  /** The check-in of a pair: on a day of the participation and every so many days after, due for some days. */
  pulse: z
    .strictObject({ firstDay: Days, everyDays: Days, dueDays: Days, openDays: Days, source: Source })
    // Pairs that come due in one week are asked together, so a campaign may be a week older than the question.
    .refine(({ everyDays, dueDays }) => everyDays >= dueDays + 7, { error: 'everyDays меньше dueDays и недели: второй раз не спросят' }),
  /** How long after the end of a participation it is still asked what came of it. */
  after: z.strictObject({ days: z.int().min(0).max(365), source: Source }),
  /** How often curators are told who is silent in a campaign that began by itself; how long before the end of any. */
  reminding: z.strictObject({ everyDays: z.int().min(1).max(30), beforeEndDays: z.int().min(1).max(30), source: Source }),
})
export type SurveyRules = z.infer<typeof SurveyRules>
