import type { Import } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Reach } from '../../access/actor.ts'
import type { Tx } from '../../kernel/db.ts'
import type { ParkedSheet } from './parked-workbook.ts'
import type { SchoolWorkbook } from './read-school-workbook.ts'
import type { RegistryPlace } from './registry.repo.ts'

type Attempt = Import['attempts'][number]

/** Imports joined by `follows`, up to the first one and down to the last; empty when there is only this one. */
export async function readAttempts(tx: Tx, { regionId, organisationIds }: Reach, id: string): Promise<Attempt[]> {
  const here = sql`i.region_id = ${regionId} and i.organisation_id = any (${[...organisationIds]}::uuid[])`
  const { rows } = await sql<Omit<Attempt, 'createdAt'> & { createdAt: Date }>`
    with recursive earlier as (
      select i.id, i.follows from imports i where ${here} and i.id = ${id}
      union select i.id, i.follows from imports i join earlier e on i.id = e.follows where ${here}
    ), attempts as (
      select id from earlier where follows is null
      union select i.id from imports i join attempts a on i.follows = a.id where ${here}
    )
    select i.id, i.state, i.created_at as "createdAt", i.waiting, (i.outcome -> 'counters' ->> 'ready')::int as ready,
      (i.outcome -> 'counters' ->> 'errors')::int as errors
    from imports i join attempts using (id) where ${here} order by i.created_at, i.id`.execute(tx)
  return rows.length < 2 ? [] : rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
}

/** Enough rows to tell one import from another: containment compares every row with every other. */
const compared = 20

/** The newest accepted import in which these rows wait; null when the workbook is none of parked rows, or they wait no longer. */
export async function findSource(tx: Tx, place: RegistryPlace, { parkedRows }: SchoolWorkbook): Promise<string | null> {
  const sample = parkedRows
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, rows }) => ({ name, rows: rows.slice(0, compared).map((row) => ({ row })) }))
  if (sample.length === 0) return null
  const { rows } = await sql<{ id: string }>`
    select id from imports where region_id = ${place.regionId} and organisation_id = ${place.organisationId} and state = 'done'
      and parked @> ${JSON.stringify(sample)}::jsonb
    order by created_at desc, id limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

/** The rows that a later attempt has taken or parked again wait in the earlier one no longer: each waits in one place. */
export async function settleParked(tx: Tx, regionId: number, id: string, settled: SchoolWorkbook['parkedRows']): Promise<void> {
  const { parked } = await tx
    .selectFrom('imports')
    .select('parked')
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const taken = new Map(settled.map(({ name, rows }) => [name, new Set(rows)]))
  const left = (parked as ParkedSheet[])
    .map((sheet) => ({ ...sheet, rows: sheet.rows.filter(({ row }) => taken.get(sheet.name)?.has(row) !== true) }))
    .filter(({ rows }) => rows.length > 0)
  const waiting = left.reduce((sum, { rows }) => sum + rows.length, 0)
  await tx
    .updateTable('imports')
    .set({ parked: JSON.stringify(left), waiting })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}
