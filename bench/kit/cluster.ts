import { readFileSync } from 'node:fs'
import path from 'node:path'
import { loadTargetModels } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Environment } from '../../apps/api/src/access/use-case.ts'
import { connectionsTo, openDatabase } from '../../apps/api/src/boot.ts'
import { type Connection, connect, type Database } from '../../apps/api/src/kernel/db.ts'
import { startEmbeddedPostgres } from '../../apps/api/src/kernel/postgres/embedded.ts'

export const benchDir = path.resolve(import.meta.dirname, '../../.data/bench')

/** fsync and the rest as in production; a chance vacuum would only blur the figures. */
const settings = ['autovacuum=off']

/** Starts the cluster of the benchmarks or attaches to it; children attach to the one their parent has started. */
export async function startCluster(): Promise<{ stop: () => Promise<void> }> {
  const postgres = await startEmbeddedPostgres(benchDir, settings)
  return { stop: async () => (postgres.attached ? undefined : postgres.stop()) }
}

export interface BenchDatabase {
  readonly environment: Environment
  readonly owner: Database
  readonly connections: { readonly owner: Connection; readonly app: Connection }
  readonly url: string
  close(): Promise<void>
}

async function databaseUrl(name: string): Promise<string> {
  const { address } = await startEmbeddedPostgres(benchDir, settings)
  return `postgresql://postgres@${encodeURIComponent(address.host)}:${address.port}/${name}`
}

export async function exists(name: string): Promise<boolean> {
  const admin = connect({ connectionString: await databaseUrl('postgres'), max: 1 })
  const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(admin)
  await admin.destroy()
  return rows.length > 0
}

export async function recreate(name: string, template = 'template1'): Promise<void> {
  const admin = connect({ connectionString: await databaseUrl('postgres'), max: 1 })
  await sql`drop database if exists ${sql.id(name)} with (force)`.execute(admin)
  await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(admin)
  await sql`checkpoint`.execute(admin)
  await admin.destroy()
}

/** Opens a database with the schema brought up to date, for the owner and for the app's role. */
export async function open(name: string): Promise<BenchDatabase> {
  const url = await databaseUrl(name)
  const connections = connectionsTo(url)
  const environment = await openDatabase(connections, await loadTargetModels(), Buffer.alloc(32, 5))
  const owner = connect({ ...connections.owner, max: 1 })
  const close = async () => {
    await environment.audit.flush()
    await Promise.all([environment.db.destroy(), owner.destroy()])
  }
  return { environment, owner, connections, url, close }
}

const ticks = 100 // of CPU a second, on every Linux

function stat(pid: number | string): { parent: number; own: number; ended: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const at = (index: number) => Number(fields[index])
  return { parent: at(1), own: (at(11) + at(12)) / ticks, ended: (at(13) + at(14)) / ticks }
}

/** Seconds of CPU that the whole cluster has used: the postmaster, its children, and those that have ended. */
export function clusterCpu(): number {
  try {
    return sumOfCluster()
  } catch {
    return clusterCpu() // a child has ended between the listing and the reading: its time is in the next sum
  }
}

function sumOfCluster(): number {
  const postmaster = Number(readFileSync(path.join(benchDir, 'pg18/postmaster.pid'), 'utf8').split('\n')[0])
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ').filter(Boolean)
  const { own, ended } = stat(postmaster)
  const live = children.map((pid) => stat(pid)).reduce((sum, child) => sum + child.own + child.ended, 0)
  return own + ended + live
}

/** Seconds of CPU of this process, its threads included. */
export function nodeCpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
