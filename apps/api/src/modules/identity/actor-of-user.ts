import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Database } from '../../kernel/db.ts'
import { type GrantRow, grantsOn } from './identity.repo.ts'

/** A person as an actor with the grants of the day, without a session: a key acts for its issuer. An unknown user has no grants. */
export async function findActorOfUser(db: Database, regionId: number, userId: string, day: string): Promise<Actor> {
  const { rows } = await sql<GrantRow>`
    select role, municipality_id, organisation_id, forms, valid_from, valid_to from grants
    where region_id = ${regionId} and user_id = ${userId}`.execute(db)
  return { userId, regionId, grants: grantsOn(rows, day) }
}
