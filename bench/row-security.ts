import { type RawBuilder, sql } from 'kysely'
import { inTransaction } from '../apps/api/src/kernel/transaction.ts'
import { gate, info, median, type Row } from './kit/measure.ts'
import { openRegion, schools } from './kit/region.ts'

interface Plan {
  readonly text: string
  readonly ms: number
}

type Explain = (query: RawBuilder<unknown>) => Promise<readonly { 'QUERY PLAN': string }[]>

async function planOf(explain: Explain, query: RawBuilder<unknown>): Promise<Plan> {
  const runs: Plan[] = []
  for (let round = 0; round < 21; round++) {
    const text = (await explain(sql`explain (analyze, buffers) ${query}`)).map((row) => row['QUERY PLAN']).join('\n')
    runs.push({ text, ms: Number(/Execution Time: ([\d.]+)/.exec(text)?.[1]) })
  }
  return { text: runs[0]?.text ?? '', ms: median(runs.map(({ ms }) => ms)) }
}

/** What row-level security adds to the list of a curator's school among 140 000 people, and whether it still is found by the index. */
export async function run(): Promise<Row[]> {
  const database = await openRegion()
  const { environment, owner } = database
  const found = await sql<{ id: string }>`select id from organisations where code = ${schools.read}`.execute(owner)
  const id = found.rows[0]?.id ?? ''
  const scope = { regionId: 1, organisationIds: [id] }
  const list = sql`select * from persons where region_id = 1 and organisation_id = ${id} order by name_key limit 50`
  const bare = await planOf(async (query) => (await sql<{ 'QUERY PLAN': string }>`${query}`.execute(owner)).rows, list)
  const scoped = await planOf(
    (query) => inTransaction(environment.db, scope, async (tx) => (await sql<{ 'QUERY PLAN': string }>`${query}`.execute(tx)).rows),
    list,
  )
  await database.close()
  const isIndexed = /Index Scan using persons_name/.test(scoped.text) && !/Seq Scan/.test(scoped.text)
  return [
    gate('Список под построчной защитой: по индексу', isIndexed ? 0 : 1, 0, 'обходов таблицы'),
    info('то же, время запроса с защитой и без неё', `${scoped.ms.toFixed(2)} и ${bare.ms.toFixed(2)} ms`),
  ]
}
