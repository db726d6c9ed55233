import type { Import, ParticipantRole } from '@nastavnik/contract'
import type { Bytes, Json, Kinds } from './column-types.ts'

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
}

export const importTables: Kinds<ImportTables> = {
  imports: 'people',
  import_headings: 'people',
}
