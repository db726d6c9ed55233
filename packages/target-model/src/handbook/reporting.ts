import { z } from 'zod'
import { DueRule } from '../due-rules.ts'
import { Code, listBy, Source, Text } from '../schema/text.ts'

/** A report somebody owes somebody. An empty `to`: the document does not name the recipient; no `due`: it sets no term. */
export const ReportDuty = z.strictObject({
  code: Code,
  title: Text,
  from: z.array(Code).min(1),
  to: z.array(Code).default([]),
  due: DueRule.nullable(),
  /** The term in the document's own words. */
  dueText: Text.nullable(),
  note: Text.nullable().default(null),
  source: Source,
})
export type ReportDuty = z.infer<typeof ReportDuty>

/** report-calendar.yaml of a territory. */
export const ReportCalendarFile = listBy('code', ReportDuty).default([])
