import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { readWorkbook } from '@nastavnik/documents'
import pg from 'pg'
import { from, to } from 'pg-copy-streams'
import { readSchoolWorkbook, takeWorkbookBySheet } from '../apps/api/src/modules/imports/index.ts'
import { benchDir, open, recreate } from './kit/cluster.ts'
import { columnsOf } from './kit/columns.ts'
import { ensureLargeFile, largeFile } from './kit/large-file.ts'
import { type Cost, costOf, gate, inChild, info, middle, type Row } from './kit/measure.ts'

/** Parents before children, so that keys hold. */
const tables = ['organisations', 'headcounts', 'persons', 'programmes', 'participations', 'mentorships', 'mentorship_mentees']
/** Node's options of `npm run nastavnik`: the command is measured as it is run. */
const optionsOfCommand = (): string[] => {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { scripts: { nastavnik: string } }
  return scripts.nastavnik.split(' ').filter((word) => word.startsWith('--'))
}

const dumpOf = (table: string) => path.join(benchDir, `${table}.copy`)

async function dump(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  for (const table of tables) {
    const copy = client.query(to(`copy ${table} (${await columnsOf(client, table)}) to stdout`))
    await pipeline(copy, createWriteStream(dumpOf(table)))
  }
  await client.end()
}

/** The floor: the same file read, the same rows copied by the owner into the same keyed tables in one transaction. */
async function readAndCopy(client: pg.Client): Promise<void> {
  let rows = 0
  await readWorkbook(largeFile, () => {
    rows += 1
  })
  if (rows < 140_000) throw new Error(`${rows} rows read`)
  await client.query('begin')
  for (const table of tables) {
    const copy = client.query(from(`copy ${table} (${await columnsOf(client, table)}) from stdin`))
    await pipeline(createReadStream(dumpOf(table)), copy)
  }
  await client.query('commit')
}

async function runCase(name: string): Promise<Cost> {
  await recreate('bench_import', 'bench_empty')
  const database = await open('bench_import')
  const { environment, url } = database
  try {
    if (name === 'import') {
      return await costOf(async () => {
        const { plan } = await takeWorkbookBySheet(environment, await readSchoolWorkbook(largeFile))
        if (plan.counters.newPersons < 140_000) throw new Error(`${plan.counters.newPersons} persons`)
      })
    }
    if (name === 'dump') {
      await takeWorkbookBySheet(environment, await readSchoolWorkbook(largeFile))
      return await costOf(() => dump(url))
    }
    const client = new pg.Client(url)
    await client.connect()
    const cost = await costOf(() => readAndCopy(client))
    await client.end()
    return cost
  } finally {
    await database.close()
  }
}

const show = ({ wall, node, postgres, rss }: Cost) =>
  `${wall.toFixed(1)} s; CPU node ${node.toFixed(1)} + PostgreSQL ${postgres.toFixed(1)} s; ${rss.toFixed(0)} MB`

export async function run(): Promise<Row[]> {
  await ensureLargeFile()
  await recreate('bench_empty')
  await (await open('bench_empty')).close()
  await inChild(import.meta.filename, 'dump')
  const pairs: { floor: Cost; real: Cost }[] = []
  for (let round = 0; round < 3; round++) {
    pairs.push({
      floor: await inChild(import.meta.filename, 'copy'),
      real: await inChild(import.meta.filename, 'import', optionsOfCommand()),
    })
  }
  const { floor, real } = middle(pairs, (pair) => pair.real.cpu / pair.floor.cpu)
  return [
    info('Чтение и COPY тех же строк', show(floor)),
    info('Импорт командой', show(real)),
    gate(
      'Импорт 140 000 строк к чтению и COPY, CPU',
      real.cpu / floor.cpu,
      1.5,
      '×',
      `(по часам ${(real.wall / floor.wall).toFixed(2)} ×)`,
    ),
    gate('Импорт командой, память', real.rss, 400, 'МБ'),
  ]
}

if (process.send !== undefined && import.meta.main) {
  process.send(await runCase(process.argv[2] ?? ''))
  process.disconnect()
}
