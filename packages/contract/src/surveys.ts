import * as z from 'zod/mini'
import { ClassCode, Code, Count, Day, FormRef, Id, PageNumber, ParticipantRole, pageOf, RequiredText, UnitRef, Version } from './basics.ts'
import { QuestionnaireDefinition, SentAnswers } from './definitions.ts'
import { QuestionnaireCode } from './questionnaires.ts'
import { pdf, route } from './route.ts'
import { CampaignState, RespondentState } from './states.ts'

/** What a campaign asks: the questionnaire of each one's form and role with this purpose. */
export const CampaignPurpose = z.enum(['BASELINE', 'FINAL', 'PARAMETERS', 'CHECKIN', 'PREFERENCE'])
export type CampaignPurpose = z.infer<typeof CampaignPurpose>

/** Before the programme or after it. */
export const Wave = z.enum(['BASELINE', 'FINAL'])
export type Wave = z.infer<typeof Wave>

export const AnswerChannel = z.enum(['LINK', 'PAPER'])
export type AnswerChannel = z.infer<typeof AnswerChannel>

export const campaignTexts = { title: 150 } as const
/** Participants of one campaign. */
export const mostRespondents = 3000
/** Personal sheets in one file. */
export const mostForms = 300

/** Why somebody is not asked. */
export const LeftOut = z.enum(['notConsented', 'noQuestionnaire'])
export type LeftOut = z.infer<typeof LeftOut>

const whom = {
  purpose: CampaignPurpose,
  /** Of parameters and of a questionnaire of one's own: before or after; otherwise null. */
  wave: z.nullable(Wave),
  /** One questionnaire for all instead of each one's by form and role; null: by form and role. */
  questionnaire: z.nullable(QuestionnaireCode),
  /** Null: participants of all programmes. */
  programme: z.nullable(Id),
  /** Null: mentors and mentees. */
  role: z.nullable(ParticipantRole),
  /** Only of this class. */
  class: z.nullable(ClassCode),
}
const Whom = z.strictObject({ organisation: Code, ...whom })

export const CampaignPreview = z.object({
  asked: Count,
  questionnaires: z.array(z.object({ code: QuestionnaireCode, title: z.string(), asked: Count })),
  classes: z.array(z.object({ class: ClassCode, asked: Count })),
  leftOut: z.array(z.object({ why: LeftOut, people: Count })),
})
export type CampaignPreview = z.infer<typeof CampaignPreview>

const campaign = {
  id: Id,
  title: z.string(),
  purpose: CampaignPurpose,
  wave: z.nullable(Wave),
  programme: z.nullable(z.object({ id: Id, title: z.string(), form: FormRef })),
  anonymous: z.boolean(),
  startsOn: Day,
  endsOn: Day,
  state: CampaignState,
  /** Made by the plan of the organisation, not by hand. */
  planned: z.boolean(),
  asked: Count,
  answered: Count,
  /** Always 0 for an anonymous one. */
  started: Count,
}
export const CampaignListItem = z.object(campaign)
export type CampaignListItem = z.infer<typeof CampaignListItem>

export const Campaign = z.object({
  ...campaign,
  organisation: UnitRef,
  /** Days between reminders to the curator of who has not answered; null: none. */
  remindEvery: z.nullable(Count),
  questionnaires: z.array(
    z.object({ id: Id, code: QuestionnaireCode, title: z.string(), number: z.number(), asked: Count, answered: Count }),
  ),
  classes: z.array(z.object({ class: ClassCode, asked: Count, answered: Count, started: Count })),
  /** By hand, for good; null though the window has ended: it may be lengthened, paper still be entered. */
  closedOn: z.nullable(Day),
  /** Of the meeting whose guests it asks; null: of none. */
  meeting: z.nullable(Id),
  /** Participants who have come since and are not asked yet. */
  newcomers: Count,
  version: z.number(),
})
export type Campaign = z.infer<typeof Campaign>

export const Respondent = z.object({
  id: Id,
  /** On the printed sheet, within the campaign. */
  number: z.number(),
  personId: Id,
  name: z.string(),
  occupation: z.string(),
  class: ClassCode,
  role: z.nullable(ParticipantRole),
  /** What is asked about: of two programmes somebody answers twice. Null: asked as a person. */
  programme: z.nullable(z.string()),
  state: RespondentState,
  channel: z.nullable(AnswerChannel),
})
export type Respondent = z.infer<typeof Respondent>

/** What the hands need at the stack of paper: whose sheet it is and its questions. */
export const PaperSheet = z.object({
  respondent: Respondent,
  definition: QuestionnaireDefinition,
  questionnaireId: Id,
  people: z.array(z.object({ id: Id, name: z.string() })),
  /** Entered earlier from paper; empty for an anonymous campaign and for diagnostic questions. */
  answers: SentAnswers,
})
export type PaperSheet = z.infer<typeof PaperSheet>

/** Which campaigns begin by themselves. */
export const CampaignPlan = z.object({
  organisation: UnitRef,
  /** Before and after: when the participants of a programme begin, and when it ends. */
  waves: z.boolean(),
  /** The short check-in of a pair: on the day `firstDay` of the participation and every `everyDays` after (model `surveys`). */
  pulse: z.boolean(),
  firstDay: Count,
  everyDays: Count,
  version: z.number(),
})
export type CampaignPlan = z.infer<typeof CampaignPlan>

const ById = z.strictObject({ id: Id })
const Window = { startsOn: Day, endsOn: Day, remindEvery: z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(30))) }
const read = { permission: 'survey.read' } as const
const run = { permission: 'survey.run' } as const

export const surveyRoutes = {
  list: route('GET', '/api/campaigns', read, 'Опросы организации', {
    query: z.strictObject({ organisation: Code, state: z.optional(CampaignState), page: PageNumber }),
    reply: pageOf(CampaignListItem),
  }),
  preview: route('POST', '/api/campaigns/preview', run, 'Кого спросит опрос и кого не спросит', {
    body: Whom,
    reply: CampaignPreview,
  }),
  create: route('POST', '/api/campaigns', run, 'Начать опрос', {
    body: z.strictObject({
      organisation: Code,
      ...whom,
      /** Made by the page: a second press begins nothing. */
      id: Id,
      title: RequiredText(campaignTexts.title),
      anonymous: z.boolean(),
      ...Window,
    }),
    reply: Campaign,
  }),
  get: route('GET', '/api/campaigns/:id', read, 'Опрос: кто ответил, по классам', { params: ById, reply: Campaign }),
  correct: route('PATCH', '/api/campaigns/:id', run, 'Изменить название и срок опроса', {
    params: ById,
    body: z.strictObject({ version: Version, title: RequiredText(campaignTexts.title), ...Window }),
    reply: Campaign,
  }),
  close: route('POST', '/api/campaigns/:id/close', run, 'Закрыть опрос', {
    params: ById,
    body: z.strictObject({ version: Version }),
    reply: Campaign,
  }),
  addNewcomers: route('POST', '/api/campaigns/:id/newcomers', run, 'Спросить и тех, кто пришёл позже', {
    params: ById,
    body: z.strictObject({}),
    reply: Campaign,
  }),
  respondents: route('GET', '/api/campaigns/:id/respondents', read, 'Кто ответил и кто нет', {
    params: ById,
    query: z.strictObject({ state: z.optional(RespondentState), class: z.optional(ClassCode), page: PageNumber }),
    reply: pageOf(Respondent),
  }),
  slips: route('POST', '/api/campaigns/:id/slips', run, 'Карточки с личными кодами для раздачи', {
    params: ById,
    body: z.strictObject({ class: z.nullable(ClassCode) }),
    reply: pdf,
  }),
  forms: route('POST', '/api/campaigns/:id/forms', run, 'Бумажные анкеты с кодами', {
    params: ById,
    body: z.strictObject({ class: z.nullable(ClassCode) }),
    reply: pdf,
  }),
  link: route('POST', '/api/respondents/:id/link', run, 'Личный код участника опроса', {
    params: ById,
    body: z.strictObject({}),
    reply: z.object({ code: z.string() }),
  }),
  sheet: route('GET', '/api/campaigns/:id/sheets/:number', run, 'Бумажная анкета по номеру или коду на ней', {
    params: z.strictObject({ id: Id, number: z.string().check(z.minLength(1), z.maxLength(40)) }),
    reply: PaperSheet,
  }),
  enterSheet: route('PUT', '/api/respondents/:id/paper', run, 'Ввести ответы с бумажной анкеты', {
    params: ById,
    body: z.strictObject({ answers: SentAnswers }),
    reply: Respondent,
  }),
  getPlan: route('GET', '/api/campaign-plan', read, 'Какие опросы начинаются сами', {
    query: z.strictObject({ organisation: Code }),
    reply: CampaignPlan,
  }),
  setPlan: route('PUT', '/api/campaign-plan', run, 'Изменить, какие опросы начинаются сами', {
    body: z.strictObject({
      organisation: Code,
      version: z.number().check(z.int(), z.nonnegative()),
      waves: z.boolean(),
      pulse: z.boolean(),
    }),
    reply: CampaignPlan,
  }),
}
