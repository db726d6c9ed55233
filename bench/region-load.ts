import { createReadStream, createWriteStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { from, to } from 'pg-copy-streams'
import { loadRegion } from '../apps/api/src/modules/demo/index.ts'
import { type BenchDatabase, benchDir, open, recreate } from './kit/cluster.ts'
import { columnsOf } from './kit/columns.ts'
import { type Cost, costOf, gate, inChild, info, middle, type Row } from './kit/measure.ts'
import { omsk, regionOptions } from './kit/region.ts'

/** Parents before children, so that keys hold. */
const tables = [
  'organisations',
  'headcounts',
  'denominators',
  'persons',
  'programmes',
  'participations',
  'mentorships',
  'mentorship_mentees',
]
const dumpOf = (table: string) => path.join(benchDir, `region-${table}.copy`)

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await work(client)
  await client.end()
}

const dump = (url: string) =>
  withClient(url, async (client) => {
    for (const table of tables) {
      const copy = client.query(to(`copy ${table} (${await columnsOf(client, table)}) to stdout`))
      await pipeline(copy, createWriteStream(dumpOf(table)))
    }
  })

/** The floor: the same rows from files into the same keyed tables in one transaction, then the same analyze. */
const copyBack = (url: string) =>
  withClient(url, async (client) => {
    await client.query('begin')
    for (const table of tables) {
      const copy = client.query(from(`copy ${table} (${await columnsOf(client, table)}) from stdin`))
      await pipeline(createReadStream(dumpOf(table)), copy)
    }
    await client.query('analyze')
    await client.query('commit')
  })

const load = async ({ connections }: BenchDatabase) => loadRegion(connections.owner, { ...regionOptions, model: await omsk() })

interface Loaded extends Cost {
  readonly megabytes: number
}

async function runCase(name: string): Promise<Loaded> {
  await recreate('bench_region_load', 'bench_region_empty')
  const database = await open('bench_region_load')
  try {
    const cost = await costOf(() => (name === 'copy' ? copyBack(database.url) : load(database)))
    const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(database.owner)
    if (name === 'dump') await dump(database.url)
    return { ...cost, megabytes: (rows[0]?.bytes ?? 0) / 2 ** 20 }
  } finally {
    await database.close()
  }
}

const show = ({ wall, node, postgres, rss }: Cost) =>
  `${wall.toFixed(1)} s; CPU node ${node.toFixed(1)} + PostgreSQL ${postgres.toFixed(1)} s; ${rss.toFixed(0)} MB`

/** What the region of the demonstration costs beside the bare COPY of the same rows. */
export async function run(): Promise<Row[]> {
  await recreate('bench_region_empty')
  await (await open('bench_region_empty')).close()
  await inChild(import.meta.filename, 'dump')
  const pairs: { floor: Loaded; real: Loaded }[] = []
  for (let round = 0; round < 3; round++)
    pairs.push({ floor: await inChild(import.meta.filename, 'copy'), real: await inChild(import.meta.filename, 'load') })
  const { floor, real } = middle(pairs, (pair) => pair.real.cpu / pair.floor.cpu)
  return [
    info('Голый COPY таблиц области', show(floor)),
    info('Загрузка показательной области', `${show(real)}; на диске ${real.megabytes.toFixed(0)} MB`),
    gate(
      'Загрузка области к голому COPY тех же таблиц, CPU',
      real.cpu / floor.cpu,
      1.5,
      '×',
      `(по часам ${(real.wall / floor.wall).toFixed(2)} ×)`,
    ),
    gate('Загрузка области, память', real.rss, 400, 'МБ'),
  ]
}

if (process.send !== undefined && import.meta.main) {
  process.send(await runCase(process.argv[2] ?? ''))
  process.disconnect()
}
