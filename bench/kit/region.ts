import { wholeRegion } from '@nastavnik/synthetic'
import { loadTargetModels, type TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import { loadRegion } from '../../apps/api/src/modules/demo/index.ts'
import { type BenchDatabase, exists, open, recreate } from './cluster.ts'

/** The whole of Omsk region; its school years go from 2019/2020 to 2021/2022. */
export const regionOptions = { ...wholeRegion, seed: 1, lastSchoolYear: 2021 } as const

const name = `bench_region_of_seed_${regionOptions.seed}`

export async function omsk(): Promise<TargetModel> {
  const model = (await loadTargetModels()).find(({ code }) => code === 'omsk')
  if (model === undefined) throw new Error('no model of omsk')
  return model
}

/** Schools of an ordinary size, for what a curator does. */
export const schools = { read: 'sargatskiy-sosh-1', write: 'tarskiy-sosh-1' } as const

/** A region that nobody has touched. */
export async function freshRegion(name: string): Promise<BenchDatabase> {
  await recreate(name)
  const database = await open(name)
  await loadRegion(database.connections.owner, { ...regionOptions, model: await omsk() })
  await sql`vacuum analyze`.execute(database.owner)
  return database
}

/** The region that is loaded once and stays; some benches write to it. */
export async function openRegion(): Promise<BenchDatabase> {
  if (!(await exists(name))) return freshRegion(name)
  const database = await open(name)
  const { rows } = await sql`select from organisations limit 1`.execute(database.owner)
  if (rows.length > 0) {
    await sql`analyze`.execute(database.owner) // a migration since then may have written a table anew, and the planner knows nothing of it
    return database
  }
  await database.close() // a load that was broken off
  return freshRegion(name)
}
