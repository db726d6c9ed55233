import { type Kysely as Db, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value) // a calendar day stays a string: a Date would shift it by the time zone
pg.types.setTypeParser(pg.types.builtins.INT8, Number) // counts fit

export type Database = Db<Tables>
export type Tx = Transaction<Tables>
export type Connection = pg.PoolConfig

/** Opens a pool. Connections are made on demand. */
export function connect(connection: Connection): Database {
  const pool = new pg.Pool(connection)
  // Without a listener a lost idle connection would end the process; the next query simply opens another one.
  pool.on('error', () => undefined)
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
