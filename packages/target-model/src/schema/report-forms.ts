import { z } from 'zod'
import { FormCode } from './forms.ts'
import { listBy, Source, Text } from './text.ts'

/** Form 1: the organisations and their headcounts, the denominators of the indicators. */
export const HeadcountReportForm = z.strictObject({
  number: Text,
  form: z.null().default(null),
  heading: Text,
  title: Text.includes('{year}'),
  columns: z.strictObject({
    municipality: Text,
    organisation: Text,
    contacts: Text,
    children10to19: Text,
    teachers: Text,
    youngTeachers: Text,
  }),
  totalCaption: Text,
  note: Text.nullable(),
  source: Source,
})
export type HeadcountReportForm = z.infer<typeof HeadcountReportForm>

/** Forms 2–5 and those without an official number: one mentoring form each, a row per programme. */
export const ProgrammeReportForm = z.strictObject({
  number: Text.nullable(),
  form: FormCode,
  heading: Text,
  title: Text,
  columns: z.strictObject({
    municipality: Text,
    organisation: Text,
    programme: Text,
    involved: Text,
    mentors: Text,
    mentees: Text,
    result: Text,
  }),
  /** Print the mentors' workplaces (or college, speciality, year) under their number. */
  mentorDetails: z.boolean(),
  totalCaption: Text,
  footnote: Text.includes('{count}'),
  note: Text.nullable(),
  source: Source,
})
export type ProgrammeReportForm = z.infer<typeof ProgrammeReportForm>

export type ReportForm = HeadcountReportForm | ProgrammeReportForm

/** report-forms.yaml: Form 1, the common layout and what the official Forms 2–5 change in it. */
export const FederalReportForms = z.strictObject({
  headcounts: HeadcountReportForm,
  layout: ProgrammeReportForm.pick({ heading: true, title: true, columns: true, totalCaption: true, footnote: true, source: true }),
  official: listBy(
    'form',
    ProgrammeReportForm.pick({ form: true, number: true, heading: true, title: true, source: true }).extend({
      mentorsColumn: Text.optional(),
      note: Text.nullable().default(null),
    }),
  ),
})
