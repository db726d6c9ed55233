import type { AggregateFact, NewFact, UnitRef } from '@nastavnik/contract'
import { formTitle, type TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { UnitInReach } from '../../access/units.ts'
import type { Tx } from '../../kernel/db.ts'

/** The exact place of a fact: at most one of the two is set, none means the region. */
export interface FactPlace {
  readonly regionId: number
  readonly municipalityId: string | null
  readonly organisationId: string | null
}

export const placeOf = ({ level, regionId, municipalityId, organisationId }: UnitInReach): FactPlace => ({
  regionId,
  municipalityId: level === 'municipality' ? municipalityId : null,
  organisationId,
})

const isAt = ({ regionId, municipalityId, organisationId }: FactPlace) => sql`region_id = ${regionId}
  and municipality_id is not distinct from ${municipalityId} and organisation_id is not distinct from ${organisationId}`

type FactRow = Omit<AggregateFact, 'key' | 'form'> & { id: string; form: string | null }

const columns = sql`id, title, form_code as form, role, unit_of_count as "unitOfCount", value, dated, part_of as "partOf", within, overlap,
  before_criteria as "beforeCriteria", source, version`

const formRef = (model: TargetModel, code: string | null) => (code === null ? null : { code, title: formTitle(model, code) })

const factOf = (model: TargetModel, { id, form, ...row }: FactRow): AggregateFact => ({ key: id, form: formRef(model, form), ...row })

/** Figures of the territory's documents: they belong to its top unit. */
export function factsOfModel(model: TargetModel, level: UnitRef['level']): AggregateFact[] {
  if (level !== model.top) return []
  return model.aggregateFacts.map(({ code, form, overlap, ...fact }) => ({
    ...fact,
    key: code,
    form: formRef(model, form),
    overlap: overlap ?? '',
    version: null,
  }))
}

/** Facts entered at exactly this place, in the order of entering. */
export async function readFacts(tx: Tx, model: TargetModel, place: FactPlace): Promise<AggregateFact[]> {
  const { rows } = await sql<FactRow>`select ${columns} from aggregate_facts where ${isAt(place)} order by entered_at, id`.execute(tx)
  return rows.map((row) => factOf(model, row))
}

/** Where a fact stands; undefined when the region has none of the id. */
export async function findPlaceOfFact(tx: Tx, regionId: number, id: string): Promise<{ code: string } | undefined> {
  const { rows } = await sql<{ code: string }>`
    select coalesce(o.code, m.code, r.code) as code from aggregate_facts f join regions r on r.id = f.region_id
    left join municipalities m on m.id = f.municipality_id left join organisations o on o.id = f.organisation_id
    where f.region_id = ${regionId} and f.id = ${id}`.execute(tx)
  return rows[0]
}

/** Places directly inside the unit that have facts of their own. */
export async function listPlacesBelow(tx: Tx, unit: UnitInReach): Promise<{ unit: UnitRef; facts: number }[]> {
  if (unit.level === 'organisation') return []
  const municipalityId = unit.level === 'municipality' ? unit.municipalityId : null
  const { rows } = await sql<UnitRef & { facts: number }>`
    select 'municipality' as level, m.code, m.title, count(*) as facts
      from aggregate_facts f join municipalities m on m.id = f.municipality_id
      where f.region_id = ${unit.regionId} and ${unit.level === 'region'} group by m.code, m.title
    union all
    select 'organisation', o.code, o.title, count(*) from aggregate_facts f join organisations o on o.id = f.organisation_id
      where f.region_id = ${unit.regionId} and (${unit.level === 'region'} or o.municipality_id = ${municipalityId}) group by o.code, o.title
    order by level, title, code limit 200`.execute(tx)
  return rows.map(({ facts, ...place }) => ({ unit: place, facts }))
}

const written = ({ form, unitOfCount, partOf, beforeCriteria, ...same }: NewFact) => ({
  ...same,
  form_code: form,
  unit_of_count: unitOfCount,
  part_of: partOf,
  before_criteria: beforeCriteria,
})

export async function insertFact(
  tx: Tx,
  { regionId, municipalityId, organisationId }: FactPlace,
  entered: { id: string; by: string | null; at: Date },
  fact: NewFact,
): Promise<void> {
  const place = { region_id: regionId, municipality_id: municipalityId, organisation_id: organisationId }
  await tx
    .insertInto('aggregate_facts')
    .values({ ...place, ...written(fact), id: entered.id, entered_by: entered.by, entered_at: entered.at })
    .execute()
}

/** Writes if the version still is the one the reader saw; false when somebody was faster. */
export async function updateFact(tx: Tx, regionId: number, id: string, version: number, fact: NewFact): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('aggregate_facts')
    .set((eb) => ({ ...written(fact), version: eb('version', '+', 1) }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Deletes if the version still is the one the reader saw; false when somebody was faster. */
export async function deleteFactRow(tx: Tx, regionId: number, id: string, version: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('aggregate_facts')
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
