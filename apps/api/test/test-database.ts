import { randomBytes } from 'node:crypto'
import { loadTargetModels } from '@nastavnik/target-model'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { Audit } from '../src/access/audit.ts'
import type { Environment } from '../src/access/use-case.ts'
import type { Clock } from '../src/kernel/clock.ts'
import { type Connection, connect, type Database } from '../src/kernel/db.ts'
import { connectionsIn, urlOf } from './connections.ts'

export interface TestDatabase {
  /** The app's role under row-level security, with a clock that stands still. */
  readonly environment: Environment
  /** The owner, for looking at what is really there. */
  readonly owner: Database
  readonly app: Connection
  readonly ownerConnection: Connection
  /** For a program of its own. */
  readonly url: string
  close(): Promise<void>
}

/** 15 March 2021, noon in Omsk: the year of the filled example of the sources. */
export const testClock: Clock = { now: () => new Date('2021-03-15T06:00:00Z') }

/** A private copy of the migrated template for one test file; the end of the run drops it (a forced drop here races with closing clients). */
export async function testDatabase(clock: Clock = testClock): Promise<TestDatabase> {
  const server = inject('server')
  const prefix = inject('databasePrefix')
  const database = `${prefix}${randomBytes(4).toString('hex')}`
  const admin = connect({ ...connectionsIn(server, 'postgres').owner, max: 1 })
  await sql`create database ${sql.id(database)} template ${sql.id(`${prefix}template`)}`.execute(admin)
  await admin.destroy()
  const connections = connectionsIn(server, database)
  const owner = connect({ ...connections.owner, max: 1 })
  const db = connect({ ...connections.app, max: 4 })
  const models = new Map((await loadTargetModels()).map((model) => [model.regionId, model]))
  const audit = new Audit(db, Buffer.alloc(32, 5))
  const close = async () => {
    await audit.flush()
    await Promise.all([owner.destroy(), db.destroy()])
  }
  return {
    environment: { db, clock, models, audit, personKey: Buffer.alloc(32, 6) },
    owner,
    app: connections.app,
    ownerConnection: connections.owner,
    url: urlOf(server, database),
    close,
  }
}
