import { sql } from 'kysely'
import type { Database, Tx } from '../../kernel/db.ts'

/** Sets a new one-time token in the place of any earlier one. */
export async function replaceInvitation(
  tx: Tx,
  invitation: { tokenHash: Buffer; regionId: number; userId: string; createdBy: string | null; expiresAt: Date },
): Promise<void> {
  const { tokenHash, regionId, userId, createdBy, expiresAt } = invitation
  await deleteInvitations(tx, userId)
  await tx
    .insertInto('user_invitations')
    .values({ token_hash: tokenHash, region_id: regionId, user_id: userId, created_by: createdBy, expires_at: expiresAt, used_at: null })
    .execute()
}

export async function deleteInvitations(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('user_invitations').where('user_id', '=', userId).where('used_at', 'is', null).execute()
}

/** Whoever holds a link must not gain by it what another gives to the account later: links of others end. */
export async function deleteInvitationsOfOthers(tx: Tx, userId: string, giver: string | null): Promise<void> {
  await sql`
    delete from user_invitations where user_id = ${userId} and used_at is null and created_by is distinct from ${giver}::uuid`.execute(tx)
}

/** When the open link of the account ends; undefined when there is none. */
export async function findInvitation(tx: Tx, userId: string, now: Date): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('user_invitations')
    .select('expires_at')
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row?.expires_at
}

/** Uses the token up; its account, or undefined when the token is unknown, used or too old. One of two at once gets it. */
export async function takeInvitation(db: Database, tokenHash: Buffer, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ user_id: string }>`
    update user_invitations set used_at = ${now}
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${now} returning user_id`.execute(db)
  return rows[0]?.user_id
}

export async function countSessions(tx: Tx, userId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from sessions where user_id = ${userId} and expires_at > ${now}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Ends the sessions of the account, save the one kept; how many. */
export async function deleteSessions(db: Database, userId: string, kept?: Buffer): Promise<number> {
  const { rows } = await sql<{ token_hash: Buffer }>`
    delete from sessions where user_id = ${userId} and token_hash is distinct from ${kept ?? null}::bytea returning token_hash`.execute(db)
  return rows.length
}
