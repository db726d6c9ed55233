import { sql } from 'kysely'
import type { Database, Tx } from './db.ts'

/** What a transaction may see of people: one region and a short list of organisations. */
export interface RowScope {
  readonly regionId: number
  readonly organisationIds: readonly string[]
  /** Nothing can be written. */
  readonly readOnly?: true
  /** Those who withdrew their consent are seen too. */
  readonly withdrawn?: boolean
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function validRegion(regionId: number): number {
  if (!Number.isInteger(regionId) || regionId < 1 || regionId > 32_767) throw new Error('not a region id')
  return regionId
}

function validIds(ids: readonly string[]): string {
  if (!ids.every((id) => uuid.test(id))) throw new Error('not an organisation id')
  return ids.join(',')
}

/**
 * Runs work under row-level security of the given scope. The settings are literal text of validated ids because
 * a sharded server passes on only literal SET LOCAL statements; they end with the transaction.
 */
export function inTransaction<Result>(db: Database, scope: RowScope, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const access = scope.readOnly === true ? 'set transaction read only; ' : ''
  const settings = `${access}set local app.region_id = '${validRegion(scope.regionId)}'; set local app.organisations = '{${validIds(scope.organisationIds)}}'; set local app.withdrawn = '${scope.withdrawn === true ? 'on' : 'off'}'`
  return db.transaction().execute(async (tx) => {
    await sql.raw(settings).execute(tx)
    return work(tx)
  })
}

/** Runs counting work for one region under the role that has no column of names. */
export function inReporting<Result>(db: Database, regionId: number, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const settings = `set local app.region_id = '${validRegion(regionId)}'; set local role nastavnik_reporting`
  return db.transaction().execute(async (tx) => {
    await sql.raw(settings).execute(tx)
    return work(tx)
  })
}

/** A part of a writing transaction that sees one other organisation and nothing else of the scope; then the scope is back. */
export async function insideOrganisation<Result>(
  tx: Tx,
  { organisationIds }: Pick<RowScope, 'organisationIds'>,
  organisationId: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  await sql.raw(`set local app.organisations = '{${validIds([organisationId])}}'`).execute(tx)
  const result = await work(tx)
  await sql.raw(`set local app.organisations = '{${validIds(organisationIds)}}'`).execute(tx)
  return result
}

/**
 * A part of a writing transaction that counts the whole region under the role that has no column of names. Then the app's role is back; a
 * failure leaves the narrower one, and the transaction has ended.
 */
export async function countInside<Result>(tx: Tx, count: (tx: Tx) => Promise<Result>): Promise<Result> {
  await sql`set local role nastavnik_reporting`.execute(tx)
  const result = await count(tx)
  await sql`set local role nastavnik_app`.execute(tx)
  return result
}
