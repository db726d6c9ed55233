import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { loadTargetModels, type TargetModel, territoryFoldersIn } from '@nastavnik/target-model'
import { sql } from 'kysely'
import { Audit, auditKeyOf } from './access/audit.ts'
import { personKeyOf } from './access/person-keys.ts'
import type { Environment } from './access/use-case.ts'
import { modelsDirOf, type StorageConfig } from './config.ts'
import { type Clock, systemClock } from './kernel/clock.ts'
import { type Connection, connect } from './kernel/db.ts'
import { migrate } from './kernel/migrate.ts'
import { startEmbeddedPostgres } from './kernel/postgres/embedded.ts'
import { readSecretKey } from './kernel/secret-key.ts'
import { syncTerritories } from './modules/organisations/sync-territories.ts'
import { syncQuestionnaires } from './modules/questionnaires/index.ts'

export interface Store {
  readonly secretKey: Buffer
  readonly environment: Environment
  readonly owner: Connection
  readonly app: Connection
  /** Starts the embedded database again after it was killed under the running server; undefined in a server of one's own. */
  readonly revive: (() => Promise<void>) | undefined
  /** Leaves the embedded database; the last to leave stops it. */
  close(): Promise<void>
}

/** The app never works as the owner: in a server of one's own the owner's connection puts on the app's role at once. */
export function connectionsTo(databaseUrl: string): { owner: Connection; app: Connection } {
  return { owner: { connectionString: databaseUrl }, app: { connectionString: databaseUrl, options: '-c role=nastavnik_app' } }
}

const glances = 20

/** A database that does not answer is nobody's: there is nothing to spare. */
async function isUsedByOthers(owner: Connection): Promise<boolean> {
  const last = connect({ ...owner, max: 1 })
  try {
    const { rows } = await sql<{ others: number }>`
      select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`.execute(last)
    return (rows[0]?.others ?? 0) > 0
  } catch {
    return false
  } finally {
    await last.destroy()
  }
}

/** Brings schema, roles, models and territories up to date and opens the app's pool. */
export async function openDatabase(
  connections: { owner: Connection; app: Connection },
  models: readonly TargetModel[],
  secretKey: Buffer,
  clock: Clock = systemClock,
): Promise<Environment> {
  const owner = connect({ ...connections.owner, max: 1 })
  try {
    await migrate(owner)
    await syncTerritories(owner, models)
    await syncQuestionnaires(owner, models, clock.now())
  } finally {
    await owner.destroy()
  }
  const db = connect(connections.app)
  const byRegion = new Map(models.map((model) => [model.regionId, model]))
  return { db, clock, models: byRegion, audit: new Audit(db, auditKeyOf(secretKey)), personKey: personKeyOf(secretKey) }
}

/** Writes what the audit still holds, and leaves. */
async function closeEnvironment({ audit, db }: Environment): Promise<void> {
  await audit.flush().catch(() => undefined)
  await db.destroy()
}

/** Starts or finds the database of the configuration and opens it. */
export async function openStore(config: StorageConfig, settings: readonly string[] = []): Promise<Store> {
  const secretKey = await readSecretKey(config)
  const models = await loadTargetModels(undefined, await territoryFoldersIn(pathToFileURL(modelsDirOf(config.dataDir))))
  if (config.databaseUrl !== undefined) {
    const connections = connectionsTo(config.databaseUrl)
    const environment = await openDatabase(connections, models, secretKey)
    return { secretKey, environment, ...connections, revive: undefined, close: () => closeEnvironment(environment) }
  }
  let postgres = await startEmbeddedPostgres(config.dataDir, settings)
  const server = { ...postgres.address, database: 'postgres' }
  const owner = { ...server, user: 'postgres' }
  const app = { ...server, user: 'nastavnik_app' }
  const revive = async () => {
    postgres = await startEmbeddedPostgres(config.dataDir, settings)
  }
  try {
    const environment = await openDatabase({ owner, app }, models, secretKey)
    const close = async () => {
      await closeEnvironment(environment)
      // Connections that have just been closed are seen for a moment more.
      for (let glance = 0; glance < glances; glance++) {
        if (!(await isUsedByOthers(owner))) return postgres.stop()
        await sleep(100)
      }
    }
    return { secretKey, environment, owner, app, revive, close }
  } catch (error) {
    if (!postgres.attached) await postgres.stop()
    throw error
  }
}
