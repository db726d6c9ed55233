import { z } from 'zod'
import { Source, Text } from './text.ts'

/** A column of the blank workbook. `list: forms` — the forms of the territory are offered. */
const Column = z.strictObject({
  title: Text,
  /** In characters. */
  width: z.int().min(4).max(60),
  hint: Text.optional(),
  list: z.enum(['forms']).optional(),
})

/** bases.yaml: the columns that an organisation keeps of its mentees and mentors. */
export const Base = z.strictObject({
  code: z.enum(['MENTEE', 'MENTOR']),
  title: Text,
  /** Name of the sheet. */
  sheet: Text,
  columns: z.array(Column).min(1),
  source: Source,
})
export type Base = z.infer<typeof Base>
