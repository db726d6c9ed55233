import type { Level } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Environment } from '../access/use-case.ts'
import { notFound } from '../kernel/problem.ts'

export interface KnownUnit {
  readonly model: TargetModel
  readonly level: Level
  readonly municipalityId: string | null
  readonly organisationId: string | null
  readonly title: string
}

/** The operator names units by code alone: finds the territory they belong to. Throws 404 `unit.notFound`. */
export async function findUnitAnywhere({ db, models }: Environment, code: string): Promise<KnownUnit> {
  const { rows } = await sql<{
    region_id: number
    level: KnownUnit['level']
    municipality_id: string | null
    organisation_id: string | null
    title: string
  }>`
    select id as region_id, 'region' as level, null::uuid as municipality_id, null::uuid as organisation_id, title from regions where code = ${code}
    union all select region_id, 'municipality', id, null, title from municipalities where code = ${code}
    union all select region_id, 'organisation', municipality_id, id, title from organisations where code = ${code}
    limit 1`.execute(db)
  const [row] = rows
  const model = row === undefined ? undefined : models.get(row.region_id)
  if (row === undefined || model === undefined) throw notFound('unit.notFound')
  return { model, level: row.level, municipalityId: row.municipality_id, organisationId: row.organisation_id, title: row.title }
}
