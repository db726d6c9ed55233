import type { Import, ParticipantRole } from '@nastavnik/contract'
import type { Bytes, Json, Kinds, WithDefault } from './column-types.ts'

interface ImportsTable {
  region_id: number
  id: string
  organisation_id: string
  user_id: string | null
  state: Import['state']
  file: Bytes | null
  outcome: Json
  parked: Json
  created_at: Date
  confirmed_at: Date | null
  follows: string | null
  waiting: number
  batch_id: string | null
  differences: Json
  choice: Json
  undone_at: WithDefault<Date | null>
  undone_by: WithDefault<string | null>
}

interface ImportUndosTable {
  region_id: number
  import_id: string
  organisation_id: string
  until: Date
  persons: string[]
  programmes: string[]
  participations: string[]
  mentorships: string[]
  link_mentorships: string[]
  link_mentees: string[]
  rests: string[]
  employed: WithDefault<string[]>
  employers: WithDefault<string[]>
  filled: Json
  card: Json | null
  headcount: Json | null
  source: Json | null
}

interface ImportHeadingsTable {
  region_id: number
  organisation_id: string
  base: ParticipantRole
  heading_key: string
  heading: string
  field: string | null
}

/** Workbooks on their way into the registry. */
export interface ImportTables {
  imports: ImportsTable
  import_headings: ImportHeadingsTable
  import_undos: ImportUndosTable
}

export const importTables: Kinds<ImportTables> = {
  imports: 'people',
  import_headings: 'people',
  import_undos: 'people',
}
