import type { ParticipantRole, PersonText, Practice } from '@nastavnik/contract'
import type { ColumnType } from 'kysely'
import type { InColumns } from '../columns.ts'
import type { Bytes, Day, Kinds, WithDefault } from './column-types.ts'

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
  experience_years: number | null
  employer_id: string | null
  withdrawn_on: WithDefault<Day | null>
  erased_on: WithDefault<Day | null>
  name_hash: WithDefault<Bytes | null>
  snils_hash: WithDefault<Bytes | null>
  keyed_version: WithDefault<number | null>
  class_code: ColumnType<string, never, never>
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

/** People and their mentoring. */
export interface RegistryTables {
  persons: PersonsTable
  programmes: ProgrammesTable
  participations: ParticipationsTable
  mentorships: MentorshipsTable
  mentorship_mentees: MentorshipMenteesTable
}

export const registryTables: Kinds<RegistryTables> = {
  persons: 'people',
  programmes: 'tenant',
  participations: 'people',
  mentorships: 'people',
  mentorship_mentees: 'people',
}
