import type { RoleCode, SecondFactor } from '@nastavnik/contract'
import { RoleCode as RoleCodes } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Actor, Grant, Place } from '../../access/actor.ts'
import type { Database, Tx } from '../../kernel/db.ts'
import { deleteSessions } from './invitations.repo.ts'

export interface GrantRow {
  role: string
  municipality_id: string | null
  organisation_id: string | null
  forms: string[] | null
  classes: string[] | null
  valid_from: string
  valid_to: string | null
  /** Organisations merged into the grant's own, along the chain. */
  merged: string[]
}

/** A grant `g` as `GrantRow`. */
export const grantColumns = sql`g.role, g.municipality_id, g.organisation_id, g.forms, g.classes, g.valid_from, g.valid_to, array(
  with recursive merged (id) as (
    select id from organisations where merged_into = g.organisation_id
    union all select o.id from merged join organisations o on o.merged_into = merged.id
  )
  select id from merged
) as merged`

function placeOf(row: GrantRow): Place {
  if (row.organisation_id !== null) return { level: 'organisation', organisationId: row.organisation_id }
  if (row.municipality_id !== null) return { level: 'municipality', municipalityId: row.municipality_id }
  return { level: 'region' }
}

/**
 * A role the code does not know gives nothing; a role at an organisation holds at those merged into it too, but for one narrowed to classes: 7 «А»
 * of another school is another class.
 */
function grantsOf(row: GrantRow): Grant[] {
  const role = RoleCodes.safeParse(row.role)
  if (!role.success) return []
  const merged = row.classes === null ? row.merged : []
  const places: Place[] = [placeOf(row), ...merged.map((organisationId) => ({ level: 'organisation', organisationId }) as const)]
  return places.map((place) => ({ role: role.data, place, forms: row.forms, classes: row.classes }))
}

/** Grants whose term covers the day. */
export const grantsOn = (rows: readonly GrantRow[], day: string): Grant[] =>
  rows.filter(({ valid_from, valid_to }) => valid_from <= day && (valid_to === null || valid_to >= day)).flatMap(grantsOf)

export interface SessionRow {
  readonly actor: Actor
  readonly login: string
  readonly name: string
  readonly seenAt: Date
}

/** The person behind a session with the grants valid on the day in the person's region; undefined when the session is unknown or has ended. */
export async function findSession(
  db: Database,
  tokenHash: Buffer,
  at: { now: Date; idleSince: Date; todayIn: (regionId: number) => string },
): Promise<SessionRow | undefined> {
  const { rows } = await sql<{ user_id: string; region_id: number; login: string; name: string; seen_at: Date; grants: GrantRow[] | null }>`
    select u.id as user_id, u.region_id, u.login, u.name, s.seen_at,
      (select json_agg(g) from (
        select ${grantColumns}
        from grants g where g.user_id = u.id
      ) g) as grants
    from sessions s join users u on u.id = s.user_id
    where s.token_hash = ${tokenHash} and s.passed and s.expires_at > ${at.now} and s.seen_at > ${at.idleSince}`.execute(db)
  const [row] = rows
  if (row === undefined) return undefined
  const actor = { userId: row.user_id, regionId: row.region_id, grants: grantsOn(row.grants ?? [], at.todayIn(row.region_id)) }
  return { actor, login: row.login, name: row.name, seenAt: row.seen_at }
}

export async function touchSession(db: Database, tokenHash: Buffer, now: Date): Promise<void> {
  await db.updateTable('sessions').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute()
}

export async function insertSession(
  db: Database,
  session: { tokenHash: Buffer; userId: string; now: Date; expiresAt: Date; passed: boolean },
): Promise<void> {
  const { tokenHash, userId, now, expiresAt, passed } = session
  await db
    .insertInto('sessions')
    .values({ token_hash: tokenHash, user_id: userId, created_at: now, seen_at: now, expires_at: expiresAt, passed })
    .execute()
  await db.deleteFrom('sessions').where('user_id', '=', userId).where('expires_at', '<', now).execute()
}

export async function deleteSession(db: Database, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}

export interface UserRow {
  readonly id: string
  readonly regionId: number
  /** Null until the invitation is accepted. */
  readonly passwordHash: string | null
  readonly failedSignIns: number
  readonly secondFactor: SecondFactor
}

export async function findUser(db: Database, login: string): Promise<UserRow | undefined> {
  const row = await db.selectFrom('users').selectAll().where('login', '=', login).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    regionId: row.region_id,
    passwordHash: row.password_hash,
    failedSignIns: row.failed_sign_ins,
    secondFactor: row.second_factor,
  }
}

/** The old password's sessions end with it, save the one kept; how many. */
export async function replacePassword(tx: Tx, userId: string, passwordHash: string | null, kept?: Buffer): Promise<number> {
  await tx
    .updateTable('users')
    .set({ password_hash: passwordHash, failed_sign_ins: 0, locked_until: null })
    .where('id', '=', userId)
    .execute()
  return deleteSessions(tx, userId, kept)
}

/** Until a new one is set, nobody signs in. */
export const forgetPassword = (tx: Tx, userId: string): Promise<number> => replacePassword(tx, userId, null)

export async function listSessions(db: Database, userId: string, { now, idleSince }: { now: Date; idleSince: Date }) {
  return db
    .selectFrom('sessions')
    .select(['token_hash', 'created_at', 'seen_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .where('passed', '=', true)
    .where('seen_at', '>', idleSince)
    .orderBy('created_at', 'desc')
    .execute()
}

export interface NewGrant {
  readonly id: string
  readonly role: RoleCode
  readonly municipalityId: string | null
  readonly organisationId: string | null
  readonly forms: readonly string[] | null
  readonly classes?: readonly string[] | null
  readonly validFrom: string
  readonly validTo?: string | null
  /** The user whom the grant stands in for. */
  readonly substitutes?: string | null
}

export async function insertGrant(tx: Tx, { regionId, userId }: { regionId: number; userId: string }, grant: NewGrant): Promise<void> {
  await tx
    .insertInto('grants')
    .values({
      id: grant.id,
      region_id: regionId,
      user_id: userId,
      role: grant.role,
      municipality_id: grant.municipalityId,
      organisation_id: grant.organisationId,
      forms: grant.forms === null ? null : [...grant.forms],
      classes: grant.classes === null || grant.classes === undefined ? null : [...grant.classes],
      valid_from: grant.validFrom,
      valid_to: grant.validTo ?? null,
      substitutes: grant.substitutes ?? null,
    })
    .execute()
}

export async function insertUser(
  tx: Tx,
  user: {
    id: string
    regionId: number
    login: string
    name: string
    passwordHash: string | null
    createdAt: Date
    secondFactor?: 'unset' | 'exempt'
    grants: readonly NewGrant[]
  },
): Promise<void> {
  await tx
    .insertInto('users')
    .values({
      id: user.id,
      region_id: user.regionId,
      login: user.login,
      name: user.name,
      password_hash: user.passwordHash,
      created_at: user.createdAt,
      locked_until: null,
      second_factor: user.secondFactor ?? 'unset',
    })
    .execute()
  for (const grant of user.grants) await insertGrant(tx, { regionId: user.regionId, userId: user.id }, grant)
}
