import type { ApplicationState, AssessmentCode, DeclineReason, IntakeChannel, ParticipantRole, PartnerChannel } from '@nastavnik/contract'
import type { ColumnType } from 'kysely'
import type { Bytes, Day, Json, Kinds, WithDefault } from './column-types.ts'

interface IntakesTable {
  region_id: number
  organisation_id: string
  role: ParticipantRole
  /** Of the code: a new one is a new code. */
  number: number
  opened_at: Date
  opened_by: string | null
  closed_at: WithDefault<Date | null>
  version: WithDefault<number>
}

interface IntakeCodesTable {
  code_hash: Bytes
  region_id: number
  organisation_id: string
  role: ParticipantRole
}

interface MadeByAcceptance {
  readonly personId: string
  readonly version: number
  readonly participationId: string | null
}

interface ApplicationsTable {
  region_id: number
  id: string
  organisation_id: string
  role: ParticipantRole
  channel: IntakeChannel
  questionnaire_id: string
  name: string
  name_key: string
  born_on: Day
  occupation: string
  class_code: ColumnType<string, never, never>
  contacts: string
  representative_name: string
  representative_contacts: string
  answers: Json
  applied_at: Date
  entered_by: string | null
  state: ApplicationState
  decided_at: WithDefault<Date | null>
  decided_by: WithDefault<string | null>
  decline_reason: WithDefault<DeclineReason | null>
  note: WithDefault<string>
  person_id: WithDefault<string | null>
  told_on: WithDefault<Day | null>
  made: ColumnType<MadeByAcceptance | null, string | null | undefined, string | null>
  version: WithDefault<number>
}

interface InquiriesTable {
  region_id: number
  person_id: string
  organisation_id: string
  asked_on: Day
  asked_by: string | null
}

interface StatementsTable {
  region_id: number
  id: string
  organisation_id: string
  person_id: string
  /** Null: a parent, by a personal code. */
  user_id: string | null
  questionnaire_id: string
  answers: Json
  given_at: Date
  version: WithDefault<number>
}

interface ParentCodesTable {
  code_hash: Bytes
  region_id: number
  organisation_id: string
  person_id: string
  expires_on: Day
}

interface AssessmentsTable {
  region_id: number
  id: string
  organisation_id: string
  code: AssessmentCode
  programme_id: string
  /** In which the school year begins. */
  year: number
  partner: WithDefault<string>
  partner_key: WithDefault<string>
  questionnaire_id: string
  answers: Json
  begun_on: Day
  finished_at: WithDefault<Date | null>
  channel: WithDefault<PartnerChannel | null>
  updated_at: Date
  updated_by: string | null
  version: WithDefault<number>
}

interface PartnerCodesTable {
  code_hash: Bytes
  region_id: number
  organisation_id: string
  assessment_id: string
  expires_on: Day
}

/** How people come in, what others know of them, how a programme is judged. */
export interface IntakeTables {
  intakes: IntakesTable
  intake_codes: IntakeCodesTable
  applications: ApplicationsTable
  inquiries: InquiriesTable
  statements: StatementsTable
  parent_codes: ParentCodesTable
  assessments: AssessmentsTable
  partner_codes: PartnerCodesTable
}

export const intakeTables: Kinds<IntakeTables> = {
  intakes: 'tenant',
  intake_codes: 'local',
  applications: 'people',
  inquiries: 'people',
  statements: 'people',
  parent_codes: 'local',
  assessments: 'tenant',
  partner_codes: 'local',
}
