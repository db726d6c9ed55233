import pg from 'pg'
import type { Connection } from './db.ts'

const lockKey = 4_712_201 // any constant: it only has to be the same in every copy

export interface ServerClaim {
  release(): Promise<void>
}

/**
 * One server per embedded database: a session lock that dies with its holder, even of kill −9.
 * Null when another server holds it. The connection is also the watch: `onLost` is told when the database goes away.
 */
export async function claimServer(owner: Connection, onLost: () => void): Promise<ServerClaim | null> {
  const client = new pg.Client(owner)
  let released = false
  client.on('error', () => undefined)
  client.on('end', () => {
    if (!released) onLost()
  })
  await client.connect()
  const { rows } = await client.query<{ claimed: boolean }>('select pg_try_advisory_lock($1) as claimed', [lockKey])
  const release = async () => {
    released = true
    await client.end()
  }
  if (rows[0]?.claimed === true) return { release }
  await release()
  return null
}
