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
  }
}

const quick = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']

async function findServer(): Promise<{ server: TestServer; stop: () => void }> {
  const url = process.env['DATABASE_URL']
  if (url !== undefined) return { server: { url }, stop: () => undefined }
  const postgres = await startEmbeddedPostgres(path.resolve(import.meta.dirname, '../../../.data/test'), quick)
  return { server: { address: postgres.address }, stop: () => postgres.stop() }
}

/** One server for the run — the embedded one, or that of DATABASE_URL; the template is migrated once, each test file copies it. */
export default async function startPostgres(project: TestProject): Promise<() => void> {
  const { server, stop } = await findServer()
  const admin = connect({ ...connectionsIn(server, 'postgres').owner, max: 1 })
  const old = await sql<{ datname: string }>`select datname from pg_database where datname like 'nastavnik\\_test\\_%'`.execute(admin)
  for (const { datname } of old.rows) await sql`drop database ${sql.id(datname)} with (force)`.execute(admin)
  await sql`create database nastavnik_test_template`.execute(admin)
  await admin.destroy()
  const { db } = await openDatabase(connectionsIn(server, 'nastavnik_test_template'), await loadTargetModels())
  await db.destroy()
  project.provide('server', server)
  return stop
}
