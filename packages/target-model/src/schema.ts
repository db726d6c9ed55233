import { z } from 'zod'

/** Text carried over from a source document or a caption: never empty. */
const Text = z.string().trim().min(1)
const Source = Text
const Aliases = z.array(Text)
const IsoDate = z.iso.date()

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

export const OrganisationKindCode = z.enum([
  'SCHOOL',
  'EXTRA_ED',
  'COLLEGE',
  'UNIVERSITY',
  'MOUO',
  'METHOD_CENTER',
  'RNC',
  'CPD_INSTITUTE',
  'REGIONAL_AUTHORITY',
  'PROJECT_OFFICE',
  'PARTNER',
])
export type OrganisationKindCode = z.infer<typeof OrganisationKindCode>

export const OrganisationKind = z.strictObject({
  code: OrganisationKindCode,
  title: Text,
  aliases: Aliases,
  keepsBases: z.boolean(),
  source: Source,
})
export type OrganisationKind = z.infer<typeof OrganisationKind>

export const RoleCode = z.enum([
  'CURATOR',
  'ORG_HEAD',
  'MOUO',
  'RNC',
  'FORM_STEWARD',
  'REGION_AUTHORITY',
  'PROJECT_OFFICE',
  'MENTOR',
  'ADMINISTRATOR',
])
export type RoleCode = z.infer<typeof RoleCode>

export const Role = z.strictObject({
  code: RoleCode,
  title: Text,
  place: z.enum(['region', 'municipality', 'organisation']),
  source: Source,
})
export type Role = z.infer<typeof Role>

export const Municipality = z.strictObject({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  title: Text,
  fullTitle: Text,
  aliases: Aliases,
  validFrom: IsoDate.optional(),
  source: Source,
})
export type Municipality = z.infer<typeof Municipality>

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

const MatchRole = z.enum(['MENTOR', 'MENTEE'])

export const Numerator = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('persons'),
    roles: z.array(MatchRole).min(1),
    ages: AgeRange.nullable().default(null),
    maxAge: z.int().positive().nullable().default(null),
    participantKinds: z.array(ParticipantKind).min(1).nullable().default(null),
    organisationKinds: z.array(OrganisationKindCode).min(1).nullable().default(null),
    maxExperienceYears: z.int().positive().nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('employers') }),
  z.strictObject({ kind: z.literal('survey'), of: MatchRole }),
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

const TerritoryForm = z.strictObject({ code: FormCode, steward: Text.nullable(), aliases: Aliases.default([]), source: Source })

export const Captions = z.strictObject({
  municipality: Text,
  municipalityAliases: Aliases,
  curator: Text,
  /** The curator's caption where a kind of organisation calls them differently. */
  curatorAt: z.partialRecord(OrganisationKindCode, Text).default({}),
  regionalCentre: Text.nullable(),
  source: Source,
})
export type Captions = z.infer<typeof Captions>

const TimeZone = z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), { error: 'неизвестный часовой пояс' })

/** territory.yaml: what the territory enables, excludes and renames. */
const Territory = z.strictObject({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  regionId: z.int().min(1).max(32767),
  title: Text,
  aliases: Aliases,
  timeZone: TimeZone,
  horizon: z
    .strictObject({ from: IsoDate, to: IsoDate })
    .refine(({ from, to }) => from <= to, { error: 'начало срока позже его окончания' }),
  top: z.enum(['region', 'municipality']),
  countingMode: z.enum(['primary', 'distinct']),
  captions: Captions,
  forms: z.array(TerritoryForm).min(1),
  excludes: z
    .strictObject({ organisationKinds: z.array(OrganisationKindCode).default([]), roles: z.array(RoleCode).default([]) })
    .prefault({}),
  overrides: z
    .strictObject({
      organisationKinds: z.array(OrganisationKind.pick({ code: true, title: true, source: true })).default([]),
      roles: z.array(Role.pick({ code: true, title: true, source: true })).default([]),
    })
    .prefault({}),
  source: Source,
})
type Territory = z.infer<typeof Territory>

/** The merged model of one territory: federal definitions with the territory's choices applied. Frozen by the loader. */
export interface TargetModel
  extends Pick<
    Territory,
    'code' | 'regionId' | 'title' | 'aliases' | 'timeZone' | 'horizon' | 'top' | 'countingMode' | 'captions' | 'source'
  > {
  organisationKinds: OrganisationKind[]
  roles: Role[]
  /** In model order. */
  forms: (MentoringForm & { steward: string | null })[]
  reportForms: ReportForm[]
  indicators: Indicator[]
  measures: MeasureDefinition[]
  municipalities: Municipality[]
}

/** The files of `models/federal`. */
export const federalFiles = {
  forms: z.array(MentoringForm).min(1),
  organisationKinds: z.array(OrganisationKind).min(1),
  roles: z.array(Role).min(1),
  reportForms: z.strictObject({
    headcounts: HeadcountReportForm,
    layout: ProgrammeReportForm.pick({ heading: true, title: true, columns: true, totalCaption: true, footnote: true, source: true }),
    official: z.array(
      ProgrammeReportForm.pick({ form: true, number: true, heading: true, title: true, source: true }).extend({
        mentorsColumn: Text.optional(),
        note: Text.nullable().default(null),
      }),
    ),
  }),
  indicators: z.strictObject({
    measures: z.array(MeasureDefinition).min(1),
    indicators: z.array(
      z.strictObject({
        code: IndicatorCode,
        project: Text.nullable().default(null),
        numerator: Numerator,
        measure: Measure,
        source: Source,
      }),
    ),
  }),
}

/** The files of a territory's folder. */
export const territoryFiles = {
  territory: Territory,
  indicators: z.array(
    z.strictObject({
      code: IndicatorCode,
      title: Text,
      formulaText: Text,
      denominatorTitle: Text,
      note: Text.nullable().default(null),
      source: Source,
      targets: z.array(Target).default([]),
    }),
  ),
  municipalities: z.array(Municipality).min(1),
}
