import type { ParticipantRole, UnitOfCount } from '@nastavnik/contract'
import type { Day, Kinds, WithDefault } from './column-types.ts'

interface RegionsTable {
  id: number
  code: string
  title: string
  /** Of the built-in questionnaires when they were last read. */
  questionnaires_hash: WithDefault<string | null>
}

interface MunicipalitiesTable {
  id: string
  region_id: number
  code: string
  title: string
  full_title: string
  valid_from: Day | null
}

interface MunicipalityPastsTable {
  region_id: number
  municipality_id: string
  until: Day
  full_title: string
  basis: string
}

interface OrganisationsTable {
  id: string
  region_id: number
  municipality_id: string | null
  code: string
  kind: string
  title: string
  title_key: string
  founder: WithDefault<string>
  head: WithDefault<string>
  phone: WithDefault<string>
  email: WithDefault<string>
  address: WithDefault<string>
  valid_from: Day | null
  valid_to: Day | null
  authority: string | null
  merged_into: string | null
  closing_basis: WithDefault<string>
  version: WithDefault<number>
}

interface OrganisationPastsTable {
  region_id: number
  organisation_id: string
  until: Day
  title: string
  kind: string
  municipality_id: string | null
  authority: string | null
  basis: string
}

interface HeadcountsTable {
  region_id: number
  organisation_id: string
  counted_on: Day
  children10to19: number
  teachers: number
  young_teachers: number
}

interface DenominatorsTable {
  region_id: number
  id: string
  municipality_id: string | null
  year: number
  measure: string
  value: number
  counted_on: Day
  source: string
}

interface AggregateFactsTable {
  region_id: number
  id: string
  municipality_id: string | null
  organisation_id: string | null
  title: string
  form_code: string | null
  role: ParticipantRole | null
  unit_of_count: UnitOfCount
  value: number
  dated: string
  part_of: string | null
  within: string | null
  overlap: string
  before_criteria: boolean
  source: string
  entered_by: string | null
  entered_at: Date
  version: WithDefault<number>
}

/** Regions, municipalities, organisations and the figures given of them. */
export interface OrganisationTables {
  regions: RegionsTable
  municipalities: MunicipalitiesTable
  municipality_pasts: MunicipalityPastsTable
  organisations: OrganisationsTable
  organisation_pasts: OrganisationPastsTable
  headcounts: HeadcountsTable
  denominators: DenominatorsTable
  aggregate_facts: AggregateFactsTable
}

export const organisationTables: Kinds<OrganisationTables> = {
  regions: 'reference',
  municipalities: 'reference',
  municipality_pasts: 'tenant',
  organisations: 'reference',
  organisation_pasts: 'tenant',
  headcounts: 'tenant',
  denominators: 'tenant',
  aggregate_facts: 'tenant',
}
