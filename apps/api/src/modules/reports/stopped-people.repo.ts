import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

/**
 * How many participants of the organisations row security hides: their processing is stopped, or their data is erased. Numbers go on counting
 * them, so a list behind a number may be shorter by them.
 */
export async function countStopped(tx: Tx, regionId: number, organisationIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct p.person_id) as count from participations p
    where p.region_id = ${regionId} and p.organisation_id = any (${[...organisationIds]}::uuid[])
      and not exists (select 1 from persons s where s.region_id = ${regionId} and s.id = p.person_id)`.execute(tx)
  return rows[0]?.count ?? 0
}
