import type { LetterKind, LetterTrouble } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Database, Tx } from '../../kernel/db.ts'
import { keptDays, lease } from './retry.rules.ts'

export interface TakenLetter {
  readonly id: string
  readonly kind: LetterKind
  readonly userId: string | null
  /** Where it goes; null: its user has no address any more. */
  readonly address: string | null
  readonly data: Readonly<Record<string, unknown>>
  /** With the one that begins. */
  readonly attempts: number
}

/** Takes one letter that is due, for a while: others pass it by, and if its taker dies it is due again after the lease. */
export async function takeLetter(db: Database, regionId: number, now: Date): Promise<TakenLetter | undefined> {
  const { rows } = await sql<TakenLetter>`
    update letters l set attempts = l.attempts + 1, not_before = ${new Date(now.getTime() + lease)}
    where l.region_id = ${regionId} and l.id = (
      select id from letters where region_id = ${regionId} and sent_at is null and failed_at is null and not_before <= ${now}
      order by not_before, id limit 1 for update skip locked)
    returning l.id, l.kind, l.user_id as "userId", l.data, l.attempts, coalesce(l.address, (
      select s.address from letter_settings s where s.region_id = l.region_id and s.user_id = l.user_id)) as address`.execute(db)
  return rows[0]
}

const letterAt = (db: Database, regionId: number, id: string) =>
  db.updateTable('letters').where('region_id', '=', regionId).where('id', '=', id)

/** It has gone: its data and address are of no use any more. */
export async function markSent(db: Database, regionId: number, id: string, now: Date): Promise<void> {
  await letterAt(db, regionId, id).set({ sent_at: now, address: null, data: '{}', trouble: null }).execute()
}

export async function markLater(db: Database, regionId: number, id: string, notBefore: Date, trouble: LetterTrouble): Promise<void> {
  await letterAt(db, regionId, id).set({ not_before: notBefore, trouble }).execute()
}

export async function markFailed(db: Database, regionId: number, id: string, now: Date, trouble: LetterTrouble): Promise<void> {
  await letterAt(db, regionId, id).set({ failed_at: now, trouble }).execute()
}

export async function deleteLetter(db: Database, regionId: number, id: string): Promise<void> {
  await db.deleteFrom('letters').where('region_id', '=', regionId).where('id', '=', id).execute()
}

/** Deletes what has gone, and what has failed, long ago. */
export async function forgetLetters(db: Database, regionId: number, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - keptDays * 86_400_000)
  await sql`delete from letters where region_id = ${regionId} and (sent_at < ${oldest} or failed_at < ${oldest})`.execute(db)
}

/** Titles of organisations by id. */
export async function titlesOf(db: Database, regionId: number, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisations')
    .select(['id', 'title'])
    .where('region_id', '=', regionId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

export interface SendingCounts {
  readonly waiting: number
  readonly sentInWeek: number
  readonly notices: number
  readonly failed: number
  readonly trouble: LetterTrouble | null
}

export async function countSending(tx: Tx, regionId: number, now: Date): Promise<SendingCounts> {
  const weekAgo = new Date(now.getTime() - 7 * 86_400_000)
  const { rows } = await sql<SendingCounts>`
    select count(*) filter (where sent_at is null and failed_at is null)::int as waiting,
      count(*) filter (where sent_at >= ${weekAgo})::int as "sentInWeek",
      count(*) filter (where failed_at is not null)::int as failed,
      (select count(*)::int from notices where region_id = ${regionId}) as notices,
      (select trouble from letters where region_id = ${regionId} and sent_at is null and failed_at is null and trouble is not null
        order by not_before desc limit 1) as trouble
    from letters where region_id = ${regionId}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('no counts')
  return row
}
