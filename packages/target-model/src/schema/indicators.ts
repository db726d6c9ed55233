import { ParticipantRole } from '@nastavnik/contract'
import { z } from 'zod'
import { AgeRange, ParticipantKind } from './forms.ts'
import { OrganisationKindCode } from './organisations.ts'
import { listBy, Source, Text } from './text.ts'

export const Measure = z.enum([
  'children10to19',
  'youth15to19',
  'youngTeachers',
  'teachers',
  'enterprises',
  'schoolLearners',
  'extraEdLearners',
  'collegeStudents',
  'youngTeachersUnder35',
  'surveyedMentees',
  'surveyedMentors',
])
export type Measure = z.infer<typeof Measure>

export const MeasureDefinition = z.strictObject({
  code: Measure,
  title: Text,
  headcountColumn: z.enum(['children10to19', 'teachers', 'youngTeachers']).nullable(),
  source: Source,
})
export type MeasureDefinition = z.infer<typeof MeasureDefinition>

export const Numerator = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('persons'),
    roles: z.array(ParticipantRole).min(1),
    ages: AgeRange.nullable().default(null),
    maxAge: z.int().positive().nullable().default(null),
    participantKinds: z.array(ParticipantKind).min(1).nullable().default(null),
    organisationKinds: z.array(OrganisationKindCode).min(1).nullable().default(null),
    maxExperienceYears: z.int().positive().nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('employers') }),
  z.strictObject({ kind: z.literal('survey'), of: ParticipantRole }),
])
export type Numerator = z.infer<typeof Numerator>

export const Target = z.strictObject({
  year: z.int().min(2019).max(2100),
  percent: z.number().min(0).max(100),
  source: Source,
})
export type Target = z.infer<typeof Target>

const IndicatorCode = z.string().regex(/^(I|RP)\d+$/)

export const Indicator = z.strictObject({
  code: IndicatorCode,
  title: Text,
  project: Text.nullable(),
  numerator: Numerator,
  denominator: z.strictObject({ measure: Measure, title: Text }),
  formulaText: Text,
  source: Source,
  note: Text.nullable(),
  targets: z.array(Target),
})
export type Indicator = z.infer<typeof Indicator>

/** indicators.yaml of the federal part: what is counted. */
export const FederalIndicators = z.strictObject({
  measures: listBy('code', MeasureDefinition),
  indicators: listBy(
    'code',
    z.strictObject({
      code: IndicatorCode,
      project: Text.nullable().default(null),
      numerator: Numerator,
      measure: Measure,
      source: Source,
    }),
  ),
})

/** indicators.yaml of a territory: what it calls them and which targets it sets. */
export const TerritoryIndicators = listBy(
  'code',
  z.strictObject({
    code: IndicatorCode,
    title: Text,
    formulaText: Text,
    denominatorTitle: Text,
    note: Text.nullable().default(null),
    source: Source,
    targets: z.array(Target).default([]),
  }),
)
