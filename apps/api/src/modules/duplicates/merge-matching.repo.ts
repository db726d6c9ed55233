import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { doubled, type Merging } from './merge-effects.repo.ts'

/** Tables of pairs of participations. */
const ofPairs = ['matching_decisions', 'matching_pairs', 'pair_proposals', 'joint_pairs'] as const

/** Participations of the card that goes with those of the card that stays which they become. */
const passed = (merging: Merging) => sql`(select p.id as from_id, k.id as to_id from ${doubled(merging)})`

/** A decision taken of both is taken once, as the card that stays has it. */
async function dropDecisions(tx: Tx, merging: Merging): Promise<void> {
  const { regionId } = merging
  await sql`
    with d as materialized ${passed(merging)}, moved as materialized (
      select t.id, t.round_id, t.kind, coalesce(e.to_id, t.mentee_id) as mentee, coalesce(m.to_id, t.mentor_id) as mentor
      from matching_decisions t left join d e on e.from_id = t.mentee_id left join d m on m.from_id = t.mentor_id
      where t.region_id = ${regionId} and coalesce(e.to_id, m.to_id) is not null
    )
    delete from matching_decisions t using moved v where t.region_id = ${regionId} and t.id = v.id and exists (
      select 1 from matching_decisions o where o.region_id = ${regionId} and o.round_id = v.round_id and o.kind = v.kind and o.id <> v.id
        and case v.kind when 'LOCK' then o.mentee_id = v.mentee when 'PLACES' then o.mentor_id = v.mentor
          else o.mentee_id = v.mentee and o.mentor_id = v.mentor end)`.execute(tx)
}

/** How far a pair of a joint round has come: fixed by an order, refused, agreed, answered by one side, found. */
const come = (alias: 't' | 'o') => sql`case when ${sql.ref(`${alias}.ordered_on`)} is not null then 4
  when 'NO' in (${sql.ref(`${alias}.mentee_answer`)}, ${sql.ref(`${alias}.mentor_answer`)}) then 3
  else num_nonnulls(${sql.ref(`${alias}.mentee_answer`)}, ${sql.ref(`${alias}.mentor_answer`)}) end`

/** Found twice with one and the same of another organisation is found once: the pair that has come further, else that of the card that stays. */
async function dropJointPairs(tx: Tx, merging: Merging): Promise<void> {
  const { regionId } = merging
  for (const [side, other] of [
    ['mentee_id', 'mentor_id'],
    ['mentor_id', 'mentee_id'],
  ] as const) {
    await sql`
      with d as materialized ${passed(merging)}, twice as (
        select t.round_id, t.${sql.id(other)} as other_id, case when ${come('t')} > ${come('o')} then d.to_id else d.from_id end as dropped_id
        from d join joint_pairs t on t.region_id = ${regionId} and t.${sql.id(side)} = d.from_id
        join joint_pairs o on o.region_id = ${regionId} and o.round_id = t.round_id and o.${sql.id(side)} = d.to_id and o.${sql.id(other)} = t.${sql.id(other)}
      )
      delete from joint_pairs j using twice w where j.region_id = ${regionId} and j.round_id = w.round_id and j.${sql.id(other)} = w.other_id
        and j.${sql.id(side)} = w.dropped_id`.execute(tx)
  }
}

/**
 * Matched twice is matched once: a proposal that an order has fixed stays, else that of the card that stays. Nobody is proposed to himself. A row of
 * the draft that goes is found anew by the next count. Before the participations are joined.
 */
export async function joinMatching(tx: Tx, merging: Merging): Promise<void> {
  const { regionId, keptId, goneId } = merging
  const theirs = sql`(select id from participations where region_id = ${regionId} and person_id in (${keptId}::uuid, ${goneId}::uuid))`
  for (const table of ofPairs) {
    await sql`delete from ${sql.table(table)} where region_id = ${regionId} and mentee_id in ${theirs} and mentor_id in ${theirs}`.execute(
      tx,
    )
  }
  await dropDecisions(tx, merging)
  await dropJointPairs(tx, merging)
  await sql`
    delete from matching_pairs t using ${passed(merging)} d, matching_pairs o
    where t.region_id = ${regionId} and t.mentee_id = d.from_id and o.region_id = ${regionId} and o.round_id = t.round_id and o.mentee_id = d.to_id`.execute(
    tx,
  )
  await sql`
    delete from pair_proposals where region_id = ${regionId} and id in (
      select case when t.ordered_on is not null and o.ordered_on is null then o.id else t.id end
      from ${passed(merging)} d join pair_proposals t on t.region_id = ${regionId} and t.mentee_id = d.from_id
      join pair_proposals o on o.region_id = ${regionId} and o.mentee_id = d.to_id)`.execute(tx)
  for (const table of ofPairs) {
    for (const side of ['mentee_id', 'mentor_id']) {
      await sql`
        update ${sql.table(table)} t set ${sql.id(side)} = d.to_id from ${passed(merging)} d
        where t.region_id = ${regionId} and t.${sql.id(side)} = d.from_id`.execute(tx)
    }
  }
}
