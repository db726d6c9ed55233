import * as z from 'zod/mini'
import { AnswerCode } from './answering.ts'
import { Count, Day, FormRef, Id, RequiredText, UnitRef, Version } from './basics.ts'
import { QuestionnaireDefinition, SentAnswers } from './definitions.ts'
import { route } from './route.ts'

/** What is filled in about the programmes themselves. */
export const AssessmentCode = z.enum(['CURATOR_ASSESSMENT', 'SWOT', 'PARTNER_SATISFACTION'])
export type AssessmentCode = z.infer<typeof AssessmentCode>

/** Those that the curator fills in; the third one is a partner's. */
export const OwnAssessmentCode = z.enum(['CURATOR_ASSESSMENT', 'SWOT'])
export type OwnAssessmentCode = z.infer<typeof OwnAssessmentCode>

/** Оптимальный, допустимый, недопустимый. */
export const AssessmentLevel = z.enum(['OPTIMAL', 'PERMISSIBLE', 'IMPERMISSIBLE'])
export type AssessmentLevel = z.infer<typeof AssessmentLevel>

/** How a partner answered: by the own link, or on a sheet that the curator typed in. */
export const PartnerChannel = z.enum(['LINK', 'PAPER'])
export type PartnerChannel = z.infer<typeof PartnerChannel>

/** How many letters the name of a partner organisation takes. */
export const longestPartner = 200

/** The calendar year in which a school year begins. */
const SchoolYear = z.coerce.number().check(z.int(), z.minimum(2015), z.maximum(2100))

/** One of the curator's own; the version is null while nothing has been saved. */
export const Assessment = z.object({
  code: OwnAssessmentCode,
  title: z.string(),
  questionnaireId: Id,
  definition: QuestionnaireDefinition,
  answers: SentAnswers,
  version: z.nullable(z.number()),
  updatedAt: z.nullable(z.string()),
  updatedBy: z.nullable(z.string()),
  /** Since then it is only read. */
  finishedAt: z.nullable(z.string()),
})
export type Assessment = z.infer<typeof Assessment>

/** A partner organisation that was asked. Nobody of it is named. */
export const AskedPartner = z.object({
  id: Id,
  title: z.string(),
  askedOn: Day,
  /** Of the link, for the one who hands it over; null: answered, over, or not the reader's to hand over. */
  code: z.nullable(z.string()),
  /** The last day of the link; null: answered. */
  until: z.nullable(Day),
  answeredAt: z.nullable(z.string()),
  channel: z.nullable(PartnerChannel),
  definition: QuestionnaireDefinition,
  answers: SentAnswers,
  version: z.number(),
})
export type AskedPartner = z.infer<typeof AskedPartner>

/** What came of a school year, in figures; null: the curator's questionnaire is not finished. */
export const AssessedYear = z.object({
  year: z.number(),
  points: z.nullable(z.number()),
  level: z.nullable(AssessmentLevel),
  isSwotFinished: z.boolean(),
  partnersAsked: Count,
  partnersAnswered: Count,
})
export type AssessedYear = z.infer<typeof AssessedYear>

/** The assessments of a programme in a school year. */
export const ProgrammeAssessments = z.object({
  programmeId: Id,
  title: z.string(),
  form: FormRef,
  organisation: UnitRef,
  year: z.number(),
  own: z.array(Assessment),
  partners: z.array(AskedPartner),
  /** All years with something in them, the latest first. */
  years: z.array(AssessedYear),
})
export type ProgrammeAssessments = z.infer<typeof ProgrammeAssessments>

export const OpenedPartnerQuestions = z.object({
  /** Whom the partner works with. */
  organisation: z.string(),
  partner: z.string(),
  programme: z.string(),
  title: z.string(),
  definition: QuestionnaireDefinition,
})
export type OpenedPartnerQuestions = z.infer<typeof OpenedPartnerQuestions>

const ById = z.strictObject({ id: Id })
const record = { permission: 'assessment.record' } as const
const open = { open: 'партнёр отвечает по личному коду, без входа' }

export const assessmentRoutes = {
  ofProgramme: route('GET', '/api/programmes/:id/assessments', { permission: 'assessment.read' }, 'Оценка программы за учебный год', {
    params: ById,
    query: z.strictObject({ year: SchoolYear }),
    reply: ProgrammeAssessments,
  }),
  save: route('PUT', '/api/programmes/:id/assessments/:code', record, 'Заполнить анкету куратора или SWOT-анализ программы', {
    params: z.strictObject({ id: Id, code: OwnAssessmentCode }),
    body: z.strictObject({
      year: SchoolYear,
      /** Of the answers that the writer saw; null: there were none. */
      version: z.nullable(Version),
      questionnaireId: Id,
      answers: SentAnswers,
      /** It will only be read from now on. */
      finished: z.boolean(),
    }),
    reply: ProgrammeAssessments,
  }),
  askPartner: route('POST', '/api/programmes/:id/partners', record, 'Спросить партнёра о программе', {
    params: ById,
    body: z.strictObject({ year: SchoolYear, title: RequiredText(longestPartner) }),
    reply: ProgrammeAssessments,
  }),
  enterPartner: route('PUT', '/api/partners/:id', record, 'Ввести бумажную анкету партнёра', {
    params: ById,
    body: z.strictObject({ version: Version, answers: SentAnswers }),
    reply: ProgrammeAssessments,
  }),
  removePartner: route('DELETE', '/api/partners/:id', record, 'Больше не спрашивать партнёра', {
    params: ById,
    reply: ProgrammeAssessments,
  }),
}

/** The code goes in the body: an address is written down on the way. */
export const partnerRoutes = {
  open: route('POST', '/api/partner-answers/open', open, 'Открыть анкету партнёра по личному коду', {
    body: z.strictObject({ code: AnswerCode }),
    reply: OpenedPartnerQuestions,
  }),
  send: route('POST', '/api/partner-answers', open, 'Отправить ответы партнёра', {
    body: z.strictObject({ code: AnswerCode, answers: SentAnswers }),
    reply: z.object({}),
  }),
}
