import type { AuditKind } from '@nastavnik/contract'
import type { Bytes, Kinds } from './column-types.ts'

interface AuditHeadsTable {
  region_id: number
  organisation_id: string
  number: number
  hash: Bytes
}

interface AuditEntriesTable {
  region_id: number
  organisation_id: string
  number: number
  at: Date
  user_id: string | null
  action: string
  kind: AuditKind
  refusal: string | null
  subject_id: string | null
  people: number | null
  fields: string[]
  hash: Bytes
}

/** Who touched people's data: chains of entries, one an organisation. */
export interface AuditTables {
  audit_heads: AuditHeadsTable
  audit_entries: AuditEntriesTable
}

export const auditTables: Kinds<AuditTables> = { audit_heads: 'tenant', audit_entries: 'tenant' }
