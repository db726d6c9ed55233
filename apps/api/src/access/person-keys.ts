import * as crypto from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import type { RowScope } from '../kernel/transaction.ts'

/** The key of hashes by which one person is known in several organisations; of the installation's secret and of nothing else. */
export const personKeyOf = (secret: Buffer): Buffer => Buffer.from(crypto.hkdfSync('sha256', secret, '', 'nastavnik persons', 32))

const hashBytes = 16
const blockBytes = 64

/** The key as a block of SHA-256, every byte with the mark (RFC 2104). */
function padded(key: Buffer, mark: number): Buffer {
  const block = Buffer.alloc(blockBytes, mark)
  for (const [place, byte] of key.entries()) block[place] = byte ^ mark
  return block
}

/** HMAC-SHA-256 in two calls: an object of `createHmac` for each of 140 000 names cost seconds and 50 MB. The key is no longer than a block. */
function hash(key: Buffer, text: string): Buffer {
  const inner = crypto.hash('sha256', Buffer.concat([padded(key, 0x36), Buffer.from(text)]), 'buffer')
  return crypto.hash('sha256', Buffer.concat([padded(key, 0x5c), inner]), 'buffer').subarray(0, hashBytes)
}

/** The mark that tells namesakes of one organisation apart: it says nothing in another one. */
const withoutMark = (nameKey: string): string => nameKey.replace(/ \(.*$/, '')

/** Of a normalised name and the full day of birth; null when the day is not known: a year alone does not tell a person. */
export const hashOfName = (key: Buffer, { nameKey, bornOn }: { nameKey: string; bornOn: string | null }): Buffer | null =>
  bornOn === null ? null : hash(key, `name:${withoutMark(nameKey)}|${bornOn}`)

/** Of the eleven digits. */
export const hashOfSnils = (key: Buffer, digits: string): Buffer => hash(key, `snils:${digits}`)

interface Unkeyed {
  id: string
  version: number
  nameKey: string
  bornOn: string | null
  erased: boolean
}

/** Rows that this transaction has written. */
const writtenNow = sql`xmin = pg_current_xact_id()::xid`

/**
 * Makes the name hashes of rows whose version is not the one that was hashed: `written` — those of this transaction, at its end, so that no
 * writer of names and births can forget them; a number — that many rows left by older versions or by tools past the use cases. Only in the
 * organisations in scope: a region not hashed yet holds very many such rows. Says how many.
 */
export async function keepNameHashes(
  tx: Tx,
  key: Buffer,
  { regionId, organisationIds }: Pick<RowScope, 'regionId' | 'organisationIds'>,
  which: 'written' | number,
): Promise<number> {
  if (organisationIds.length === 0) return 0
  const { rows } = await sql<Unkeyed>`
    select id, version, name_key as "nameKey", born_on as "bornOn", erased_on is not null as erased from persons
    where region_id = ${regionId} and organisation_id = any (${[...organisationIds]}::uuid[]) and keyed_version is distinct from version
      ${which === 'written' ? sql`and ${writtenNow}` : sql`limit ${which} for update skip locked`}`.execute(tx)
  if (rows.length === 0) return 0
  const hashes = rows.map((row) => (row.erased ? null : hashOfName(key, row)))
  await sql`
    update persons t set name_hash = sent.hash, keyed_version = sent.version
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ version }) => version)}::int[], ${hashes}::bytea[]) as sent (id, version, hash)
    where t.region_id = ${regionId} and t.id = sent.id`.execute(tx)
  return rows.length
}

/**
 * After a lost or changed secret the hashes of names speak another language than those made from now on: one row of an organisation tells, and all
 * of it are made anew. A СНИЛС cannot be: it has to be entered again.
 */
export async function forgetForeignHashes(tx: Tx, key: Buffer, regionId: number, organisationId: string): Promise<void> {
  const { rows } = await sql<{ nameKey: string; bornOn: string; hash: Buffer }>`
    select name_key as "nameKey", born_on as "bornOn", name_hash as hash from persons
    where region_id = ${regionId} and organisation_id = ${organisationId} and name_hash is not null and keyed_version = version limit 1`.execute(
    tx,
  )
  const [row] = rows
  if (row === undefined || hashOfName(key, row)?.equals(row.hash) === true) return
  await sql`
    update persons set keyed_version = null
    where region_id = ${regionId} and organisation_id = ${organisationId} and keyed_version is not null`.execute(tx)
}
