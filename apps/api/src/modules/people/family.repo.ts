import type { FamilyMember, FamilyRelation } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

/**
 * Family of a person among the participants of the organisation, by name. Those whom row security hides are not there. People are looked up one
 * by one (`limit 1`): the planner does not know how few relatives anybody has and would read all persons.
 */
export async function listFamily(tx: Tx, regionId: number, personId: string): Promise<FamilyMember[]> {
  const { rows } = await sql<FamilyMember>`
    select s.id as "personId", s.name, f.relation, f.side
    from (
      select relative_id as id, relation, 'RELATIVE' as side from family_links where region_id = ${regionId} and child_id = ${personId}
      union all
      select child_id, relation, 'CHILD' from family_links where region_id = ${regionId} and relative_id = ${personId}
    ) f
    cross join lateral (
      select id, name, name_key from persons where region_id = ${regionId} and id = f.id and erased_on is null limit 1
    ) s
    order by s.name_key`.execute(tx)
  return rows
}

interface Link {
  readonly regionId: number
  readonly organisationId: string
  readonly childId: string
  readonly relativeId: string
}

/** Both cards change: whoever has one of them open is told. */
async function markCards(tx: Tx, { regionId, childId, relativeId }: Link): Promise<void> {
  await sql`update persons set version = version + 1 where region_id = ${regionId} and id in (${childId}, ${relativeId})`.execute(tx)
}

/** Writes the link or its new relation. */
export async function writeLink(tx: Tx, link: Link, relation: FamilyRelation): Promise<void> {
  const { regionId, organisationId, childId, relativeId } = link
  await sql`
    insert into family_links (region_id, child_id, relative_id, organisation_id, relation)
    values (${regionId}, ${childId}, ${relativeId}, ${organisationId}, ${relation})
    on conflict (region_id, child_id, relative_id) do update set relation = excluded.relation`.execute(tx)
  await markCards(tx, link)
}

/** Removes the link of the two, whichever of them is the child. */
export async function deleteLink(tx: Tx, link: Link): Promise<void> {
  const { regionId, childId, relativeId } = link
  await sql`
    delete from family_links where region_id = ${regionId}
      and ((child_id = ${childId} and relative_id = ${relativeId}) or (child_id = ${relativeId} and relative_id = ${childId}))`.execute(tx)
  await markCards(tx, link)
}

/** Whether the relative mentors the child on the day or later. */
export async function areMentoring(tx: Tx, { regionId, childId, relativeId }: Link, today: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select 1 from participations mentor
      join mentorships m on m.region_id = ${regionId} and m.mentor_participation_id = mentor.id
      join mentorship_mentees e on e.region_id = ${regionId} and e.mentorship_id = m.id
      join participations mentee on mentee.region_id = ${regionId} and mentee.id = e.mentee_participation_id
      where mentor.region_id = ${regionId} and mentor.person_id = ${relativeId} and mentee.person_id = ${childId}
        and mentee.runs_until >= ${today}::date
    ) as found`.execute(tx)
  return rows[0]?.found === true
}
