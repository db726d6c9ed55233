import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/test-database.ts'
import { runsUntil } from './registry.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const day = fc
  .date({ min: new Date('1999-12-30'), max: new Date('2101-01-02'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const turn = fc.constantFrom('2020-08-31', '2020-09-01', '2020-12-31', '2021-01-01', '2021-08-31', '2021-09-01')

test('a plan and the database agree until when a participation without an end runs', async () => {
  const terms = fc.sample(fc.record({ startsOn: fc.oneof(day, turn), endsOn: fc.option(day) }), 2000)
  // The column's own expression, over days that no participation has to hold.
  const { rows: columns } = await sql<{ expression: string }>`
    select pg_get_expr(d.adbin, d.adrelid) as expression from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    where d.adrelid = 'participations'::regclass and a.attname = 'runs_until'`.execute(database.owner)
  const { rows } = await sql<{ until: string }>`
    select (${sql.raw(columns[0]?.expression ?? '')})::text as until
    from unnest(${terms.map(({ startsOn }) => startsOn)}::date[], ${terms.map(({ endsOn }) => endsOn)}::date[]) as term (starts_on, ends_on)`.execute(
    database.owner,
  )
  expect(rows.map(({ until }) => until)).toEqual(terms.map(({ startsOn, endsOn }) => runsUntil(startsOn, endsOn)))
})
