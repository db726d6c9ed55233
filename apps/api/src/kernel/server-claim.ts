import pg from 'pg'
import type { Connection } from './db.ts'

const lockKey = 4_712_201 // any constant: it only has to be the same in every copy

/**
 * One server per embedded database: a session lock that dies with its holder, even of kill −9.
 * Null when another server holds it.
 */
export async function claimServer(owner: Connection): Promise<{ release: () => Promise<void> } | null> {
  const client = new pg.Client(owner)
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ claimed: boolean }>('select pg_try_advisory_lock($1) as claimed', [lockKey])
  if (rows[0]?.claimed !== true) {
    await client.end()
    return null
  }
  return { release: () => client.end() }
}
