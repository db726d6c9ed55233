import type { CountingMode, ParticipantRole, Practice } from '@nastavnik/contract'
import type { Bytes, Day, Json, Kinds } from './column-types.ts'

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

interface MeasurementRollupsTable {
  region_id: number
  organisation_id: string
  year: number
  basis: Bytes
  revision: number
  sums: Json
}

interface SharedCardsTable {
  region_id: number
  person_id: string
  organisation_id: string
  name_hash: Bytes | null
  snils_hash: Bytes | null
  identity: Bytes
}

/** A participation as it counts in a territory, with what tells its person's age and experience. */
export interface CountedParticipation {
  organisation_id: string
  programme_id: string
  role: ParticipantRole
  form_code: string
  practice: Practice
  title_key: string
  starts_on: Day
  runs_until: Day
  born_on: Day | null
  born_year: number | null
  experience_years: number | null
  /** Answers after programmes in the role: year × 100 + score (`reports/final-answers.ts`). */
  finals: number[]
}

interface SharedParticipationsTable extends CountedParticipation {
  region_id: number
  id: string
  person_id: string
  identity: Bytes
}

interface SharedGenerationsTable {
  region_id: number
  generation: number
}

interface SharedNumbersTable {
  region_id: number
  question: Bytes
  generation: number
  numbers: Json
}

interface MeasurementTotalsTable {
  region_id: number
  year: number
  added_from: Bytes
  sums: Json
  added_at: Date
}

interface SharedSearchesTable {
  region_id: number
  organisation_id: string
  revision: number
}

interface ErasedParticipationsTable extends CountedParticipation {
  region_id: number
  id: string
  person_id: string
  identity: Bytes
  weight: 1 | -1
  place: number
}

/** Numbers kept as counted, and what tells that they are old. */
export interface RollupTables {
  organisation_revisions: OrganisationRevisionsTable
  form_rollups: FormRollupsTable
  composition_rollups: CompositionRollupsTable
  indicator_rollups: IndicatorRollupsTable
  measurement_rollups: MeasurementRollupsTable
  measurement_totals: MeasurementTotalsTable
  shared_cards: SharedCardsTable
  shared_participations: SharedParticipationsTable
  shared_generations: SharedGenerationsTable
  shared_numbers: SharedNumbersTable
  shared_searches: SharedSearchesTable
  erased_participations: ErasedParticipationsTable
}

export const rollupTables: Kinds<RollupTables> = {
  organisation_revisions: 'tenant',
  form_rollups: 'tenant',
  composition_rollups: 'tenant',
  indicator_rollups: 'tenant',
  measurement_rollups: 'tenant',
  measurement_totals: 'tenant',
  shared_cards: 'tenant',
  shared_participations: 'tenant',
  shared_generations: 'tenant',
  shared_numbers: 'tenant',
  shared_searches: 'tenant',
  erased_participations: 'tenant',
}
