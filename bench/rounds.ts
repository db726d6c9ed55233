import { randomUUID } from 'node:crypto'
import type { DraftPairs, MatchingRound } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { BenchDatabase } from './kit/cluster.ts'
import { gate, info, percentile, type Row } from './kit/measure.ts'
import { freshRegion, schools } from './kit/region.ts'
import { addBenchUser, type Server, startServer } from './kit/server.ts'

const mentees = 2000
const mentors = 400
const school = schools.write
const orderOn = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)

/** A programme of a school in which two thousand wait for a pair: everybody has applied and consented, half have voted. */
async function plant({ owner }: BenchDatabase): Promise<string> {
  const programme = randomUUID()
  await sql`
    insert into programmes (region_id, id, organisation_id, form_code, title, title_key)
    select 1, ${programme}, id, 'PUPIL_PUPIL', 'Подбор в школе', 'подбор в школе' from organisations where code = ${school}`.execute(owner)
  for (const [role, count, born] of [
    ['MENTEE', mentees, 11],
    ['MENTOR', mentors, 16],
  ] as const) {
    await sql`
      with made as (
        insert into persons (region_id, id, organisation_id, name, name_key, born_on, born_year, occupation, kind)
        select 1, gen_random_uuid(), o.id, 'Замер ' || ${role} || ' ' || n, 'замер ' || lower(${role}) || ' ' || n,
          make_date(extract(year from now())::int - ${born}, 1 + n % 12, 1), extract(year from now())::int - ${born}, '8 «А» класс', 'PUPIL'
        from organisations o, generate_series(1, ${count}::int) n where o.code = ${school} returning id, organisation_id, born_on
      ), taking as (
        insert into participations (region_id, id, organisation_id, person_id, programme_id, role, starts_on, ends_on)
        select 1, gen_random_uuid(), organisation_id, id, ${programme}, ${role}, current_date - 60, current_date + 200 from made
      ), consented as (
        insert into consents (region_id, id, organisation_id, person_id, kind, text_version, signer, countersigned, given_on, valid_until, channel, recorded_at)
        select 1, gen_random_uuid(), organisation_id, id, 'PROCESSING', '2026-1', 'REPRESENTATIVE', true, current_date - 30, current_date + 700, 'PAPER', now() from made
      )
      insert into applications (region_id, id, organisation_id, role, channel, questionnaire_id, name, name_key, born_on, occupation, contacts,
        representative_name, representative_contacts, answers, applied_at, state, decided_at, person_id)
      select 1, gen_random_uuid(), m.organisation_id, ${role}, 'PAPER', q.id, 'Замер', 'замер', m.born_on, '8 «А» класс', '', '', '',
        jsonb_build_object('request', jsonb_build_array(w.request), 'canHelpWith', jsonb_build_array(w.request, w.other), 'menteesMax', 1 + h % 9,
          'interests', jsonb_build_array(w.interest), 'convenientTime', jsonb_build_array(w.time), 'format', 'inPerson', 'wishedMentor', jsonb_build_array('any')),
        now() - interval '30 days', 'accepted', now(), m.id
      from made m cross join lateral (select abs(hashtext(m.id::text)) as h) h cross join lateral (
        select (array['STUDY', 'CAREER', 'PROJECT', 'COMMUNICATION', 'TIME', 'SPORT_ART'])[1 + h % 6] as request,
          (array['STUDY', 'CAREER', 'PROJECT', 'COMMUNICATION', 'TIME', 'SPORT_ART'])[1 + h / 7 % 6] as other,
          (array['sport', 'music', 'art', 'books', 'science', 'games'])[1 + h / 11 % 6] as interest,
          (array['weekdayAfternoons', 'weekdayEvenings', 'weekends'])[1 + h / 13 % 3] as time
      ) w cross join lateral (select id from questionnaires where code = ${`${role}_APPLICATION`} and region_id = 1 limit 1) q`.execute(
      owner,
    )
  }
  await sql`analyze`.execute(owner)
  return programme
}

async function timesOf(count: number, work: (at: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < count; at += 1) {
    const from = performance.now()
    await work(at)
    times.push(performance.now() - from)
  }
  return times
}

/** A round of two thousand as a curator goes through it. */
async function measure(server: Server, programme: string): Promise<Row[]> {
  let round = (await server.send('POST', `/api/programmes/${programme}/matching`, { round: randomUUID(), orderOn })) as MatchingRound
  const url = `/api/matching/${round.id}`
  const count = async () => {
    const body = { run: randomUUID(), title: '', mode: 'points', weights: null, asDraft: true }
    round = (await server.send('POST', `${url}/runs`, body)) as MatchingRound
  }
  await server.seen() // the start is not part of it
  const [first = 0] = await timesOf(1, count)
  const again = await timesOf(5, count)
  const page = () => server.send('GET', `${url}/pairs?from=900`)
  const { items } = (await server.send('GET', `${url}/pairs?from=900&filter=placed`)) as DraftPairs
  const mentee = (at: number) => items[at % items.length]?.mentee.participationId ?? ''
  const mentor = (at: number) => items[(at * 7 + 3) % items.length]?.mentor?.participationId ?? ''
  const weigh = (at: number) =>
    server.send('POST', `${url}/consequence`, { decided: { kind: 'PROHIBITION', mentee: mentee(at), mentor: mentor(at) } })
  const decide = async (at: number) => {
    const decided = { kind: 'PROHIBITION', mentee: mentee(at), mentor: mentor(at) }
    round = (await server.send('POST', `${url}/decisions`, {
      decision: randomUUID(),
      version: round.version,
      decided,
      reason: 'Замер',
    })) as MatchingRound
  }
  const reads: [string, number[]][] = [
    ['подбор', await timesOf(30, () => server.send('GET', url))],
    ['сто строк черновика', await timesOf(30, page)],
    ['строки с поиском', await timesOf(30, () => server.send('GET', `${url}/pairs?search=17&filter=placed&order=points`))],
    ['кандидаты наставляемого', await timesOf(30, (at) => server.send('GET', `${url}/mentees/${mentee(at)}`))],
    ['наставники', await timesOf(30, () => server.send('GET', `${url}/mentors`))],
  ]
  const writes: [string, number[]][] = [
    ['что изменит решение', await timesOf(20, weigh)],
    ['решение с пересчётом', await timesOf(20, decide)],
  ]
  const { busiest } = await server.seen()
  const { placed = 0, mentees: all = 0 } = round.draft?.figures ?? {}
  const told = (times: number[]) => `(p50 ${percentile(times, 0.5).toFixed(0)} ms)`
  return [
    info(`Подбор школы, ${all} наставляемых и ${mentors} наставников: первый расчёт, с парой`, `${first.toFixed(0)} ms, ${placed}`),
    info('Повторный расчёт, медиана', `${percentile(again, 0.5).toFixed(0)} ms`),
    ...reads.map(([what, times]) => gate(`${what}: p95`, percentile(times, 0.95), 50, 'ms', told(times))),
    ...writes.map(([what, times]) => gate(`${what}: p95`, percentile(times, 0.95), 100, 'ms', told(times))),
    gate('Цикл событий занят подряд, не дольше', busiest, 50, 'ms'),
  ]
}

export async function run(): Promise<Row[]> {
  const database = await freshRegion('bench_rounds')
  const login = await addBenchUser(database, 1, 'CURATOR', school)
  const server = await startServer(database.url, login)
  try {
    return await measure(server, await plant(database))
  } finally {
    await server.stop()
    await database.close()
  }
}
