import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { loadTargetModels } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../src/boot.ts'
import { connect } from '../src/kernel/db.ts'
import { startEmbeddedPostgres } from '../src/kernel/postgres/embedded.ts'
import { connectionsIn, type TestServer } from './connections.ts'

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer
    /** Databases of this run begin so; runs side by side do not meet. */
    databasePrefix: string
  }
}

const quick = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']

async function startThrowaway(run: string): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const folder = path.resolve(import.meta.dirname, `../../../.data/test-${run}`)
  const postgres = await startEmbeddedPostgres(folder, quick)
  const stop = async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { server: { address: postgres.address }, stop }
}

function useServer(url: string, prefix: string): { server: TestServer; stop: () => Promise<void> } {
  const server = { url }
  const stop = async () => {
    const admin = connect({ ...connectionsIn(server, 'postgres').owner, max: 1 })
    const { rows } = await sql<{ datname: string }>`select datname from pg_database where starts_with(datname, ${prefix})`.execute(admin)
    for (const { datname } of rows) await sql`drop database ${sql.id(datname)} with (force)`.execute(admin)
    await admin.destroy()
  }
  return { server, stop }
}

/** One server for the run — a throw-away one, or that of DATABASE_URL; the template is migrated once, each test file copies it. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const models = await loadTargetModels() // a broken model must not cost a server
  const run = randomBytes(4).toString('hex')
  const prefix = `nastavnik_test_${run}_`
  const url = process.env['DATABASE_URL'] ?? ''
  const { server, stop } = url === '' ? await startThrowaway(run) : useServer(url, prefix)
  try {
    const admin = connect({ ...connectionsIn(server, 'postgres').owner, max: 1 })
    await sql`create database ${sql.id(`${prefix}template`)}`.execute(admin)
    await admin.destroy()
    const { db } = await openDatabase(connectionsIn(server, `${prefix}template`), models, Buffer.alloc(32))
    await db.destroy()
  } catch (error) {
    await stop() // the caller gets no `stop` to call
    throw error
  }
  project.provide('server', server)
  project.provide('databasePrefix', prefix)
  return stop
}
