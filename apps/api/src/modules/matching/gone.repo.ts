import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { isHere } from '../people/index.ts'
import type { Gone, RoundInput } from './round-input.ts'

/** Who of an input has left, is erased or joined with another card since it was made, and which of its mentees have been proposed to whom. */
export async function readGone(tx: Tx, regionId: number, today: string, { mentees, mentors }: RoundInput): Promise<Gone> {
  const ids = [...mentees, ...mentors].map(({ id }) => id)
  const { rows: left } = await sql<{ id: string }>`
    select i.id from unnest(${ids}::uuid[]) i (id) where not exists (
      select 1 from participations p join persons s on s.region_id = ${regionId} and s.id = p.person_id and s.erased_on is null and ${isHere(today)}
      where p.region_id = ${regionId} and p.id = i.id)`.execute(tx)
  const { rows: proposed } = await sql<{ mentee: string; mentor: string }>`
    select mentee_id as mentee, mentor_id as mentor from pair_proposals
    where region_id = ${regionId} and mentee_id = any (${mentees.map(({ id }) => id)}::uuid[])`.execute(tx)
  return { left: new Set(left.map(({ id }) => id)), proposed: new Map(proposed.map(({ mentee, mentor }) => [mentee, mentor])) }
}
