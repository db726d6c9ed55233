import type { CountingMode } from '@nastavnik/contract'
import type { Bytes, Json, Kinds } from './column-types.ts'

interface OrganisationRevisionsTable {
  region_id: number
  organisation_id: string
  revision: number
}

interface FormRollupsTable {
  region_id: number
  organisation_id: string
  period: string
  mode: CountingMode
  basis: Bytes
  revision: number
  totals: number[][]
  rows: Json
}

interface CompositionRollupsTable {
  region_id: number
  organisation_id: string
  period: string
  mode: CountingMode
  composition: string
  forms: string
  basis: Bytes
  revision: number
  cells: Json
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

/** Numbers kept as counted, and what tells that they are old. */
export interface RollupTables {
  organisation_revisions: OrganisationRevisionsTable
  form_rollups: FormRollupsTable
  composition_rollups: CompositionRollupsTable
  indicator_rollups: IndicatorRollupsTable
}

export const rollupTables: Kinds<RollupTables> = {
  organisation_revisions: 'tenant',
  form_rollups: 'tenant',
  composition_rollups: 'tenant',
  indicator_rollups: 'tenant',
}
