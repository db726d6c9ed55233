import type { SecondFactor } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Database, Tx } from '../../kernel/db.ts'

/** An account as its second factor is judged. */
export interface FactorAccount {
  readonly userId: string
  readonly regionId: number
  readonly login: string
  readonly secondFactor: SecondFactor
  readonly secret: Buffer | null
}

const factorsOf = (db: Database) =>
  db
    .selectFrom('users')
    .select(['id as userId', 'region_id as regionId', 'login', 'second_factor as secondFactor', 'factor_secret as secret'])

/** The account behind a session that is still to pass the second factor. */
export async function findPending(db: Database, tokenHash: Buffer, now: Date): Promise<FactorAccount | undefined> {
  return factorsOf(db)
    .where('id', 'in', (session) =>
      session
        .selectFrom('sessions')
        .select('user_id')
        .where('token_hash', '=', tokenHash)
        .where('passed', '=', false)
        .where('expires_at', '>', now),
    )
    .executeTakeFirst()
}

export const readFactor = (db: Database, userId: string): Promise<FactorAccount> =>
  factorsOf(db).where('id', '=', userId).executeTakeFirstOrThrow()

/** A secret that counts only when a code of it has been given; one that is on is not replaced. */
export async function keepSecret(db: Database, userId: string, secret: Buffer): Promise<void> {
  await db
    .updateTable('users')
    .set({ factor_secret: secret, factor_step: null })
    .where('id', '=', userId)
    .where('second_factor', '=', 'unset')
    .execute()
}

/** Uses a step up: false when it, or a later one, was used already. One of two at once gets it. */
export async function takeStep(tx: Tx, userId: string, step: number): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update users set factor_step = ${step} where id = ${userId} and (factor_step is null or factor_step < ${step}) returning id`.execute(tx)
  return rows.length === 1
}

/** Uses a recovery code up: false when it is unknown or used. */
export async function takeRecoveryCode(tx: Tx, userId: string, codeHash: Buffer, now: Date): Promise<boolean> {
  const { rows } = await sql<{ user_id: string }>`
    update recovery_codes set used_at = ${now}
    where user_id = ${userId} and code_hash = ${codeHash} and used_at is null returning user_id`.execute(tx)
  return rows.length === 1
}

export async function turnOn(tx: Tx, account: FactorAccount, codeHashes: readonly Buffer[]): Promise<void> {
  await tx.updateTable('users').set({ second_factor: 'on' }).where('id', '=', account.userId).execute()
  await replaceRecoveryCodes(tx, account, codeHashes)
}

export async function replaceRecoveryCodes(tx: Tx, { userId, regionId }: FactorAccount, codeHashes: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
  const codes = codeHashes.map((hash) => ({ code_hash: hash, region_id: regionId, user_id: userId, used_at: null }))
  await tx.insertInto('recovery_codes').values(codes).execute()
}

/** Recovery codes not used yet. */
export async function countRecoveryCodes(db: Database, userId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from recovery_codes where user_id = ${userId} and used_at is null`.execute(db)
  return rows[0]?.n ?? 0
}

/** The next sign-in sets the second factor up anew. An exempt account stays exempt. */
export async function turnOff(tx: Tx, userId: string): Promise<void> {
  await tx
    .updateTable('users')
    .set({ second_factor: 'unset', factor_secret: null, factor_step: null })
    .where('id', '=', userId)
    .where('second_factor', '=', 'on')
    .execute()
  await tx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
}

export async function passSession(tx: Tx, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await tx.updateTable('sessions').set({ passed: true, expires_at: expiresAt }).where('token_hash', '=', tokenHash).execute()
}

/** Sessions opened before the account needed a second factor. */
export async function endUnprotectedSessions(tx: Tx, userId: string): Promise<void> {
  await sql`
    delete from sessions s using users u
    where u.id = s.user_id and u.id = ${userId} and u.second_factor = 'unset'`.execute(tx)
}

/** Roles of today and of the days to come. */
export async function rolesToHold(db: Database, userId: string, today: string): Promise<string[]> {
  const { rows } = await sql<{ role: string }>`
    select distinct role from grants where user_id = ${userId} and (valid_to is null or valid_to >= ${today}::date)`.execute(db)
  return rows.map(({ role }) => role)
}
