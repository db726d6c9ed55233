import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { isHere } from '../people/index.ts'
import type { Gone, RoundInput } from './round-input.ts'

interface Place {
  readonly regionId: number
  readonly organisationId: string
  readonly programmeId: string
}

/** Who of an input has left, is erased or joined with another card since it was made, and which of its mentees have been proposed to whom. */
export async function readGone(
  tx: Tx,
  { regionId, organisationId, programmeId }: Place,
  today: string,
  { mentees, mentors }: RoundInput,
): Promise<Gone> {
  const ids = [...mentees, ...mentors].map(({ id }) => id)
  const { rows: left } = await sql<{ id: string }>`
    select i.id from unnest(${ids}::uuid[]) i (id) where (i.id in (
      select id from participations where region_id = ${regionId} and organisation_id = ${organisationId} and (person_id in (
        select id from persons s where region_id = ${regionId} and organisation_id = ${organisationId} and erased_on is null and ${isHere(today)}
      )) is true
    )) is not true`.execute(tx)
  const { rows: proposed } = await sql<{ mentee: string; mentor: string }>`
    select mentee_id as mentee, mentor_id as mentor from pair_proposals
    where region_id = ${regionId} and organisation_id = ${organisationId} and programme_id = ${programmeId}`.execute(tx)
  const theirs = new Map(proposed.map(({ mentee, mentor }) => [mentee, mentor]))
  const now = mentees.flatMap(({ id }): [string, string][] => {
    const mentor = theirs.get(id)
    return mentor === undefined ? [] : [[id, mentor]]
  })
  return { left: new Set(left.map(({ id }) => id)), proposed: new Map(now) }
}
