import type { Exclusion, ParticipantRole } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

interface Place {
  readonly regionId: number
  readonly organisationId: string
}

interface Couple {
  readonly menteeId: string
  readonly mentorId: string
}

/** Who the two would be when the other one is on the side given. */
export const coupleOf = (personId: string, otherId: string, side: ParticipantRole): Couple =>
  side === 'MENTOR' ? { menteeId: personId, mentorId: otherId } : { menteeId: otherId, mentorId: personId }

/** Whom the psychologist has excluded with a person, on either side, by name. Those whom row security hides are not there, nor are refused pairs. */
export async function listExclusions(tx: Tx, regionId: number, personId: string): Promise<Exclusion[]> {
  const { rows } = await sql<Exclusion>`
    select e.id, s.id as "personId", s.name, s.occupation, e.side, e.note, e.decided_on as "decidedOn", u.name as by
    from (
      select *, mentor_id as other_id, 'MENTOR' as side from pair_exclusions where region_id = ${regionId} and mentee_id = ${personId}
      union all
      select *, mentee_id, 'MENTEE' from pair_exclusions where region_id = ${regionId} and mentor_id = ${personId}
    ) e
    cross join lateral (
      select id, name, name_key, occupation from persons where region_id = ${regionId} and id = e.other_id and erased_on is null limit 1
    ) s
    left join users u on u.region_id = ${regionId} and u.id = e.decided_by
    where e.source = 'PSYCHOLOGIST' order by s.name_key, s.id, e.side`.execute(tx)
  return rows
}

interface NewExclusion extends Couple {
  readonly id: string
  readonly source: 'PSYCHOLOGIST' | 'REFUSED'
  readonly note: string
  readonly decidedOn: string
  readonly decidedBy: string | null
}

/**
 * Writes that the two are not to become a pair, unless that source has said it already. Both cards are changed by it, so that an import can no longer
 * be taken back from under it.
 */
export async function writeExclusion(
  tx: Tx,
  { regionId, organisationId }: Place,
  { id, menteeId, mentorId, source, note, decidedOn, decidedBy }: NewExclusion,
): Promise<void> {
  const { rows } = await sql`
    insert into pair_exclusions (region_id, id, organisation_id, mentee_id, mentor_id, source, note, decided_on, decided_by)
    values (${regionId}, ${id}, ${organisationId}, ${menteeId}, ${mentorId}, ${source}, ${note}, ${decidedOn}, ${decidedBy})
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) return
  await sql`update persons set version = version + 1 where region_id = ${regionId} and id in (${menteeId}, ${mentorId})`.execute(tx)
}

/** Takes back what the psychologist has said of a person and another; a refusal stays. */
export async function deleteExclusion(tx: Tx, regionId: number, personId: string, id: string): Promise<void> {
  await sql`
    delete from pair_exclusions
    where region_id = ${regionId} and id = ${id} and ${personId} in (mentee_id, mentor_id) and source = 'PSYCHOLOGIST'`.execute(tx)
}

export interface ExcludedPair extends Couple {
  readonly source: 'PSYCHOLOGIST' | 'REFUSED'
}

/** Couples of an organisation that are not to become pairs: persons, without a reason. */
export async function excludedPairs(tx: Tx, { regionId, organisationId }: Place): Promise<readonly ExcludedPair[]> {
  const { rows } = await sql<ExcludedPair>`
    select mentee_id as "menteeId", mentor_id as "mentorId", source from pair_exclusions
    where region_id = ${regionId} and organisation_id = ${organisationId} order by mentee_id, mentor_id, source`.execute(tx)
  return rows
}

/** How many exclusions speak of a person, whoever said them. */
export async function countExclusions(tx: Tx, regionId: number, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pair_exclusions where region_id = ${regionId} and ${personId} in (mentee_id, mentor_id)`.execute(tx)
  return rows[0]?.count ?? 0
}
