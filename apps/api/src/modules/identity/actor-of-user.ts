import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Environment } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import type { Database } from '../../kernel/db.ts'
import { notFound } from '../../kernel/problem.ts'
import { findUser, type GrantRow, grantColumns, grantsOn } from './identity.repo.ts'

/** A person as an actor with the grants of the day, without a session: a key acts for its issuer. An unknown user has no grants. */
export async function findActorOfUser(db: Database, regionId: number, userId: string, day: string): Promise<Actor> {
  const { rows } = await sql<GrantRow>`
    select ${grantColumns} from grants g
    where region_id = ${regionId} and user_id = ${userId}`.execute(db)
  return { userId, regionId, grants: grantsOn(rows, day) }
}

/** The person of a login as an actor of today, for the command line. Throws 404 `user.notFound`. */
export async function findActorByLogin({ db, clock, models }: Environment, login: string): Promise<Actor> {
  const user = await findUser(db, login.toLowerCase())
  const model = models.get(user?.regionId ?? 0)
  if (user === undefined || model === undefined) throw notFound('user.notFound')
  return findActorOfUser(db, user.regionId, user.id, dayIn(model.timeZone, clock.now()))
}
