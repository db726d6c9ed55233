import type {
  ConclusionVerdict,
  FamilyRelation,
  GradeTerm,
  LeavingReason,
  ParticipantRole,
  PersonKind,
  PersonText,
  Practice,
  RequestAsker,
  SubjectRequestKind,
  SubjectRequestState,
  Wave,
} from '@nastavnik/contract'
import type { ColumnType } from 'kysely'
import type { InColumns } from '../columns.ts'
import type { Bytes, Day, Json, Kinds, WithDefault } from './column-types.ts'

/** A participation that a leaving has ended: the end it had and the version it was left with. */
interface EndedParticipation {
  readonly id: string
  readonly endsOn: Day | null
  readonly version: number
}

/** The texts of a card: the contract names them. */
type PersonTexts = { [Column in keyof InColumns<Record<PersonText, string>>]: WithDefault<string> }
interface PersonsTable extends PersonTexts {
  region_id: number
  id: string
  organisation_id: string
  name: string
  name_key: string
  born_on: Day | null
  born_year: number | null
  kind: WithDefault<PersonKind | null>
  experience_years: number | null
  experience_here_years: WithDefault<number | null>
  employer_id: string | null
  withdrawn_on: WithDefault<Day | null>
  erased_on: WithDefault<Day | null>
  name_hash: WithDefault<Bytes | null>
  snils_hash: WithDefault<Bytes | null>
  keyed_version: WithDefault<number | null>
  class_code: ColumnType<string, never, never>
  enrolled_on: WithDefault<Day | null>
  left_on: WithDefault<Day | null>
  left_why: WithDefault<LeavingReason | null>
  left_ended: ColumnType<readonly EndedParticipation[] | null, string | null | undefined, string | null>
  version: WithDefault<number>
}

interface ProgrammesTable {
  region_id: number
  id: string
  organisation_id: string
  form_code: string
  title: string
  title_key: string
  practice: WithDefault<Practice>
  result: WithDefault<string>
  version: WithDefault<number>
}

interface ParticipationsTable {
  region_id: number
  id: string
  organisation_id: string
  person_id: string
  programme_id: string
  role: ParticipantRole
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

interface FamilyLinksTable {
  region_id: number
  child_id: string
  relative_id: string
  organisation_id: string
  relation: FamilyRelation
}

interface ConclusionsTable {
  region_id: number
  person_id: string
  organisation_id: string
  verdict: ConclusionVerdict
  note: string
  concluded_on: Day
  recorded_by: string | null
  version: WithDefault<number>
}

interface PairExclusionsTable {
  region_id: number
  id: string
  organisation_id: string
  mentee_id: string
  mentor_id: string
  source: 'PSYCHOLOGIST' | 'REFUSED'
  note: WithDefault<string>
  decided_on: Day
  decided_by: WithDefault<string | null>
}

interface SubjectRequestsTable {
  region_id: number
  id: string
  organisation_id: string
  person_id: string
  kind: SubjectRequestKind
  asked_on: Day
  asked_by: RequestAsker
  text: WithDefault<string>
  due_on: Day
  state: WithDefault<SubjectRequestState>
  answer: WithDefault<string>
  answered_on: WithDefault<Day | null>
  answered_by: WithDefault<string | null>
  version: WithDefault<number>
}

interface GradesTable {
  region_id: number
  organisation_id: string
  year: number
  term: GradeTerm
  wave: Wave
  person_id: string
  /** As PostgreSQL writes it: `4.25`. */
  mean: ColumnType<string, number, number>
  subjects: number
}

interface SavedFiltersTable {
  region_id: number
  id: string
  organisation_id: string
  title: string
  filter: Json
}

/** People and their mentoring. */
export interface RegistryTables {
  persons: PersonsTable
  programmes: ProgrammesTable
  participations: ParticipationsTable
  mentorships: MentorshipsTable
  mentorship_mentees: MentorshipMenteesTable
  family_links: FamilyLinksTable
  conclusions: ConclusionsTable
  pair_exclusions: PairExclusionsTable
  grades: GradesTable
  saved_filters: SavedFiltersTable
  subject_requests: SubjectRequestsTable
}

export const registryTables: Kinds<RegistryTables> = {
  persons: 'people',
  programmes: 'tenant',
  participations: 'people',
  mentorships: 'people',
  mentorship_mentees: 'people',
  family_links: 'people',
  conclusions: 'people',
  pair_exclusions: 'people',
  grades: 'people',
  saved_filters: 'tenant',
  subject_requests: 'people',
}
