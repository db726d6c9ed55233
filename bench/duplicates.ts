import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'kysely'
import { Background } from '../apps/api/src/kernel/background.ts'
import type { Database } from '../apps/api/src/kernel/db.ts'
import type { Found } from '../apps/api/src/modules/duplicates/find-pairs.ts'
import { findPairsJob } from '../apps/api/src/pair-finder.ts'
import type { WorkerParts } from '../apps/api/src/worker.ts'
import { costOf, gate, info, type Row } from './kit/measure.ts'
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

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}

/** The most CPU that the main thread uses between two turns of its loop, ms: without what other processes take away. */
function watchThread(): () => number {
  const used = () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  }
  let [most, before] = [0, used()]
  const timer = setInterval(() => {
    const now = used()
    most = Math.max(most, now - before)
    before = now
  }, 1)
  return () => {
    clearInterval(timer)
    return most
  }
}

export async function run(): Promise<Row[]> {
  const database = await freshRegion('bench_duplicates')
  const { owner, environment, connections } = database
  const twice = await grow(owner)
  const { models, audit, personKey } = environment
  const parts: WorkerParts = { connection: connections.app, models, auditKey: audit.key, personKey }
  const thread = new Background(new URL('../apps/api/src/worker.ts', import.meta.url), parts)
  const find = async () => {
    let found: Found | undefined
    const cost = await costOf(async () => {
      found = (await thread.run(findPairsJob, undefined, undefined)) as Found
    })
    if (found === undefined) throw new Error('nothing was found')
    return { ...found, ...cost }
  }
  collectGarbage() // the generated region is this thread's rubbish, not the search's
  const busiest = watchThread()
  try {
    const first = await find()
    await sql`update duplicate_searches set revision = -1`.execute(owner)
    const again = await find()
    const idle = await find()
    const held = busiest()
    const counted = `${again.organisations} организаций, пар ${again.pairs}, записанных дважды ${twice}`
    const hashed = `${first.keyed.toLocaleString('ru')} человек за ${(first.wall - again.wall).toFixed(0)} s, CPU ${(first.cpu - again.cpu).toFixed(0)} s`
    return [
      gate('Похожие карточки области, поиск в фоне', again.wall, 60, 's', `(CPU ${again.cpu.toFixed(1)} s; ${counted})`),
      info('Отпечатки всех впервые, один раз после обновления', hashed),
      gate('Ничего не менялось', idle.wall * 1000, 1_000, 'ms'),
      gate('Главный поток занят подряд не дольше', held, 50, 'ms'),
    ]
  } finally {
    await thread.stop()
    await database.close()
  }
}
