import Fastify from 'fastify'
import { sql } from 'kysely'
import { buildApp } from '../apps/api/src/app.ts'
import { inReporting } from '../apps/api/src/kernel/transaction.ts'
import { hashToken } from '../apps/api/src/modules/identity/session-token.ts'
import { freshenShared } from '../apps/api/src/modules/reports/shared-people.ts'
import type { BenchDatabase } from './kit/cluster.ts'
import { type Inject, latencies } from './kit/latencies.ts'
import { costOf, gate, info, middle, percentile, type Row } from './kit/measure.ts'
import { openRegion, schools } from './kit/region.ts'
import { signedIn } from './kit/signed-in.ts'

const requests = 100
const school = schools.read

/** Fastify, a session, a transaction and the same query: nothing of the contract, the access or row-level security. */
async function bareServer({ owner, environment }: BenchDatabase) {
  const { rows } = await sql<{ id: string }>`select id from organisations where code = ${school}`.execute(owner)
  const organisation = rows[0]?.id ?? ''
  const server = Fastify({ logger: false })
  // oxlint-disable-next-line no-async-endpoint-handlers -- this is Fastify, not Express
  server.get('/list', async (request) => {
    const token = String(request.headers.cookie).slice('session='.length)
    const session =
      await sql`select u.id from sessions s join users u on u.id = s.user_id where s.token_hash = ${hashToken(token)} and s.expires_at > now()`.execute(
        environment.db,
      )
    if (session.rows.length === 0) throw new Error('no session')
    return environment.db.transaction().execute(async (tx) => {
      await sql
        .raw(`set local app.region_id = '1'; set local app.organisations = '{${organisation}}'; set local app.withdrawn = 'off'`)
        .execute(tx)
      const found = sql`region_id = 1 and organisation_id = ${organisation}`
      const items = await sql`
        select s.id, s.name, s.born_on, s.born_year, s.occupation, t.roles, t.participations
        from (select * from persons where ${found} order by name_key limit 50 offset 0) s
        left join lateral (select array_agg(distinct role order by role) as roles, count(*) as participations from participations p
          where p.region_id = 1 and p.person_id = s.id) t on true order by s.name_key`.execute(tx)
      const total = await sql`select count(*) as total from persons where ${found}`.execute(tx)
      return { items: items.rows, total: total.rows }
    })
  })
  return server
}

const many = (inject: Inject, url: string) => async () => {
  for (let count = 0; count < requests; count++) await inject(url)
}

/** Cards whose person has another one in another organisation: a tenth of the region. */
const sharedCards = 14_000

/** Who has several cards: found for the first time, and after one school has written something. */
async function shared({ owner, environment }: BenchDatabase): Promise<Row[]> {
  await sql`
    update persons t set name_hash = decode(md5(coalesce((n / 2)::text, s.id::text)), 'hex'), keyed_version = version
    from (select id, case when place <= ${sharedCards} then place end as n
      from (select id, row_number() over (order by md5(id::text)) as place from persons where region_id = 1) p) s
    where t.region_id = 1 and t.id = s.id and t.keyed_version is distinct from t.version`.execute(owner)
  await sql`delete from shared_searches`.execute(owner)
  await sql`delete from shared_cards`.execute(owner)
  await sql`vacuum analyze persons`.execute(owner)
  const look = async () => {
    const from = performance.now()
    await inReporting(environment.db, 1, (tx) => freshenShared(tx, 1))
    return performance.now() - from
  }
  const first = await look()
  for (const table of ['shared_cards', 'shared_participations']) await sql`vacuum analyze ${sql.table(table)}`.execute(owner)
  const again: number[] = []
  for (let count = -3; count < 20; count++) {
    await sql`
      insert into organisation_revisions (region_id, organisation_id, revision) select region_id, id, 1 from organisations where code = ${school}
      on conflict (region_id, organisation_id) do update set revision = organisation_revisions.revision + 1`.execute(owner)
    const took = await look()
    if (count >= 0) again.push(took)
  }
  return [
    info('Кто в нескольких организациях региона: найти впервые', `${(first / 1000).toFixed(1)} s`),
    gate('То же после правки в одной школе: p95', percentile(again, 0.95), 50, 'ms'),
  ]
}

export async function run(): Promise<Row[]> {
  const database = await openRegion()
  const rows = await shared(database)
  const curator = await signedIn(database, 'CURATOR', school)
  const centre = await signedIn(database, 'RNC', null)
  const { server } = await buildApp({ environment: database.environment, runJob: async () => ({}) })
  const floorServer = await bareServer(database)
  const injectAs =
    (app: typeof floorServer, cookie: string): Inject =>
    async (url) => {
      const reply = await app.inject({ url, headers: { cookie } })
      if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.statusCode}`)
    }
  const list = `/api/people?organisation=${school}`
  const [ours, floor] = [injectAs(server, curator), injectAs(floorServer, curator)]
  await Promise.all([many(ours, list)(), many(floor, '/list')()])
  const pairs = []
  for (let round = 0; round < 3; round++) pairs.push({ floor: await costOf(many(floor, '/list')), list: await costOf(many(ours, list)) })
  const pair = middle(pairs, (one) => one.list.cpu / one.floor.cpu)
  const perRequest = (cpu: number) => ((cpu * 1000) / requests).toFixed(2)
  rows.push(
    gate(
      'Список 50 человек: CPU к Fastify + сеанс + транзакция + тот же запрос',
      pair.list.cpu / pair.floor.cpu,
      2,
      '×',
      `(${perRequest(pair.list.cpu)} к ${perRequest(pair.floor.cpu)} ms)`,
    ),
  )
  const reads: [string, Inject, string][] = [
    ['список людей', ours, list],
    ['поиск по части имени', ours, `${list}&search=${encodeURIComponent('петр')}`],
    ['формы школы, итоги', ours, `/api/forms?unit=${school}&period=2021`],
    ['показатели школы', ours, `/api/indicators?unit=${school}&year=2021`],
    ['организации региона', injectAs(server, centre), '/api/units?page=3'],
    ['формы муниципалитета, итоги', injectAs(server, centre), '/api/forms?unit=sargatskiy&period=2021'],
    ['показатели муниципалитета', injectAs(server, centre), '/api/indicators?unit=sargatskiy&year=2021'],
    ['модель территории целиком', injectAs(server, centre), '/api/model'],
    ['сотрудники', injectAs(server, centre), '/api/users?'],
    ['строки формы региона, страница', injectAs(server, centre), '/api/forms/rows?unit=omsk&period=2021&form=PUPIL_PUPIL&page=2'],
  ]
  for (const [what, inject, url] of reads) {
    const { p50, p95 } = await latencies(inject, url)
    rows.push(gate(`${what}: p95 на сервере`, p95, 50, 'ms', `(p50 ${p50.toFixed(0)} ms)`))
  }
  for (const [what, url, limit] of [
    ['формы региона, итоги', '/api/forms?unit=omsk&period=2021', 20],
    ['показатели региона', '/api/indicators?unit=omsk&year=2021', 40],
    ['состав участников региона по возрасту', '/api/compositions?unit=omsk&period=2021', 30],
    ['состав участников региона по муниципалитетам', '/api/compositions?unit=omsk&period=2021&composition=MUNICIPALITY', 30],
    ['показатель 33 муниципалитетов', '/api/indicators/municipalities?unit=omsk&year=2021&indicator=I1', 40],
  ] as const) {
    const { p50, p95 } = await latencies(injectAs(server, centre), url)
    rows.push(gate(`${what}: p95 из посчитанного`, p95, limit, 'ms', `(p50 ${p50.toFixed(0)} ms)`))
  }
  await server.close()
  await floorServer.close()
  await database.close()
  return rows
}
