import type { Person } from '@nastavnik/contract'
import { sql } from 'kysely'
import { buildApp } from '../apps/api/src/app.ts'
import { gate, percentile, type Row } from './kit/measure.ts'
import { openRegion, schools } from './kit/region.ts'
import { signedIn } from './kit/signed-in.ts'

const school = schools.write
const times = 100

/** Writes of a curator on a full region, through the whole server short of the socket; every one is a commit with fsync. */
export async function run(): Promise<Row[]> {
  const database = await openRegion()
  const cookie = await signedIn(database, 'CURATOR', school)
  const { rows } = await sql<{ id: string }>`
    select s.id from persons s join organisations o on o.id = s.organisation_id where o.code = ${school} limit 1`.execute(database.owner)
  const person = `/api/people/${rows[0]?.id}`
  const { server } = await buildApp({ environment: database.environment, runJob: async () => ({}) })
  const send = async (method: 'GET' | 'PATCH' | 'PUT', url: string, payload?: object): Promise<unknown> => {
    const reply = await server.inject({ method, url, headers: { cookie }, ...(payload !== undefined && { payload }) })
    if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.statusCode} ${reply.body}`)
    return reply.json()
  }
  const writes: [string, (round: number) => Promise<() => Promise<unknown>>][] = [
    [
      'правка карточки участника',
      async (round) => {
        const { version } = (await send('GET', person)) as Person
        return () => send('PATCH', person, { version, fields: { occupation: `${5 + (round % 7)} класс` } })
      },
    ],
    [
      'запись численности',
      async (round) => () => {
        const headcount = { countedOn: '2021-03-18', children10to19: 150 + round, teachers: 20, youngTeachers: 5 }
        return send('PUT', `/api/organisations/${school}/headcounts`, headcount)
      },
    ],
  ]
  const table: Row[] = []
  for (const [what, prepare] of writes) {
    const spent: number[] = []
    for (let round = 0; round < times; round++) {
      const write = await prepare(round)
      const started = performance.now()
      await write()
      spent.push(performance.now() - started)
    }
    const p50 = percentile(spent, 0.5)
    table.push(gate(`${what}: p95 на сервере`, percentile(spent, 0.95), 100, 'ms', `(p50 ${p50.toFixed(0)} ms)`))
  }
  await server.close()
  await database.close()
  return table
}
