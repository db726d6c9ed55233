import type { ConsentChannel, ConsentKind, ConsentSigner, ErasureReason, ScanPageState, ScanTrouble, TrayReason } from '@nastavnik/contract'
import type { Bytes, Day, Kinds, WithDefault } from './column-types.ts'

interface ConsentSheetsTable {
  region_id: number
  id: string
  organisation_id: string
  person_id: string
  kind: ConsentKind
  text_version: string
  printed_on: Day
  signed_at: WithDefault<Date | null>
}

interface ConsentsTable {
  region_id: number
  id: string
  organisation_id: string
  person_id: string
  kind: ConsentKind
  text_version: string
  signer: ConsentSigner
  countersigned: boolean
  representative_name: WithDefault<string>
  given_on: Day
  valid_until: Day
  channel: ConsentChannel
  recorded_by: string | null
  recorded_at: Date
  ended_on: WithDefault<Day | null>
  ended_why: WithDefault<'WITHDRAWN' | 'REPLACED' | null>
  ended_by: WithDefault<string | null>
}

interface ScanFilesTable {
  region_id: number
  id: string
  organisation_id: string
  scan_id: string
  number: number
  user_id: string | null
  uploaded_at: Date
  content: Bytes | null
  pages: number
  pages_read: WithDefault<number>
  trouble: WithDefault<ScanTrouble | null>
}

interface ScanPagesTable {
  region_id: number
  id: string
  organisation_id: string
  scan_id: string
  file_id: string
  number: number
  image: Bytes | null
  state: ScanPageState
  reason: TrayReason | null
  sheet_id: string | null
  consent_id: WithDefault<string | null>
}

interface ScanQueueTable {
  region_id: number
  file_id: string
  organisation_id: string
  taken_until: WithDefault<Date | null>
  attempts: WithDefault<number>
}

interface ErasureActsTable {
  region_id: number
  id: string
  organisation_id: string
  number: number
  person_id: string
  joined: WithDefault<string[]>
  reason: ErasureReason
  erased_at: Date
  erased_by: string | null
  fields: string[]
}

/** Consents, printed sheets, scanned pages, and what was erased. */
export interface ConsentTables {
  consent_sheets: ConsentSheetsTable
  consents: ConsentsTable
  scan_files: ScanFilesTable
  scan_pages: ScanPagesTable
  scan_queue: ScanQueueTable
  erasure_acts: ErasureActsTable
}

export const consentTables: Kinds<ConsentTables> = {
  consent_sheets: 'people',
  consents: 'people',
  scan_files: 'people',
  scan_pages: 'people',
  scan_queue: 'tenant',
  erasure_acts: 'tenant',
}
