import type { TransferState } from '@nastavnik/contract'
import type { Day, Json, Kinds, WithDefault } from './column-types.ts'

interface PromotionsTable {
  region_id: number
  person_id: string
  year: number
  organisation_id: string
  occupation_was: string
  version: number
  promoted_at: Date
  promoted_by: string | null
}

interface TransfersTable {
  region_id: number
  id: string
  from_organisation_id: string
  to_organisation_id: string
  person_id: string
  taken_person_id: WithDefault<string | null>
  day: Day
  state: TransferState
  card: Json | null
  reason: WithDefault<string>
  asked_by: string | null
  asked_at: Date
  decided_by: string | null
  decided_at: Date | null
}

/** Promotions to the next year and transfers between organisations. */
export interface MoveTables {
  promotions: PromotionsTable
  transfers: TransfersTable
}

export const moveTables: Kinds<MoveTables> = {
  promotions: 'people',
  transfers: 'people',
}
