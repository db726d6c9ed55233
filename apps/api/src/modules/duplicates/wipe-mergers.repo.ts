import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { FoundMerger } from './mergers.repo.ts'

/**
 * Takes everything of a person out of mergers and out of pairs. Answers with the ids of cards that had gone into his: an older copy of the
 * database holds them apart, and they have to be wiped there too.
 */
export async function wipeMergers(tx: Tx, regionId: number, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive cards(id) as (
      select ${personId}::uuid
      union select m.gone_id from cards join person_mergers m on m.region_id = ${regionId} and m.kept_id = cards.id and m.undone_at is null
    )
    select id from cards where id <> ${personId}`.execute(tx)
  const joined = rows.map(({ id }) => id)
  await sql`
    delete from person_mergers where region_id = ${regionId} and (kept_id = any (${[personId, ...joined]}::uuid[]) or gone_id = ${personId})`.execute(
    tx,
  )
  await sql`delete from duplicate_pairs where region_id = ${regionId} and ${personId} in (first_id, second_id)`.execute(tx)
  return joined
}

/** A card that went into another one, as it was before. */
export interface FormerCard extends Pick<FoundMerger, 'mergedAt' | 'until'> {
  readonly name: string
  readonly occupation: string
  readonly contacts: string
}

/** Cards that were joined into this one and are still kept for undoing, the latest first. */
export async function standingMergersInto(tx: Tx, regionId: number, personId: string): Promise<FormerCard[]> {
  const { rows } = await sql<FormerCard>`
    select r.merged_at as "mergedAt", r.until, p.name, p.occupation, p.contacts
    from person_mergers r, jsonb_populate_recordset(null::persons, r.before -> 'persons') p
    where r.region_id = ${regionId} and r.kept_id = ${personId} and p.id = r.gone_id order by r.merged_at desc`.execute(tx)
  return rows
}
