import type { AnswerChannel, CampaignPurpose, ParticipantRole, QuestionnairePurpose, RespondentRole, Wave } from '@nastavnik/contract'
import type { Bytes, Day, Json, Kinds, WithDefault } from './column-types.ts'

interface QuestionnairesTable {
  region_id: number
  id: string
  /** Null: of the territory. */
  organisation_id: string | null
  code: string
  number: number
  origin: 'BUILT_IN' | 'EDITED'
  title: string
  purpose: QuestionnairePurpose
  form_code: string | null
  role: RespondentRole | null
  diagnostic: boolean
  source: string
  definition: Json
  /** Null: a draft. */
  published_at: Date | null
  updated_at: Date
  updated_by: string | null
  version: WithDefault<number>
}

interface CampaignsTable {
  region_id: number
  id: string
  organisation_id: string
  purpose: CampaignPurpose
  wave: Wave | null
  title: string
  questionnaire_code: string | null
  programme_id: string | null
  role: ParticipantRole | null
  class_code: string | null
  anonymous: boolean
  starts_on: Day
  ends_on: Day
  remind_every: number | null
  reminded_on: WithDefault<Day | null>
  planned_for: WithDefault<string | null>
  created_at: Date
  created_by: string | null
  closed_on: WithDefault<Day | null>
  /** Null: of no meeting. */
  meeting_id: WithDefault<string | null>
  pairs_fixed_on: WithDefault<Day | null>
  version: WithDefault<number>
}

interface RespondentsTable {
  region_id: number
  id: string
  organisation_id: string
  campaign_id: string
  number: number
  person_id: string
  participation_id: string | null
  questionnaire_id: string
  answered_on: WithDefault<Day | null>
  channel: WithDefault<AnswerChannel | null>
}

interface ResponsesTable {
  region_id: number
  id: string
  organisation_id: string
  campaign_id: string
  questionnaire_id: string
  /** Null: of an anonymous campaign. */
  respondent_id: string | null
  marks: Json
  texts: Json
  /** Null: being filled in. */
  finished_at: Date | null
  entered_by: WithDefault<string | null>
}

interface AnswerCodesTable {
  code_hash: Bytes
  region_id: number
  organisation_id: string
  respondent_id: string
}

interface CampaignPlansTable {
  region_id: number
  organisation_id: string
  waves: boolean
  pulse: boolean
  updated_by: string | null
  version: WithDefault<number>
}

/** What is asked, of whom, and what they answered. */
export interface SurveyTables {
  questionnaires: QuestionnairesTable
  campaigns: CampaignsTable
  respondents: RespondentsTable
  responses: ResponsesTable
  answer_codes: AnswerCodesTable
  campaign_plans: CampaignPlansTable
}

export const surveyTables: Kinds<SurveyTables> = {
  questionnaires: 'tenant',
  campaigns: 'tenant',
  respondents: 'people',
  responses: 'people',
  answer_codes: 'local',
  campaign_plans: 'tenant',
}
