import type { LetterKind, NoticeKind, noticeWords, RoleCode } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'

/** Said by the system itself for every letter. */
type OwnWord = 'organisation' | 'territory' | 'items'
type WordsOf<Kind extends NoticeKind> = Exclude<(typeof noticeWords)[Kind]['may'][number], OwnWord>

/**
 * Values of the words of a notice: counts, titles of surveys, days as `2026-11-30`; `link` is a page of the system from its root, `/surveys/…`.
 * Never a name of a participant.
 */
export type NoticeData<Kind extends NoticeKind> = Readonly<Record<WordsOf<Kind>, string | number>> & { readonly link: `/${string}` }

interface Notice<Kind extends NoticeKind> {
  readonly regionId: number
  readonly kind: Kind
  /** The organisation it is about; null: the territory. */
  readonly organisationId: string | null
  /** What it is about, an id: a second notice of the same takes the place of one that still waits. */
  readonly about?: string
  readonly data: NoticeData<Kind>
  readonly at: Date
}

/** A user's notice; it goes with the others of that user, in a letter. Written in the transaction of what causes it. */
export function putNotice<Kind extends NoticeKind>(
  tx: Tx,
  { userId, ...notice }: Notice<Kind> & { readonly userId: string },
): Promise<void> {
  return insertNotices(tx, notice, [userId])
}

/** The same for everybody who holds the role at the organisation on the day. */
export async function putNoticeToRole<Kind extends NoticeKind>(
  tx: Tx,
  { role, today, ...notice }: Notice<Kind> & { readonly role: RoleCode; readonly organisationId: string; readonly today: string },
): Promise<void> {
  const { regionId, organisationId } = notice
  const { rows } = await sql<{ userId: string }>`
    select distinct user_id as "userId" from grants where region_id = ${regionId} and role = ${role} and organisation_id = ${organisationId}
      and valid_from <= ${today} and (valid_to is null or valid_to >= ${today})`.execute(tx)
  return insertNotices(
    tx,
    notice,
    rows.map(({ userId }) => userId),
  )
}

async function insertNotices<Kind extends NoticeKind>(
  tx: Tx,
  { regionId, kind, organisationId, about = '', data, at }: Notice<Kind>,
  userIds: readonly string[],
): Promise<void> {
  if (data.link.startsWith('//')) throw new Error('a link of a notice is a page of the system')
  if (userIds.length === 0) return
  const same = { region_id: regionId, kind, organisation_id: organisationId, about, data: JSON.stringify(data), created_at: at }
  await tx
    .insertInto('notices')
    .values(userIds.map((userId) => ({ ...same, id: newId(), user_id: userId })))
    .onConflict((row) =>
      row.columns(['region_id', 'user_id', 'kind', 'organisation_id', 'about']).doUpdateSet((eb) => ({ data: eb.ref('excluded.data') })),
    )
    .execute()
}

interface WaitingLetter {
  readonly id?: string
  readonly regionId: number
  readonly kind: LetterKind
  /** Null: nobody's account. */
  readonly userId: string | null
  /** For this letter alone; null: the user's confirmed address of the moment of sending. */
  readonly address: string | null
  readonly data: object
  readonly at: Date
}

/** A letter that goes by itself, as soon as it can. Written in the transaction of what causes it; its id. */
export async function putLetter(tx: Tx, { id = newId(), regionId, kind, userId, address, data, at }: WaitingLetter): Promise<string> {
  await tx
    .insertInto('letters')
    .values({
      ...{ region_id: regionId, id, kind, user_id: userId, address, data: JSON.stringify(data), created_at: at, not_before: at },
    })
    .execute()
  return id
}
