import type { ColumnType, Generated } from 'kysely'

type Day = string
type Bytes = Buffer
type WithDefault<Value> = Generated<Value>
type Json = ColumnType<unknown, string, string>

interface RegionsTable {
  id: number
  code: string
  title: string
}
interface MunicipalitiesTable {
  id: string
  region_id: number
  code: string
  title: string
  full_title: string
  valid_from: Day | null
  valid_to: Day | null
}
interface MunicipalityPastsTable {
  region_id: number
  municipality_id: string
  until: Day
  full_title: string
  basis: string
}
interface OrganisationsTable {
  id: string
  region_id: number
  municipality_id: string | null
  code: string
  kind: string
  title: string
  title_key: string
  founder: WithDefault<string>
  head: WithDefault<string>
  phone: WithDefault<string>
  email: WithDefault<string>
  address: WithDefault<string>
  valid_from: Day | null
  valid_to: Day | null
  authority: string | null
  merged_into: string | null
  closing_basis: WithDefault<string>
  version: WithDefault<number>
}
interface OrganisationPastsTable {
  region_id: number
  organisation_id: string
  until: Day
  title: string
  kind: string
  municipality_id: string | null
  authority: string | null
  basis: string
}
interface HeadcountsTable {
  region_id: number
  organisation_id: string
  counted_on: Day
  children10to19: number
  teachers: number
  young_teachers: number
}
interface DenominatorsTable {
  region_id: number
  id: string
  municipality_id: string | null
  year: number
  measure: string
  value: number
  counted_on: Day
  source: string
}
interface AggregateFactsTable {
  region_id: number
  id: string
  municipality_id: string | null
  organisation_id: string | null
  title: string
  form_code: string | null
  role: 'MENTOR' | 'MENTEE' | null
  unit_of_count: 'PERSON' | 'ORGANISATION' | 'TEAM' | 'PRACTICE'
  value: number
  dated: string
  part_of: string | null
  within: string | null
  overlap: string
  before_criteria: boolean
  source: string
  entered_by: string | null
  entered_at: Date
  version: WithDefault<number>
}
interface UsersTable {
  id: string
  region_id: number
  login: string
  name: string
  /** Null until the invitation is accepted. */
  password_hash: string | null
  failed_sign_ins: WithDefault<number>
  locked_until: Date | null
  created_at: Date
  second_factor: WithDefault<'unset' | 'on' | 'exempt'>
  factor_secret: ColumnType<Bytes | null, Bytes | null | undefined, Bytes | null>
  factor_step: ColumnType<string | null, null | undefined, number | null>
}
interface RecoveryCodesTable {
  code_hash: Bytes
  region_id: number
  user_id: string
  used_at: Date | null
}
interface GrantsTable {
  id: string
  region_id: number
  user_id: string
  role: string
  municipality_id: string | null
  organisation_id: string | null
  forms: string[] | null
  valid_from: Day
  valid_to: Day | null
  /** The user whom the grant stands in for. */
  substitutes: string | null
}
interface UserInvitationsTable {
  token_hash: Bytes
  region_id: number
  user_id: string
  created_by: string | null
  expires_at: Date
  used_at: Date | null
}
interface SessionsTable {
  token_hash: Bytes
  user_id: string
  created_at: Date
  seen_at: Date
  expires_at: Date
  /** The second factor, where it is asked for, has been given. */
  passed: boolean
}
interface IntegrationTokensTable {
  id: string
  region_id: number
  token_hash: Bytes
  name: string
  municipality_id: string | null
  organisation_id: string | null
  permissions: string[]
  forms: string[] | null
  valid_from: Day
  valid_to: Day
  issued_by: string
  issued_at: Date
  last_used_on: WithDefault<Day | null>
  revoked_at: WithDefault<Date | null>
}
interface PersonsTable {
  region_id: number
  id: string
  organisation_id: string
  name: string
  name_key: string
  born_on: Day | null
  born_year: number | null
  occupation: WithDefault<string>
  experience_years: number | null
  employer_id: string | null
  contacts: WithDefault<string>
  representative_name: WithDefault<string>
  competences: WithDefault<string>
  achievements: WithDefault<string>
  interests: WithDefault<string>
  preferred_age: WithDefault<string>
  time_resource: WithDefault<string>
  version: WithDefault<number>
}
interface ProgrammesTable {
  region_id: number
  id: string
  organisation_id: string
  form_code: string
  title: string
  title_key: string
  practice: WithDefault<'unchecked' | 'practice' | 'notPractice'>
  result: WithDefault<string>
  version: WithDefault<number>
}
interface ParticipationsTable {
  region_id: number
  id: string
  organisation_id: string
  person_id: string
  programme_id: string
  role: 'MENTOR' | 'MENTEE'
  starts_on: Day
  ends_on: Day | null
  runs_until: ColumnType<Day, never, never>
  request: WithDefault<string>
  result: WithDefault<string>
  link: WithDefault<string>
  completed: boolean | null
  version: WithDefault<number>
}
interface MentorshipsTable {
  region_id: number
  id: string
  organisation_id: string
  programme_id: string
  mentor_participation_id: string
}
interface MentorshipMenteesTable {
  region_id: number
  mentorship_id: string
  mentee_participation_id: string
  organisation_id: string
}
interface OrganisationRevisionsTable {
  region_id: number
  organisation_id: string
  revision: number
}
interface FormRollupsTable {
  region_id: number
  organisation_id: string
  period: string
  mode: 'primary' | 'distinct'
  basis: Bytes
  revision: number
  totals: number[][]
  rows: Json
}
interface IndicatorRollupsTable {
  region_id: number
  organisation_id: string
  year: number
  basis: Bytes
  revision: number
  counters: number[][]
  employers: string[]
  mentors_without_employer: number
}
interface ImportsTable {
  region_id: number
  id: string
  organisation_id: string
  user_id: string | null
  state: 'preview' | 'done'
  file: Bytes | null
  file_sha256: Bytes
  outcome: Json
  parked: Json
  created_at: Date
  confirmed_at: Date | null
  follows: string | null
  waiting: number
  batch_id: string | null
}
interface ImportHeadingsTable {
  region_id: number
  organisation_id: string
  base: 'MENTEE' | 'MENTOR'
  heading_key: string
  heading: string
  field: string | null
}

export interface Tables {
  regions: RegionsTable
  municipalities: MunicipalitiesTable
  municipality_pasts: MunicipalityPastsTable
  organisations: OrganisationsTable
  organisation_pasts: OrganisationPastsTable
  headcounts: HeadcountsTable
  denominators: DenominatorsTable
  aggregate_facts: AggregateFactsTable
  users: UsersTable
  grants: GrantsTable
  user_invitations: UserInvitationsTable
  recovery_codes: RecoveryCodesTable
  sessions: SessionsTable
  integration_tokens: IntegrationTokensTable
  persons: PersonsTable
  programmes: ProgrammesTable
  participations: ParticipationsTable
  mentorships: MentorshipsTable
  mentorship_mentees: MentorshipMenteesTable
  imports: ImportsTable
  import_headings: ImportHeadingsTable
  organisation_revisions: OrganisationRevisionsTable
  form_rollups: FormRollupsTable
  indicator_rollups: IndicatorRollupsTable
}

/**
 * What a table is for sharding and protection. `reference`: small, shared, keyed by id. `tenant`: keyed by region_id first.
 * `local`: of this installation only. `people`: tenant rows about persons, behind row-level security.
 */
export type TableKind = 'reference' | 'tenant' | 'people' | 'local'

/** The register of tables: the catalogue test holds every table of the database against it. */
export const tableKinds: Readonly<Record<keyof Tables, TableKind>> = {
  regions: 'reference',
  municipalities: 'reference',
  municipality_pasts: 'tenant',
  organisations: 'reference',
  organisation_pasts: 'tenant',
  headcounts: 'tenant',
  denominators: 'tenant',
  aggregate_facts: 'tenant',
  users: 'local',
  grants: 'local',
  user_invitations: 'local',
  recovery_codes: 'local',
  sessions: 'local',
  integration_tokens: 'local',
  persons: 'people',
  programmes: 'tenant',
  participations: 'people',
  mentorships: 'people',
  mentorship_mentees: 'people',
  imports: 'people',
  import_headings: 'people',
  organisation_revisions: 'tenant',
  form_rollups: 'tenant',
  indicator_rollups: 'tenant',
}
