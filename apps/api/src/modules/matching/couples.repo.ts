import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

interface Place {
  readonly regionId: number
  readonly organisationId: string
}

/** A mentee and a mentor, by their persons. */
export interface Couple {
  readonly menteeId: string
  readonly mentorId: string
}

/** Mentors by mentee. */
export function byMentee(couples: readonly Couple[]): ReadonlyMap<string, ReadonlySet<string>> {
  const mentors = new Map<string, Set<string>>()
  for (const { menteeId, mentorId } of couples) {
    const known = mentors.get(menteeId)
    if (known === undefined) mentors.set(menteeId, new Set([mentorId]))
    else known.add(mentorId)
  }
  return mentors
}

/** Kin of an organisation, either way round. */
export async function listRelatives(tx: Tx, { regionId, organisationId }: Place): Promise<readonly Couple[]> {
  const { rows } = await sql<Couple>`
    select child_id as "menteeId", relative_id as "mentorId" from family_links where region_id = ${regionId} and organisation_id = ${organisationId}
    union
    select relative_id, child_id from family_links where region_id = ${regionId} and organisation_id = ${organisationId}`.execute(tx)
  return rows
}

interface FormerPair extends Couple {
  /** It came to nothing: the mentee has not completed the programme. */
  readonly failed: boolean
}

/** Pairs of an organisation that are over by the day. */
export async function listFormerPairs(tx: Tx, { regionId, organisationId }: Place, day: string): Promise<readonly FormerPair[]> {
  const { rows } = await sql<FormerPair>`
    select e.person_id as "menteeId", r.person_id as "mentorId", bool_or(e.completed is false) as failed
    from mentorships m
    join participations r on r.region_id = ${regionId} and r.id = m.mentor_participation_id
    join mentorship_mentees x on x.region_id = ${regionId} and x.mentorship_id = m.id
    join participations e on e.region_id = ${regionId} and e.id = x.mentee_participation_id and e.runs_until < ${day}::date
    where m.region_id = ${regionId} and m.organisation_id = ${organisationId}
    group by 1, 2`.execute(tx)
  return rows
}
