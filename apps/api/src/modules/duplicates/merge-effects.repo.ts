import type { MergeEffects, MergeObstacle, ParticipantRole } from '@nastavnik/contract'
import { formTitle, type TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

/** The two cards by their ids. */
export interface Merging {
  readonly regionId: number
  readonly keptId: string
  readonly goneId: string
}

/** `p` — a participation of the card that goes, `k` — the same one of the card that stays. */
export const samePair = ({ regionId, keptId }: Merging) => sql`
  k.region_id = ${regionId} and k.person_id = ${keptId} and k.programme_id = p.programme_id and k.role = p.role and k.starts_on = p.starts_on`

/** `p` of the card that goes, `k` of the card that stays: the same participation. */
export const doubled = (merging: Merging) => sql`participations p join participations k on ${samePair(merging)}
  where p.region_id = ${merging.regionId} and p.person_id = ${merging.goneId}`

/** Consents that stand on both cards, and which of the two is of the longer term. */
export const bothStanding = ({ regionId, keptId, goneId }: Merging) => sql`
  select a.kind, case when (b.valid_until, b.given_on) > (a.valid_until, a.given_on) then a.id else b.id end as ending_id
  from consents a join consents b on b.region_id = ${regionId} and b.person_id = ${goneId} and b.kind = a.kind and b.ended_on is null
  where a.region_id = ${regionId} and a.person_id = ${keptId} and a.ended_on is null`

/** Unsigned sheets of the card that goes for which the card that stays has one too. */
export const doubledSheets = ({ regionId, keptId, goneId }: Merging) => sql`
  select t.id from consent_sheets t
  where t.region_id = ${regionId} and t.person_id = ${goneId} and t.signed_at is null and exists (
    select 1 from consent_sheets k where k.region_id = ${regionId} and k.person_id = ${keptId} and k.signed_at is null
      and k.kind = t.kind and k.text_version = t.text_version)`

interface ParticipationRow {
  programme: string
  form: string
  role: ParticipantRole
  startsOn: string
  joined: boolean
}

export async function readEffects(tx: Tx, model: TargetModel, merging: Merging): Promise<MergeEffects> {
  const { regionId, goneId } = merging
  const { rows: participations } = await sql<ParticipationRow>`
    select g.title as programme, g.form_code as form, p.role, p.starts_on as "startsOn",
      exists (select 1 from participations k where ${samePair(merging)}) as joined
    from participations p join programmes g on g.region_id = ${regionId} and g.id = p.programme_id
    where p.region_id = ${regionId} and p.person_id = ${goneId} order by p.starts_on desc, p.id`.execute(tx)
  const { rows } = await sql<Omit<MergeEffects, 'moved' | 'joined'>>`
    select
      (select count(distinct m.id) from mentorships m left join mentorship_mentees e on e.region_id = ${regionId} and e.mentorship_id = m.id
        join participations p on p.region_id = ${regionId} and p.id in (m.mentor_participation_id, e.mentee_participation_id)
        where m.region_id = ${regionId} and p.person_id = ${goneId}) as mentorships,
      (select count(*) from consents where region_id = ${regionId} and person_id = ${goneId}) as consents,
      array(select kind from (${bothStanding(merging)}) b order by kind)::text[] as "replacedConsents",
      (select count(*) from consent_sheets where region_id = ${regionId} and person_id = ${goneId}) as sheets,
      (select count(*) from family_links where region_id = ${regionId} and ${goneId} in (child_id, relative_id)) as relatives,
      (select count(*) from (${doubledSheets(merging)}) d) as "droppedSheets"`.execute(tx)
  const [counts] = rows
  if (counts === undefined) throw new Error('no row of effects')
  const listed = (joined: boolean) =>
    participations.flatMap(({ joined: is, form, ...row }) =>
      is === joined ? [{ ...row, form: { code: form, title: formTitle(model, form) } }] : [],
    )
  return { moved: listed(false), joined: listed(true), ...counts }
}

/** Why the two cannot be joined as they stand: one is the other's mentor or relative, or a scan of a sheet that would go waits for a look. */
export async function findObstacle(tx: Tx, merging: Merging): Promise<MergeObstacle | null> {
  const { regionId, keptId, goneId } = merging
  const both = sql`(${keptId}::uuid, ${goneId}::uuid)`
  const { rows } = await sql<{ own: boolean; relatives: boolean; scans: boolean }>`
    select exists (
      select 1 from mentorships m
      join participations p on p.region_id = ${regionId} and p.id = m.mentor_participation_id
      join mentorship_mentees e on e.region_id = ${regionId} and e.mentorship_id = m.id
      join participations q on q.region_id = ${regionId} and q.id = e.mentee_participation_id
      where m.region_id = ${regionId} and p.person_id in ${both} and q.person_id in ${both}
    ) as own, exists (
      select 1 from family_links where region_id = ${regionId} and child_id in ${both} and relative_id in ${both}
    ) as relatives, exists (
      select 1 from scan_pages g where g.region_id = ${regionId} and g.state <> 'filed'
        and g.sheet_id in (${doubledSheets(merging)})
    ) as scans`.execute(tx)
  const [found] = rows
  if (found?.own === true) return 'merge.ownMentor'
  if (found?.relatives === true) return 'merge.relatives'
  return found?.scans === true ? 'merge.scansWaiting' : null
}

/** How many participations a card has. */
export async function countParticipations(tx: Tx, regionId: number, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from participations where region_id = ${regionId} and person_id = ${personId}`.execute(tx)
  return rows[0]?.count ?? 0
}
