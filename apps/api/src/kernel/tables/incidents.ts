import type { Kinds, WithDefault } from './column-types.ts'

interface IncidentsTable {
  region_id: number
  id: string
  found_at: Date
  kind: string
  categories: string[]
  what: string
  causes: string
  harm: string
  measures: string
  findings: string
  contact: string
  registered_by: string | null
  registered_at: Date
  closed_at: Date | null
  version: WithDefault<number>
}

interface IncidentOrganisationsTable {
  region_id: number
  incident_id: string
  organisation_id: string
  counted: number
  people: number
  first_sent_at: Date | null
  first_number: string | null
  results_sent_at: Date | null
  results_number: string | null
  version: WithDefault<number>
}

/** Incidents with personal data and the organisations they touch, in counts. */
export interface IncidentTables {
  incidents: IncidentsTable
  incident_organisations: IncidentOrganisationsTable
}

export const incidentTables: Kinds<IncidentTables> = { incidents: 'tenant', incident_organisations: 'tenant' }
