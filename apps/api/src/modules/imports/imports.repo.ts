import type { Import } from '@nastavnik/contract'
import { largestBatch } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Reach } from '../../access/actor.ts'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'
import { readAttempts } from './attempts.repo.ts'
import type { ParkedSheet } from './parked-workbook.ts'
import type { Kept, Review } from './review-workbook.ts'
import { forgetLateUndos } from './undo-record.repo.ts'

export interface NewImport {
  readonly id: string
  readonly regionId: number
  readonly organisationId: string
  readonly userId: string | null
  readonly file: Buffer
  readonly kept: Kept
  readonly follows: string | null
  readonly batch: string | null
  readonly createdAt: Date
}

const columnsOf = ({ review, parked, differences, choice }: Kept) => ({
  outcome: JSON.stringify(review),
  parked: JSON.stringify(parked),
  differences: JSON.stringify(differences),
  choice: JSON.stringify(choice),
  waiting: review.counters.errors,
})

export async function insertImport(tx: Tx, made: NewImport): Promise<void> {
  await tx
    .insertInto('imports')
    .values({
      region_id: made.regionId,
      id: made.id,
      organisation_id: made.organisationId,
      user_id: made.userId,
      state: 'preview',
      file: made.file,
      ...columnsOf(made.kept),
      created_at: made.createdAt,
      confirmed_at: null,
      follows: made.follows,
      batch_id: made.batch,
    })
    .execute()
}

interface ImportRow {
  id: string
  state: Import['state']
  organisation: { id: string; code: string; title: string }
  outcome: Review
  waiting: number
  choice: Import['choice']
  follows: string | null
  createdAt: Date
  confirmedAt: Date | null
  undoUntil: Date | null
  undone: Import['undone']
}

/** When and by whom an import was taken back; null when it was not. */
const undone = sql`case when i.undone_at is not null then json_build_object(
  'at', to_char(i.undone_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'by', (select u.name from users u where u.region_id = i.region_id and u.id = i.undone_by)) end`

export interface ImportFound {
  readonly organisationId: string
  /** The import whose parked rows this one corrects. */
  readonly follows: string | null
  readonly view: Import
}

const within = ({ regionId, organisationIds }: Reach) =>
  sql`i.region_id = ${regionId} and i.organisation_id = any (${[...organisationIds]}::uuid[])`

/** An import of the organisations within the reach; undefined outside. `lock` holds it for a confirmation. */
export async function findImport(tx: Tx, reach: Reach, id: string, lock = false): Promise<ImportFound | undefined> {
  const { rows } = await sql<ImportRow>`
    select i.id, i.state, i.outcome, i.waiting, i.choice, i.follows, i.created_at as "createdAt", i.confirmed_at as "confirmedAt",
      (select u.until from import_undos u where u.region_id = i.region_id and u.import_id = i.id) as "undoUntil", ${undone} as undone,
      json_build_object('id', o.id, 'code', o.code, 'title', o.title) as organisation
    from imports i join organisations o on o.id = i.organisation_id
    where ${within(reach)} and i.id = ${id} ${lock ? sql`for update of i` : sql``}`.execute(tx)
  const [row] = rows
  if (row === undefined) return undefined
  const { outcome, organisation, createdAt, confirmedAt, undoUntil, follows, ...rest } = row
  return {
    organisationId: organisation.id,
    follows,
    view: {
      ...rest,
      ...outcome,
      attempts: await readAttempts(tx, reach, id),
      organisation: { code: organisation.code, title: organisation.title },
      createdAt: createdAt.toISOString(),
      confirmedAt: confirmedAt?.toISOString() ?? null,
      undoUntil: undoUntil?.toISOString() ?? null,
    },
  }
}

export async function readParkedOf(tx: Tx, regionId: number, id: string): Promise<ParkedSheet[]> {
  const row = await tx
    .selectFrom('imports')
    .select('parked')
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.parked as ParkedSheet[]
}

/** A review of the same file, understood otherwise. */
export async function replaceReview(tx: Tx, regionId: number, id: string, kept: Kept): Promise<void> {
  await tx.updateTable('imports').set(columnsOf(kept)).where('region_id', '=', regionId).where('id', '=', id).execute()
}

/** The file goes as soon as its rows are in: it held children's names. */
export async function markDone(tx: Tx, regionId: number, id: string, kept: Kept, at: Date): Promise<void> {
  await tx
    .updateTable('imports')
    .set({ state: 'done', file: null, ...columnsOf(kept), confirmed_at: at })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

/** Neither rows nor names of an import that was taken back are kept: the reader learns how many there were. */
export async function markUndone(tx: Tx, regionId: number, id: string, { at, by }: { at: Date; by: string | null }): Promise<void> {
  await sql`
    update imports set state = 'undone', undone_at = ${at}, undone_by = ${by}, waiting = 0, parked = '[]',
      outcome = outcome || '{"parked": [], "warned": [], "ignored": []}'
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

/** Least time: a file nobody confirmed goes after a week, parked rows after a month, what an undo needs after a day. */
export async function forgetOldImports(tx: Tx, regionId: number, organisationId: string, now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const here = sql`region_id = ${regionId} and organisation_id = ${organisationId}`
  await forgetLateUndos(tx, regionId, [organisationId], now)
  await sql`delete from imports where ${here} and state = 'preview' and created_at < ${ago(7)}`.execute(tx)
  await sql`update imports set parked = '[]' where ${here} and state = 'done' and confirmed_at < ${ago(30)} and parked <> '[]'`.execute(tx)
}

export async function deleteImport(tx: Tx, regionId: number, id: string): Promise<void> {
  await tx.deleteFrom('imports').where('region_id', '=', regionId).where('id', '=', id).execute()
}

/** Workbooks sent together: the first one and those that name it. */
export async function listBatch(tx: Tx, reach: Reach, id: string): Promise<BatchedImport[]> {
  const { rows } = await sql<Omit<BatchedImport, 'createdAt'> & { createdAt: Date }>`
    select i.id, i.state, json_build_object('code', o.code, 'title', o.title) as organisation, i.outcome -> 'counters' as counters,
      i.outcome -> 'sheets' as sheets, i.waiting, i.created_at as "createdAt"
    from imports i join organisations o on o.id = i.organisation_id
    where ${within(reach)} and (i.batch_id = ${id} or i.id = ${id}) order by i.created_at, i.id limit ${largestBatch}`.execute(tx)
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
}
type BatchedImport = Pick<Import, 'id' | 'state' | 'organisation' | 'counters' | 'sheets' | 'waiting' | 'createdAt'>

interface ListedImport {
  readonly id: string
  readonly state: Import['state']
  readonly createdAt: string
  readonly confirmedAt: string | null
  readonly counters: Import['counters']
  readonly waiting: number
  readonly undone: Import['undone']
}

export async function listImports(
  tx: Tx,
  reach: Reach,
  organisationId: string,
  page: number,
): Promise<{ items: ListedImport[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<{
      id: string
      state: Import['state']
      createdAt: Date
      confirmedAt: Date | null
      counters: Import['counters']
      waiting: number
      undone: Import['undone']
      total: number
    }>`
    select i.id, i.state, i.created_at as "createdAt", i.confirmed_at as "confirmedAt", i.outcome -> 'counters' as counters, i.waiting,
      ${undone} as undone, count(*) over () as total
    from imports i where ${within(reach)} and i.organisation_id = ${organisationId}
    order by i.created_at desc, i.id ${window}`.execute(tx),
  )
  const items = rows.map(({ createdAt, confirmedAt, total: _total, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    confirmedAt: confirmedAt?.toISOString() ?? null,
  }))
  return { items, total }
}
