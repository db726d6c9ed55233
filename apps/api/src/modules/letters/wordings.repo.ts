import type { LetterCard, LetterKind, LetterWording } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Database, Tx } from '../../kernel/db.ts'

/** The territory's own words that stand now, by kind. */
export async function findWordings(db: Database, regionId: number): Promise<ReadonlyMap<LetterKind, LetterWording>> {
  const { rows } = await sql<{ kind: LetterKind; subject: string | null; text: string | null }>`
    select distinct on (kind) kind, subject, text from letter_wordings where region_id = ${regionId} order by kind, version desc`.execute(
    db,
  )
  return new Map(rows.flatMap(({ kind, subject, text }) => (subject === null || text === null ? [] : [[kind, { subject, text }] as const])))
}

/** Every version of the kind, the newest first. */
export async function listVersions(tx: Tx, regionId: number, kind: LetterKind): Promise<LetterCard['versions']> {
  const rows = await tx
    .selectFrom('letter_wordings as w')
    .leftJoin('users as u', (join) => join.onRef('u.region_id', '=', 'w.region_id').onRef('u.id', '=', 'w.written_by'))
    .select(['w.version', 'w.subject', 'w.text', 'w.written_at', 'u.name'])
    .where('w.region_id', '=', regionId)
    .where('w.kind', '=', kind)
    .orderBy('w.version', 'desc')
    .execute()
  return rows.map(({ version, subject, text, written_at: writtenAt, name }) => ({
    version,
    writtenAt: writtenAt.toISOString(),
    writtenBy: name,
    wording: subject === null || text === null ? null : { subject, text },
  }))
}

interface NewWording {
  readonly regionId: number
  readonly kind: LetterKind
  readonly version: number
  /** Null: the original words are back. */
  readonly wording: LetterWording | null
  readonly writtenBy: string | null
  readonly writtenAt: Date
}

/** False when somebody has written this version already. */
export async function insertWording(tx: Tx, { regionId, kind, version, wording, writtenBy, writtenAt }: NewWording): Promise<boolean> {
  const inserted = await tx
    .insertInto('letter_wordings')
    .values({
      ...{ region_id: regionId, kind, version, subject: wording?.subject ?? null, text: wording?.text ?? null },
      ...{ written_by: writtenBy, written_at: writtenAt },
    })
    .onConflict((row) => row.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}
