import { readPages } from '@nastavnik/scans'
import { pageImages, photographed } from '@nastavnik/scans/testing'
import { sql } from 'kysely'
import { buildApp } from '../apps/api/src/app.ts'
import { runJob } from '../apps/api/src/jobs.ts'
import { resultOf } from '../apps/api/src/kernel/background.ts'
import type { Database } from '../apps/api/src/kernel/db.ts'
import { gate, percentile, type Row } from './kit/measure.ts'
import { freshRegion, schools } from './kit/region.ts'
import { signedIn } from './kit/signed-in.ts'

const school = schools.read
const people = 1_000_000
const pupils = 1500
const sheets = 300

/** The region grown to a million persons, the school to 1 500, seven of ten with a processing consent. */
async function grow(owner: Database): Promise<void> {
  const copies = sql`
    insert into persons (region_id, id, organisation_id, name, name_key, born_on, born_year, occupation)
    select s.region_id, gen_random_uuid(), s.organisation_id, s.name || ' (' || n || ')', s.name_key || ' (' || n || ')', s.born_on, s.born_year, s.occupation`
  const { rows } = await sql<{ all: number; here: number }>`
    select count(*)::int as all, count(*) filter (where organisation_id = (select id from organisations where code = ${school}))::int as here from persons`.execute(
    owner,
  )
  const [{ all, here } = { all: 1, here: 1 }] = rows
  await sql`${copies} from persons s cross join generate_series(1, ${Math.ceil(people / all) - 1}) n
    where s.organisation_id <> (select id from organisations where code = ${school})`.execute(owner)
  await sql`${copies} from persons s cross join generate_series(1, ${Math.ceil(pupils / here) - 1}) n
    where s.organisation_id = (select id from organisations where code = ${school})`.execute(owner)
  await sql`
    insert into consents (region_id, id, organisation_id, person_id, kind, text_version, signer, countersigned, given_on, valid_until, channel, recorded_at)
    select region_id, gen_random_uuid(), organisation_id, id, 'PROCESSING', '2026-1', 'PERSON', false, current_date, current_date + 1000, 'PAPER', now()
    from persons where random() < 0.7`.execute(owner)
  await sql`analyze persons, consents`.execute(owner)
}

export async function run(): Promise<Row[]> {
  // A database of its own: grown to a million it is no region for the other benches.
  const database = await freshRegion('bench_million')
  const { owner, environment } = database
  await grow(owner)
  const { rows: counted } = await sql<{ persons: number }>`select count(*)::int as persons from persons`.execute(owner)
  const cookie = await signedIn(database, 'CURATOR', school)
  const { server } = await buildApp({
    environment,
    runJob: async (job, actor, input) => resultOf(await runJob(environment, { job, actor, input })),
  })
  const headers = { cookie }
  const ask = async (url: string) => {
    const reply = await server.inject({ url, headers })
    if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.statusCode}`)
    return reply
  }
  const p95 = async (url: string) => {
    const times: number[] = []
    for (let count = -3; count < 40; count++) {
      const from = performance.now()
      await ask(url)
      if (count >= 0) times.push(performance.now() - from)
    }
    return percentile(times, 0.95)
  }
  const { items } = (await ask(`/api/people?organisation=${school}`)).json<{ items: { id: string }[] }>()
  const id = items[0]?.id ?? ''
  const size = counted[0]?.persons.toLocaleString('ru') ?? ''
  const rows: Row[] = []
  const reads: readonly (readonly [string, string, number])[] = [
    [
      `«Кто не подписал» школы ${pupils} человек при ${size} в базе, p95`,
      `/api/consents?organisation=${school}&kind=PROCESSING&state=lacking`,
      50,
    ],
    ['По классам, p95', `/api/consents/classes?organisation=${school}&kind=PROCESSING`, 50],
    ['Поиск по части имени, p95', `/api/people?organisation=${school}&search=${encodeURIComponent('ова')}`, 50],
    ['Карточка, p95', `/api/people/${id}`, 30],
    ['Согласия человека, p95', `/api/people/${id}/consents`, 30],
  ]
  for (const [what, url, limit] of reads) rows.push(gate(what, await p95(url), limit, 'мс'))

  const print = async (ids: readonly string[]) => {
    const from = performance.now()
    const reply = await server.inject({
      method: 'POST',
      url: '/api/consent-sheets',
      headers,
      payload: { organisation: school, kinds: ['PROCESSING'], people: ids },
    })
    if (reply.statusCode !== 200) throw new Error(`sheets: ${reply.statusCode}`)
    return { seconds: (performance.now() - from) / 1000, pdf: reply.rawPayload }
  }
  const { rows: unsigned } = await sql<{ id: string }>`
    select id from persons s where organisation_id = (select id from organisations where code = ${school})
      and not exists (select 1 from consents c where c.region_id = s.region_id and c.person_id = s.id) limit ${sheets}`.execute(owner)
  await print(unsigned.slice(0, 1).map(({ id: one }) => one))
  const printed = await print(unsigned.map(({ id: one }) => one))
  rows.push(gate(`Листы согласий, ${unsigned.length} шт., весь запрос`, printed.seconds, 3, 'с'))

  const pages = (await pageImages(printed.pdf, 150)).slice(0, 20)
  const photos = await Promise.all(
    pages.map((page, seed) =>
      photographed(page, {
        angle: (seed % 4) * 90 + (seed % 9) - 4,
        perspective: 0.02,
        noise: 8,
        blur: 0.6,
        light: 0.25,
        quality: 70,
        seed,
      }),
    ),
  )
  const from = performance.now()
  let known = 0
  for (const photo of photos) for await (const page of readPages(photo, 1)) if ('codes' in page) known += page.codes.length
  rows.push(
    gate(`Фотография листа: прочитать (узнано ${known} из ${photos.length})`, (performance.now() - from) / photos.length, 500, 'мс'),
  )
  await server.close()
  await database.close()
  return rows
}
