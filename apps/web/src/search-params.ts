import {
  ApplicationState,
  AuditKind,
  CampaignState,
  ClassCode,
  ConsentKind,
  CountingMode,
  Day,
  GateCode,
  Id,
  IncidentState,
  InquiryState,
  Level,
  MentorshipKind,
  PairsFilter,
  PairsOrder,
  ParticipantRole,
  PeriodCode,
  PersonKind,
  Practice,
  PupilState,
  ReadinessVerdict,
  RespondentState,
  ResultsBy,
  RoleCode,
  RowCode,
  Structure,
  SubjectRequestState,
  UserState,
} from '@nastavnik/contract'
import * as z from 'zod/mini'
import { catch as fallback } from 'zod/mini'

/** What stands in the addresses of pages. A value that cannot be is dropped: the page opens without it. */
const text = fallback(z.optional(z.string().check(z.maxLength(300))), undefined)
const number = fallback(z.optional(z.coerce.number<number>().check(z.int(), z.positive(), z.maximum(100_000))), undefined)
const one = <Schema extends z.ZodMiniType>(schema: Schema) => fallback(z.optional(schema), undefined)

export const SignInSearch = z.object({ to: text })
export const PeopleSearch = z.object({
  search: text,
  role: one(ParticipantRole),
  kind: one(PersonKind),
  form: text,
  class: one(ClassCode),
  left: one(z.literal('yes')),
  page: number,
})
export const TransfersSearch = z.object({ page: number })
export const ApplicationsSearch = z.object({
  state: one(ApplicationState),
  role: one(ParticipantRole),
  class: one(ClassCode),
  page: number,
})
export const PupilsSearch = z.object({ class: one(ClassCode), state: one(PupilState), page: number })
export const InquiriesSearch = z.object({ class: one(ClassCode), state: one(InquiryState), page: number })
export const ConclusionsSearch = z.object({ search: text, state: one(z.enum(['made', 'lacking'])), page: number })
export const ReadinessSearch = z.object({
  search: text,
  verdict: one(ReadinessVerdict),
  lacking: one(GateCode),
  expiring: one(z.literal('yes')),
  page: number,
})
export type ReadinessSearch = z.infer<typeof ReadinessSearch>
export const InterviewsSearch = z.object({ page: number })
export const TrainingsSearch = z.object({ page: number })
export const ConsentsSearch = z.object({
  kind: one(ConsentKind),
  class: one(ClassCode),
  state: one(z.enum(['given', 'lacking'])),
  taking: one(z.literal('now')),
  search: text,
  page: number,
})
export const ScansSearch = z.object({ page: number })
export const DuplicatesSearch = z.object({ show: one(z.enum(['open', 'different', 'joined'])), page: number })
export const RequestsSearch = z.object({ state: one(SubjectRequestState), page: number })
export const ErasuresSearch = z.object({ page: number })
export const QuestionnairesSearch = z.object({ search: text })
/** `page` with a dash: the title and the introduction. */
export const QuestionnaireSearch = z.object({ view: one(z.enum(['preview', 'publish', 'versions'])), question: text, page: text })
export const CampaignsSearch = z.object({ state: one(CampaignState), page: number })
export const CampaignSearch = z.object({ state: one(RespondentState), class: one(ClassCode), page: number })
export const ProgrammesSearch = z.object({ search: text, form: text, practice: one(Practice), programme: text, page: number })
/** Without a section: the curator's questionnaire. */
export const AssessmentsSearch = z.object({ year: number, section: one(z.enum(['swot', 'partners'])) })
/** Without a view: the pairs of the draft. */
export const MatchingSearch = z.object({
  view: one(z.enum(['answers', 'mentors', 'decisions', 'variants'])),
  filter: one(PairsFilter),
  order: one(PairsOrder),
  search: text,
  mentee: one(Id),
  page: number,
})
export const MatchingCompareSearch = z.object({ left: one(Id), right: one(Id), page: number })
export const MatchingNumbersSearch = z.object({ unit: text, page: number })
export const PairsSearch = z.object({ search: text, kind: one(MentorshipKind), form: text, page: number })
export const JointRoundsSearch = z.object({ unit: text, page: number })
export const JointRoundSearch = z.object({ page: number })
export const ImportsSearch = z.object({ page: number })
export const ImportSearch = z.object({ problem: one(RowCode), page: number })
export const ReportSearch = z.object({
  unit: text,
  period: one(PeriodCode),
  mode: one(CountingMode),
  structure: one(Structure),
  form: text,
  headcount: one(z.enum(['missing'])),
  page: number,
})
export const ReportPeopleSearch = z.object({
  unit: text,
  period: one(PeriodCode),
  mode: one(CountingMode),
  structure: one(Structure),
  form: text,
  role: one(ParticipantRole),
  programme: text,
  counted: one(z.enum(['yes', 'no'])),
  page: number,
})
const CompositionScope = {
  unit: text,
  period: one(PeriodCode),
  mode: one(CountingMode),
  structure: one(Structure),
  form: text,
  composition: text,
}
export const CompositionSearch = z.object(CompositionScope)
export const CompositionPeopleSearch = z.object({ ...CompositionScope, row: text, role: one(ParticipantRole), page: number })
export const IndicatorsSearch = z.object({ unit: text, year: number, structure: one(Structure) })
export const IndicatorSearch = z.object({ unit: text, year: number, structure: one(Structure), indicator: text, page: number })
export const ResultsSearch = z.object({ unit: text, year: number })
export const CampaignResultsSearch = z.object({ by: one(ResultsBy) })
export const ModelSearch = z.object({ chapter: text, find: text })
export const ModelCompareSearch = z.object({ with: text, all: one(z.enum(['yes'])) })
export const FactsSearch = z.object({ unit: text })
export const ApiDocsSearch = z.object({ search: text })
export const TokensSearch = z.object({ unit: text })
export const UsersSearch = z.object({ search: text, role: one(RoleCode), state: one(UserState), unit: text, page: number })
export const AuditSearch = z.object({
  unit: text,
  kind: one(AuditKind),
  subject: one(Id),
  user: one(Id),
  from: one(Day),
  to: one(Day),
  page: number,
})
export const IncidentsSearch = z.object({ state: one(IncidentState), page: number })
export const LettersSearch = z.object({ page: number })
export const OrganisationsSearch = z.object({ search: text, level: one(Level), municipality: text, page: number })

export type QuestionnaireSearch = z.output<typeof QuestionnaireSearch>
export type ConsentsSearch = z.output<typeof ConsentsSearch>
export type AuditSearch = z.output<typeof AuditSearch>
export type IncidentsSearch = z.output<typeof IncidentsSearch>
export type LettersSearch = z.output<typeof LettersSearch>
export type UsersSearch = z.output<typeof UsersSearch>
export type DuplicatesSearch = z.output<typeof DuplicatesSearch>
export type PeopleSearch = z.output<typeof PeopleSearch>
export type ApplicationsSearch = z.output<typeof ApplicationsSearch>
export type PupilsSearch = z.output<typeof PupilsSearch>
export type InquiriesSearch = z.output<typeof InquiriesSearch>
export type ConclusionsSearch = z.output<typeof ConclusionsSearch>
export type RequestsSearch = z.output<typeof RequestsSearch>
export type CampaignsSearch = z.output<typeof CampaignsSearch>
export type CampaignSearch = z.output<typeof CampaignSearch>
export type ProgrammesSearch = z.output<typeof ProgrammesSearch>
export type AssessmentsSearch = z.output<typeof AssessmentsSearch>
export type MatchingSearch = z.output<typeof MatchingSearch>
export type MatchingCompareSearch = z.output<typeof MatchingCompareSearch>
export type MatchingNumbersSearch = z.output<typeof MatchingNumbersSearch>
export type PairsSearch = z.output<typeof PairsSearch>
export type JointRoundsSearch = z.output<typeof JointRoundsSearch>
export type ReportSearch = z.output<typeof ReportSearch>
export type ReportPeopleSearch = z.output<typeof ReportPeopleSearch>
export type CompositionSearch = z.output<typeof CompositionSearch>
export type CompositionPeopleSearch = z.output<typeof CompositionPeopleSearch>
export type IndicatorSearch = z.output<typeof IndicatorSearch>
export type ModelSearch = z.output<typeof ModelSearch>
export type ModelCompareSearch = z.output<typeof ModelCompareSearch>
export type OrganisationsSearch = z.output<typeof OrganisationsSearch>
