import { sql } from 'kysely'
import type { Database, Tx } from '../../kernel/db.ts'

/** Failures in a row that close the account, for a quarter of an hour. */
const attempts = 10
const lockMinutes = 15

/**
 * Judges a password or a code of the account; false for a wrong one, which is counted, and for any while the account is locked.
 * Attempts at one account wait for each other: of a thousand sent at once no more are judged than of a thousand in a row.
 */
export function judgeAttempt(db: Database, userId: string, now: Date, isRight: (tx: Tx) => Promise<boolean>): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { locked_until: lockedUntil } = await tx
      .selectFrom('users')
      .select('locked_until')
      .where('id', '=', userId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (lockedUntil !== null && lockedUntil > now) return false
    if (await isRight(tx)) return true
    await noteFailure(tx, userId, new Date(now.getTime() + lockMinutes * 60_000))
    return false
  })
}

/** The last allowed failure locks and starts the count anew. */
async function noteFailure(tx: Tx, userId: string, lockedUntil: Date): Promise<void> {
  await sql`
    update users set
      failed_sign_ins = case when failed_sign_ins + 1 >= ${attempts} then 0 else failed_sign_ins + 1 end,
      locked_until = case when failed_sign_ins + 1 >= ${attempts} then ${lockedUntil}::timestamptz else locked_until end
    where id = ${userId}`.execute(tx)
}

export async function forgetFailures(db: Database, userId: string): Promise<void> {
  await db.updateTable('users').set({ failed_sign_ins: 0, locked_until: null }).where('id', '=', userId).execute()
}
