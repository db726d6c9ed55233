import { sql } from 'kysely'
import { buildApp } from '../apps/api/src/app.ts'
import { askRegion } from './kit/campaigns.ts'
import type { BenchDatabase } from './kit/cluster.ts'
import { latencies } from './kit/latencies.ts'
import { gate, info, type Row } from './kit/measure.ts'
import { freshRegion, schools } from './kit/region.ts'
import { signedIn } from './kit/signed-in.ts'

const school = schools.read
/** The school year that runs begins in September of it. */
const today = new Date()
const year = today.getFullYear() - (today.getMonth() < 8 ? 1 : 0)

/** Everybody asked has answered every scale. */
async function answerAll({ owner }: BenchDatabase): Promise<void> {
  await sql`
    with scales as (
      select q.id, e ->> 'name' as name, (e ->> 'rateMin')::int as low, (e ->> 'rateMax')::int as high
      from questionnaires q cross join jsonb_path_query(q.definition, '$.pages[*].elements[*] ? (@.type == "rating")') e
    )
    insert into responses (region_id, id, organisation_id, campaign_id, questionnaire_id, respondent_id, marks, texts, finished_at)
    select r.region_id, gen_random_uuid(), r.organisation_id, r.campaign_id, r.questionnaire_id, r.id,
      (select jsonb_object_agg(n.name, n.low + abs(hashtext(r.id::text || n.name)) % (1 + n.high - n.low)) from scales n where n.id = r.questionnaire_id),
      '{}', now()
    from respondents r`.execute(owner)
  await sql`update respondents set answered_on = current_date, channel = 'LINK'`.execute(owner)
  await sql`vacuum analyze`.execute(owner)
}

export async function run(): Promise<Row[]> {
  const database = await freshRegion('bench_measurements')
  const asked = (await askRegion(database, 'BASELINE')) + (await askRegion(database, 'FINAL'))
  await answerAll(database)
  const curator = await signedIn(database, 'CURATOR', school)
  const centre = await signedIn(database, 'RNC', null)
  const { server } = await buildApp({ environment: database.environment, runJob: async () => ({}) })
  const injectAs = (cookie: string) => async (url: string) => {
    const reply = await server.inject({ url, headers: { cookie } })
    if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.statusCode} ${reply.body}`)
    return reply.json() as unknown
  }
  const region = `/api/measurements/changes?unit=omsk&year=${year}`
  const from = performance.now()
  await injectAs(centre)(region)
  const first = performance.now() - from
  const rows = [info('«До» и «после» всего региона впервые', `${(first / 1000).toFixed(1)} s`, `(${asked.toLocaleString('ru')} анкет)`)]
  const { items } = (await injectAs(curator)(`/api/campaigns?organisation=${school}`)) as { items: { id: string }[] }
  const campaign = items[0]?.id ?? ''
  const reads = [
    ['«до» и «после» региона', centre, region],
    ['«до» и «после» школы', curator, `/api/measurements/changes?unit=${school}&year=${year}`],
    ['опросы школы', curator, `/api/campaigns?organisation=${school}`],
    ['опрос', curator, `/api/campaigns/${campaign}`],
    ['кто ответил', curator, `/api/campaigns/${campaign}/respondents?page=1`],
    ['результаты опроса по классам', curator, `/api/campaigns/${campaign}/results?by=class`],
    ['готовность наставников школы', curator, `/api/readiness?organisation=${school}`],
    ['показатели школы с удовлетворённостью', curator, `/api/indicators?unit=${school}&year=${year}`],
    ['показатели региона с удовлетворённостью', centre, `/api/indicators?unit=omsk&year=${year}`],
  ] as const
  for (const [what, cookie, url] of reads) {
    const { p50, p95 } = await latencies(injectAs(cookie), url)
    rows.push(gate(`${what}: p95 на сервере`, p95, 50, 'ms', `(p50 ${p50.toFixed(0)} ms)`))
  }
  await server.close()
  await database.close()
  return rows
}
