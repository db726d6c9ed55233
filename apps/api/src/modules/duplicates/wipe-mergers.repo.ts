import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { FoundMerger } from './mergers.repo.ts'

/** Takes everything of a person out of mergers and out of pairs; the ids of mergers stay, so that a restored copy can be wiped again. */
export async function wipeMergers(tx: Tx, regionId: number, personId: string): Promise<void> {
  await sql`
    update person_mergers set before = null, after = null, pairs = null
    where region_id = ${regionId} and ${personId} in (kept_id, gone_id)`.execute(tx)
  await sql`delete from duplicate_pairs where region_id = ${regionId} and ${personId} in (first_id, second_id)`.execute(tx)
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
