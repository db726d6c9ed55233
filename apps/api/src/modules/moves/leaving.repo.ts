import type { LeavingReason } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { letLeaveRounds } from '../matching/index.ts'

export interface Leaving {
  readonly on: string
  readonly why: LeavingReason
  readonly today: string
}

/**
 * Marks people as having left. Participations that run today or later end on the day of leaving; their former ends are kept with the card, so that
 * a mistake can be taken back whole. Those who have left already stay as they are. Answers with those who have left now.
 */
export async function letLeave(tx: Tx, regionId: number, ids: readonly string[], { on, why, today }: Leaving): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with leaving as materialized (
      select id from persons where region_id = ${regionId} and id = any (${[...ids]}::uuid[]) and left_on is null order by id for update
    ), running as materialized (
      select p.id, p.person_id, p.ends_on, p.version from participations p
      where p.region_id = ${regionId} and p.person_id in (select id from leaving) and p.runs_until >= ${today}::date and p.runs_until > ${on}::date
      for update
    ), ended as (
      update participations p set ends_on = greatest(p.starts_on, ${on}::date), version = p.version + 1
      from running r where p.region_id = ${regionId} and p.id = r.id
    )
    update persons s set left_on = ${on}, left_why = ${why}, version = s.version + 1, left_ended = (
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'endsOn', r.ends_on, 'version', r.version + 1)), '[]')
      from running r where r.person_id = s.id
    )
    from leaving l where s.region_id = ${regionId} and s.id = l.id returning s.id`.execute(tx)
  const left = rows.map(({ id }) => id)
  await letLeaveRounds(tx, regionId, left)
  return left
}

/** Takes a leaving back; participations that nobody has corrected since run on as before. */
export async function takeLeavingBack(tx: Tx, regionId: number, ids: readonly string[]): Promise<void> {
  await sql`
    with ended as (
      select e.* from persons s cross join lateral jsonb_to_recordset(s.left_ended) as e (id uuid, "endsOn" date, version integer)
      where s.region_id = ${regionId} and s.id = any (${[...ids]}::uuid[]) and s.left_on is not null
    ), reopened as (
      update participations p set ends_on = e."endsOn", version = p.version + 1
      from ended e where p.region_id = ${regionId} and p.id = e.id and p.version = e.version
    )
    update persons set left_on = null, left_why = null, left_ended = null, version = version + 1
    where region_id = ${regionId} and id = any (${[...ids]}::uuid[]) and left_on is not null`.execute(tx)
}

/** Whoever leaves otherwise is offered to nobody any more. */
export async function cancelOffers(
  tx: Tx,
  regionId: number,
  ids: readonly string[],
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  await sql`
    update transfers set state = 'cancelled', card = null, decided_by = ${by}, decided_at = ${at}
    where region_id = ${regionId} and person_id = any (${[...ids]}::uuid[]) and state = 'waiting'`.execute(tx)
}
