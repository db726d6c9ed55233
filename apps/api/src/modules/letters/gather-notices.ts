import type { NoticeKind } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import { dayIn } from '../../kernel/clock.ts'
import type { Database, Tx } from '../../kernel/db.ts'
import { digestTimeOf, lastDigestDay, noticeDays, shortestPause } from './notices.rules.ts'
import { putLetter } from './put-letter.ts'

/** A notice inside a digest. */
export interface GatheredNotice {
  readonly kind: NoticeKind
  readonly organisationId: string | null
  readonly data: Readonly<Record<string, string | number>>
}

interface Moment {
  readonly regionId: number
  readonly now: Date
  readonly today: string
  /** Notices from before it are due to those who read once a day. */
  readonly morning: string
  readonly timeZone: string
}

const morningOf = ({ morning, timeZone }: Moment) => sql<Date>`(${morning}::timestamp at time zone ${timeZone})`

/** Who has a notice whose hour has come. */
async function readersOf(db: Database, moment: Moment): Promise<string[]> {
  const { regionId, now } = moment
  const { rows } = await sql<{ userId: string }>`
    select s.user_id as "userId" from letter_settings s where s.region_id = ${regionId} and s.address is not null and (
      s.frequency = 'daily' and exists (select from notices n
        where n.region_id = s.region_id and n.user_id = s.user_id and n.created_at < ${morningOf(moment)})
      or s.frequency = 'atOnce' and (s.last_digest_at is null or s.last_digest_at <= ${new Date(now.getTime() - shortestPause)})
        and exists (select from notices n where n.region_id = s.region_id and n.user_id = s.user_id))`.execute(db)
  return rows.map(({ userId }) => userId)
}

/** Takes the notices of a user that are due; those of a place where the user works no longer go nowhere. */
async function takeNotices(tx: Tx, moment: Moment, userId: string, frequency: string): Promise<GatheredNotice[]> {
  const { regionId, today } = moment
  const { rows } = await sql<GatheredNotice & { isAddressed: boolean; title: string | null; id: string }>`
    delete from notices n where n.region_id = ${regionId} and n.user_id = ${userId}
      and (${frequency} = 'atOnce' or n.created_at < ${morningOf(moment)})
    returning n.id, n.kind, n.organisation_id as "organisationId", n.data,
      (select o.title from organisations o where o.id = n.organisation_id) as title,
      exists (select from grants g where g.region_id = n.region_id and g.user_id = n.user_id
        and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today})
        and (n.organisation_id is null or g.organisation_id is null or g.organisation_id = n.organisation_id)) as "isAddressed"`.execute(tx)
  return rows
    .filter(({ isAddressed }) => isAddressed)
    .toSorted((a, b) => (a.title ?? '').localeCompare(b.title ?? '', 'ru') || a.kind.localeCompare(b.kind) || a.id.localeCompare(b.id))
    .map(({ kind, organisationId, data }) => ({ kind, organisationId, data }))
}

/** Notices and letter change places in one transaction: a kill leaves one or the other. */
async function gatherFor(tx: Tx, moment: Moment, userId: string): Promise<void> {
  const { regionId, now } = moment
  const settings = await tx
    .selectFrom('letter_settings')
    .select('frequency')
    .where('region_id', '=', regionId)
    .where('user_id', '=', userId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (settings === undefined) return
  const notices = await takeNotices(tx, moment, userId, settings.frequency)
  if (notices.length === 0) return
  await putLetter(tx, { regionId, kind: 'digest', userId, address: null, data: { notices }, at: now })
  await tx
    .updateTable('letter_settings')
    .set({ last_digest_at: now })
    .where('region_id', '=', regionId)
    .where('user_id', '=', userId)
    .execute()
}

/** Makes letters of the notices whose hour has come, and forgets those that nobody can be told of any more. */
export async function gatherNotices(db: Database, { regionId, timeZone }: TargetModel, now: Date): Promise<void> {
  const moment = { regionId, now, timeZone, today: dayIn(timeZone, now), morning: digestTimeOf(lastDigestDay(timeZone, now)) }
  for (const userId of await readersOf(db, moment)) await db.transaction().execute((tx) => gatherFor(tx, moment, userId))
  const oldest = new Date(now.getTime() - noticeDays * 86_400_000)
  await db.deleteFrom('notices').where('region_id', '=', regionId).where('created_at', '<', oldest).execute()
}
