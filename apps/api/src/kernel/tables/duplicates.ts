import type { DuplicateReason } from '@nastavnik/contract'
import type { Kinds, WithDefault } from './column-types.ts'

interface DuplicatePairsTable {
  region_id: number
  organisation_id: string
  first_id: string
  second_id: string
  score: number
  reasons: DuplicateReason[]
  state: WithDefault<'open' | 'different'>
  decided_at: WithDefault<Date | null>
  decided_by: WithDefault<string | null>
}

interface DuplicateSearchesTable {
  region_id: number
  organisation_id: string
  revision: number
  rules: string
}

interface PersonMergersTable {
  region_id: number
  id: string
  organisation_id: string
  kept_id: string
  gone_id: string
  merged_at: Date
  merged_by: string | null
  until: Date
  undone_at: WithDefault<Date | null>
  undone_by: WithDefault<string | null>
  before: WithDefault<unknown>
  after: WithDefault<unknown>
  pairs: WithDefault<unknown>
}

/** Cards that may be one person, and those that were joined. */
export interface DuplicateTables {
  duplicate_pairs: DuplicatePairsTable
  duplicate_searches: DuplicateSearchesTable
  person_mergers: PersonMergersTable
}

export const duplicateTables: Kinds<DuplicateTables> = {
  duplicate_pairs: 'people',
  duplicate_searches: 'tenant',
  person_mergers: 'people',
}
