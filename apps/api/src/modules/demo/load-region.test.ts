import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { model as omsk } from '../../../test/school-bases.ts'
import { type TestDatabase, testDatabase } from '../../../test/test-database.ts'
import { loadRegion } from './index.ts'

const model = { ...omsk, municipalities: omsk.municipalities.filter(({ code }) => code === 'sargatskiy' || code === 'omsk-city') }
const options = { schools: 12, learners: 1200, participants: 900, lastSchoolYear: 2021, seed: 8, model }
const tables = [
  'organisations',
  'headcounts',
  'denominators',
  'persons',
  'programmes',
  'participations',
  'mentorships',
  'mentorship_mentees',
]

/** A fingerprint of every table, without the ids of municipalities: those are the installation's own. */
async function contents({ owner }: TestDatabase): Promise<[string, string][]> {
  const found: [string, string][] = []
  for (const table of tables) {
    const { rows } = await sql<{ print: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(line, '' order by line)), '') as print
      from (select (to_jsonb(t) - 'municipality_id')::text as line from ${sql.table(table)} t) lines`.execute(owner)
    found.push([table, rows[0]?.print ?? ''])
  }
  return found
}

test('the same seed gives the same rows, another one others', async () => {
  const [first, second, third] = [await testDatabase(), await testDatabase(), await testDatabase()]
  const counters = await loadRegion(first.ownerConnection, options)
  expect(await loadRegion(second.ownerConnection, options)).toEqual(counters)
  await loadRegion(third.ownerConnection, { ...options, seed: 9 })
  expect(await contents(second)).toEqual(await contents(first))
  expect(await contents(third)).not.toEqual(await contents(first))
  const { rows } = await sql<{ persons: number }>`select count(*) as persons from persons`.execute(first.owner)
  expect(rows).toEqual([{ persons: counters.persons }])
  for (const database of [first, second, third]) await database.close()
})

test('a database with an organisation is refused, a stopped load leaves nothing, and afterwards the way is free', async () => {
  const database = await testDatabase()
  const before = await contents(database)
  const stop = new AbortController()
  const stopped = loadRegion(database.ownerConnection, {
    ...options,
    schools: 400,
    participants: 15_000,
    signal: stop.signal,
    onProgress: () => stop.abort(),
  })
  await expect(stopped).rejects.toThrow('aborted')
  expect(await contents(database)).toEqual(before)

  await loadRegion(database.ownerConnection, options)
  const loaded = await contents(database)
  await expect(loadRegion(database.ownerConnection, { ...options, seed: 3 })).rejects.toMatchObject({ status: 409, code: 'demo.notEmpty' })
  expect(await contents(database)).toEqual(loaded)
  await database.close()
})

test('there is something to remark on: gaps, judged programmes and all forms of the territory', async () => {
  const database = await testDatabase()
  const { owner } = database
  await loadRegion(database.ownerConnection, options)
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from persons where born_on is null and born_year is not null) as "yearOnly",
      (select count(*) from persons where born_year is null) as "birthUnknown",
      (select count(*) from persons where employer_id is not null) as employed,
      (select count(*) from programmes where practice = 'notPractice') as "notPractice",
      (select count(*) from participations where ends_on is null) as "openEnds",
      (select count(*) from organisations o where kind <> 'PARTNER' and not exists (select from headcounts h where h.organisation_id = o.id)) as silent`.execute(
    owner,
  )
  for (const [gap, count] of Object.entries(rows[0] ?? {})) expect([gap, count > 0]).toEqual([gap, true])
  const forms = await owner.selectFrom('programmes').select('form_code').distinct().execute()
  expect(forms.map(({ form_code }) => form_code).sort()).toEqual(omsk.forms.map(({ code }) => code).sort())
  await database.close()
})
