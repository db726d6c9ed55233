import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import type { RowScope } from '../kernel/transaction.ts'

/**
 * Tells that rows of the organisations in scope may have changed: what was counted from them earlier is counted again when asked for.
 * Stands at the end of the writing transaction, so the number of the revision is seen together with the rows.
 */
export async function markChanged(tx: Tx, { regionId, organisationIds }: RowScope): Promise<void> {
  if (organisationIds.length === 0) return
  await sql`
    insert into organisation_revisions (region_id, organisation_id, revision)
    select region_id, id, 1 from organisations where region_id = ${regionId} and id = any (${[...organisationIds]}::uuid[]) order by id
    on conflict (region_id, organisation_id) do update set revision = organisation_revisions.revision + 1`.execute(tx)
}
