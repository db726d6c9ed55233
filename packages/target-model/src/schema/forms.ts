import { z } from 'zod'
import { Aliases, Source, Text } from './text.ts'

export const FormCode = z.string().regex(/^[A-Z_]+$/)
export type FormCode = z.infer<typeof FormCode>

export const ParticipantKind = z.enum(['PUPIL', 'STUDENT', 'TEACHER', 'SPECIALIST', 'TEAM'])
export type ParticipantKind = z.infer<typeof ParticipantKind>

export const AgeRange = z
  .strictObject({ from: z.int().nonnegative(), to: z.int().nonnegative() })
  .refine(({ from, to }) => from <= to, { error: 'нижняя граница возраста больше верхней' })
export type AgeRange = z.infer<typeof AgeRange>

export const MentoringForm = z.strictObject({
  code: FormCode,
  title: Text,
  federal: z.boolean(),
  unitOfCount: z.enum(['PERSON', 'TEAM']),
  mentor: z.strictObject({ kinds: z.array(ParticipantKind).min(1) }),
  mentee: z.strictObject({
    kinds: z.array(ParticipantKind).min(1),
    age: AgeRange.nullable(),
    maxExperienceYears: z.int().positive().nullable(),
  }),
  sameOrganisation: z.boolean(),
  mentorHigherStage: z.boolean(),
  aliases: Aliases,
  variationOf: FormCode.optional(),
  note: Text.nullable().default(null),
  source: Source,
})
export type MentoringForm = z.infer<typeof MentoringForm>
