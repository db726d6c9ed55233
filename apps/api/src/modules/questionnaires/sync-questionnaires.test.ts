import { loadQuestionnaires } from '@nastavnik/target-model'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/test-database.ts'
import { syncQuestionnaires } from './index.ts'
import { listInForce } from './questionnaires.repo.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const models = () => [...database.environment.models.values()]
const versions = async () =>
  (
    await sql<{ code: string; number: number }>`
    select code, number from questionnaires where region_id = 1 and organisation_id is null order by code, number`.execute(database.owner)
  ).rows

const sync = () => syncQuestionnaires(database.owner, models(), new Date('2021-03-15T06:00:00Z'))

test('a new territory has the built-in questionnaires of its forms in force', async () => {
  const builtIn = await loadQuestionnaires()
  const omsk = database.environment.models.get(1)
  const wanted = [...builtIn.values()].filter(({ form }) => form === null || omsk?.forms.some(({ code }) => code === form))
  const inForce = await database.owner.transaction().execute((tx) => listInForce(tx, { regionId: 1, organisationId: null }))
  expect(inForce.map(({ code, number, definition: { pages } }) => ({ code, number, pages }))).toEqual(
    wanted.map(({ code, pages }) => ({ code, number: 1, pages })).sort((a, b) => (a.code < b.code ? -1 : 1)),
  )
})

test('reading them again adds nothing; a text that has changed since is a new version, and what the territory published stays in force', async () => {
  const before = await versions()
  await sync()
  expect(await versions()).toEqual(before)

  await sql`update regions set questionnaires_hash = null`.execute(database.owner)
  await sql`update questionnaires set title = 'Прежний текст' where code in ('SWOT', 'PARAMS_PUPIL')`.execute(database.owner)
  await sql`insert into questionnaires (region_id, id, code, number, origin, title, purpose, diagnostic, source, definition, published_at, updated_at)
    select 1, gen_random_uuid(), code, 2, 'EDITED', 'Текст области', purpose, diagnostic, source, definition, now(), now()
    from questionnaires where region_id = 1 and code = 'SWOT'`.execute(database.owner)
  await sync()
  expect((await versions()).filter(({ number }) => number > 1)).toEqual([
    { code: 'PARAMS_PUPIL', number: 2 },
    { code: 'SWOT', number: 2 },
    { code: 'SWOT', number: 3 },
  ])
  const inForce = await database.owner.transaction().execute((tx) => listInForce(tx, { regionId: 1, organisationId: null }))
  const titles = new Map(inForce.map(({ code, title }) => [code, title]))
  expect(titles.get('SWOT')).toBe('Текст области')
  expect(titles.get('PARAMS_PUPIL')).toBe('Параметры участника: ученик')
})
