import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'kysely'
import { Background } from '../apps/api/src/kernel/background.ts'
import type { Database } from '../apps/api/src/kernel/db.ts'
import { findPairsJob } from '../apps/api/src/pair-finder.ts'
import type { WorkerParts } from '../apps/api/src/worker.ts'
import { gate, type Row } from './kit/measure.ts'
import { freshRegion } from './kit/region.ts'

const people = 230_000
/** One in so many is written a second time with a slip in the surname. */
const oneIn = 200

/** The region grown to its full number by people with other names and births; some are written twice. */
async function grow(owner: Database): Promise<number> {
  const { rows } = await sql<{ all: number }>`select count(*)::int as all from persons`.execute(owner)
  const columns = sql`region_id, id, organisation_id, name, name_key, born_on, born_year, occupation`
  const born = sql`s.born_on + 500, extract(year from s.born_on + 500)`
  await sql`
    insert into persons (${columns})
    select s.region_id, gen_random_uuid(), s.organisation_id, 'Яру' || s.name, 'яру' || s.name_key, ${born}, s.occupation
    from persons s where s.born_on is not null limit ${people - (rows[0]?.all ?? 0)}`.execute(owner)
  const twice = await sql`
    insert into persons (${columns})
    select s.region_id, gen_random_uuid(), s.organisation_id, 'Ю' || s.name, 'ю' || s.name_key, s.born_on, s.born_year, s.occupation
    from persons s where s.born_on is not null and hashtext(s.id::text) % ${oneIn} = 0`.execute(owner)
  await sql`analyze persons`.execute(owner)
  return Number(twice.numAffectedRows ?? 0)
}

export async function run(): Promise<Row[]> {
  const database = await freshRegion('bench_duplicates')
  const { owner, environment, connections } = database
  const twice = await grow(owner)
  const { models, audit, personKey } = environment
  const parts: WorkerParts = { connection: connections.app, models, auditKey: audit.key, personKey }
  const thread = new Background(new URL('../apps/api/src/worker.ts', import.meta.url), parts)
  const resolution = 10
  const loop = monitorEventLoopDelay({ resolution })
  const find = async () => {
    const from = performance.now()
    const found = (await thread.run(findPairsJob, undefined, undefined)) as { keyed: number; organisations: number; pairs: number }
    return { ...found, seconds: (performance.now() - from) / 1000 }
  }
  try {
    loop.enable()
    const first = await find()
    loop.disable()
    await sql`update organisation_revisions set revision = revision + 1`.execute(owner)
    await sql`update duplicate_searches set revision = -1`.execute(owner)
    const again = await find()
    const idle = await find()
    const counted = `(${first.keyed.toLocaleString('ru')} человек, ${first.organisations} организаций, пар ${first.pairs}, записанных дважды ${twice})`
    return [
      gate('Похожие карточки области впервые: отпечатки всех и поиск, в фоне', first.seconds, 60, 's', counted),
      gate('Похожие карточки области заново, отпечатки готовы', again.seconds, 60, 's'),
      gate('Ничего не менялось', idle.seconds * 1000, 1_000, 'ms'),
      gate('Цикл событий стоял при этом', loop.max / 1e6 - resolution, 50, 'ms'),
    ]
  } finally {
    await thread.stop()
    await database.close()
  }
}
