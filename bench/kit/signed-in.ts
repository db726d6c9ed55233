import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { hashToken } from '../../apps/api/src/modules/identity/session-token.ts'
import type { BenchDatabase } from './cluster.ts'

/** A signed-in user with a role at a unit, written straight to the tables; returns the cookie. */
export async function signedIn({ owner }: BenchDatabase, role: string, organisation: string | null): Promise<string> {
  const id = randomUUID()
  const token = randomBytes(32).toString('base64url')
  await sql`
    insert into users (id, region_id, login, name, password_hash, created_at) values (${id}, 1, ${id}, 'Замер', 'x', now())`.execute(owner)
  await sql`
    insert into grants (id, region_id, user_id, role, organisation_id, valid_from)
    select ${randomUUID()}, 1, ${id}, ${role}, (select o.id from organisations o where o.code = ${organisation}), date '2020-01-01'`.execute(
    owner,
  )
  await sql`insert into sessions values (${hashToken(token)}, ${id}, now(), now(), now() + interval '1 day', true)`.execute(owner)
  return `session=${token}`
}
