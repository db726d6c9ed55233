import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

/** Takes people out of drafts and decisions of the rounds `r` given, with the rows of their pairs: the next count finds who is left. */
async function takeOut(tx: Tx, regionId: number, people: readonly string[], ofRound: RawBuilder<boolean>): Promise<void> {
  const theirs = sql`(select id from participations where region_id = ${regionId} and person_id = any (${[...people]}::uuid[]))`
  for (const table of ['matching_pairs', 'matching_decisions']) {
    await sql`
      delete from ${sql.table(table)} t using matching_rounds r
      where t.region_id = ${regionId} and (t.mentee_id in ${theirs} or t.mentor_id in ${theirs})
        and r.region_id = ${regionId} and r.id = t.round_id and ${ofRound}`.execute(tx)
  }
  // What an order has fixed is a pair of the programme, and stays as pairs do.
  for (const table of ['pair_proposals', 'joint_pairs']) {
    await sql`
      delete from ${sql.table(table)} where region_id = ${regionId} and ordered_on is null and (mentee_id in ${theirs} or mentor_id in ${theirs})`.execute(
      tx,
    )
  }
}

/**
 * Whoever leaves an organisation is in no open round of it any more, in no pair with another one, and is proposed to nobody; whom he was put together with waits again. Counts of a
 * round are taken anew when something is decided in it.
 */
export const letLeaveRounds = (tx: Tx, regionId: number, people: readonly string[]): Promise<void> =>
  takeOut(tx, regionId, people, sql<boolean>`r.finished_at is null`)

/** Nothing of an erased person is in drafts and decisions of any round, or in pairs of a joint one. What runs were given and found has participations without names, and stays. */
export const wipeFromRounds = (tx: Tx, regionId: number, person: string): Promise<void> =>
  takeOut(tx, regionId, [person], sql<boolean>`true`)
