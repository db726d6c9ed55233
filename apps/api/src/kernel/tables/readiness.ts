import type { InterviewState, InterviewVerdict, SafetyCheckKind, TrainingMode, TrainingPlan } from '@nastavnik/contract'
import type { ColumnType } from 'kysely'
import type { Day, Kinds, WithDefault } from './column-types.ts'

interface InterviewsTable {
  region_id: number
  id: string
  organisation_id: string
  person_id: string
  held_on: Day
  held_by: string
  answers: ColumnType<Record<string, unknown>, string, string>
  questionnaire_version_id: string
  verdict: InterviewVerdict
  state: WithDefault<InterviewState>
  recorded_by: string | null
  decided_by: WithDefault<string | null>
  decided_on: WithDefault<Day | null>
  returned_why: WithDefault<string | null>
  version: WithDefault<number>
}

interface TrainingsTable {
  region_id: number
  id: string
  organisation_id: string
  title: string
  hours: number
  starts_on: Day
  ends_on: Day
  mode: TrainingMode
  place: string
  taught_by: string
  materials: ColumnType<TrainingPlan['materials'], string, string>
  sessions: ColumnType<TrainingPlan['sessions'], string, string>
  test: ColumnType<TrainingPlan['test'], string | null, string | null>
  version: WithDefault<number>
}

interface TrainingMembersTable {
  region_id: number
  training_id: string
  person_id: string
  organisation_id: string
  attended: WithDefault<string[]>
  points: WithDefault<number | null>
}

interface CertificatesTable {
  region_id: number
  id: string
  organisation_id: string
  year: number
  number: number
  person_id: string | null
  training_id: string
  title: string
  hours: number
  issued_on: Day
  valid_until: Day | null
  annulled_on: WithDefault<Day | null>
  told_on: WithDefault<Day | null>
}

interface SafetyChecksTable {
  region_id: number
  person_id: string
  kind: SafetyCheckKind
  organisation_id: string
  number: string
  issued_on: Day
  valid_until: Day | null
  checked_by: string
  recorded_by: string | null
  told_on: WithDefault<Day | null>
  version: WithDefault<number>
}

/** What mentors pass before they are matched. */
export interface ReadinessTables {
  interviews: InterviewsTable
  trainings: TrainingsTable
  training_members: TrainingMembersTable
  certificates: CertificatesTable
  safety_checks: SafetyChecksTable
}

export const readinessTables: Kinds<ReadinessTables> = {
  interviews: 'people',
  trainings: 'tenant',
  training_members: 'people',
  certificates: 'people',
  safety_checks: 'people',
}
