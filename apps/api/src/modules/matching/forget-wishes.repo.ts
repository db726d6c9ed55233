import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

interface Place {
  readonly regionId: number
  readonly organisationId: string
}

/**
 * When the ballots of programmes go (null: of all of an organisation), what was counted from them goes too: the inputs of runs, which have ranks, and
 * the ranks of drafts. Runs stay in the log with their figures and are shown; they are solved, compared and printed no more (422 `matching.runStale`).
 */
export async function forgetWishes(tx: Tx, { regionId, organisationId }: Place, programmes: readonly (string | null)[]): Promise<void> {
  const some = programmes.filter((programme) => programme !== null)
  const rounds = sql`(
    select id from matching_rounds where region_id = ${regionId} and organisation_id = ${organisationId}
      and (${some.length < programmes.length} or programme_id = any (${some}::uuid[])))`
  await sql`delete from matching_inputs where region_id = ${regionId} and round_id in ${rounds}`.execute(tx)
  await sql`
    update matching_pairs set mentee_rank = null, mentor_rank = null
    where region_id = ${regionId} and round_id in ${rounds} and num_nonnulls(mentee_rank, mentor_rank) > 0`.execute(tx)
}
