import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../test/access-app.ts'
import { fullCast } from '../../test/full-cast.ts'
import type { TreeOrganisation } from '../../test/organisation-tree.ts'
import { formNumbers } from '../../test/tree-counts.ts'
import { writeTree } from '../../test/tree-rows.ts'
import { grantOf, userWith } from '../../test/tree-users.ts'
import { connect, type Database } from '../kernel/db.ts'
import { tableKinds } from '../kernel/tables.ts'
import { countInside, inReporting, inTransaction } from '../kernel/transaction.ts'

const { tree, at } = fullCast()
const [own] = tree.organisations as [TreeOrganisation]
const schools = ['sargatskiy-sosh-1', 'tarskiy-sosh-3', 'asinovskiy-sosh-5'].map((code) => at(code) as TreeOrganisation)
const curators = schools.map((school) => userWith(school.region, grantOf('CURATOR', school)))

let app: AccessApp
let single: Database
beforeAll(async () => {
  app = await accessApp()
  single = connect({ ...app.app, max: 1 })
  await writeTree(app.owner, tree, curators)
})
afterAll(async () => {
  await single.destroy()
  await app.close()
})

const omsk = 1
const inOwn = { regionId: omsk, organisationIds: [own.id] }
const names = sql<{ name: string }>`select name from persons`
const unset = /malformed array literal: ""|invalid input syntax for type smallint: ""|unrecognized configuration parameter/
const whoAmI = sql<{
  role: string
  region: string | null
}>`select current_user::text as role, current_setting('app.region_id', true) as region`

test('settings and role end with the transaction, on the same connection', async () => {
  const { rows } = await inTransaction(single, inOwn, (tx) => names.execute(tx))
  expect(rows.length).toBe(own.people.length)
  await expect(names.execute(single)).rejects.toThrow(unset)
  await expect(inTransaction(single, inOwn, (tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow('division by zero')
  await expect(names.execute(single)).rejects.toThrow(unset)
  await inReporting(single, omsk, (tx) => sql`select count(*) from persons`.execute(tx))
  expect((await whoAmI.execute(single)).rows).toEqual([{ role: 'nastavnik_app', region: '' }])
  await expect(inReporting(single, omsk, (tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow('division by zero')
  expect((await whoAmI.execute(single)).rows).toEqual([{ role: 'nastavnik_app', region: '' }])
})

test('a scope that is not made of ids is refused before any SQL', () => {
  for (const id of ["'", `${own.id}'`, `${own.id}},{`, '*', own.id.toUpperCase()]) {
    expect(() => inTransaction(single, { regionId: omsk, organisationIds: [own.id, id] }, async () => 0)).toThrow('not an organisation id')
  }
  for (const regionId of [0, -1, 1.5, 32_768, Number.NaN, "1'; reset role; --" as unknown as number]) {
    expect(() => inReporting(single, regionId, async () => 0)).toThrow('not a region id')
  }
})

test('a writing transaction that counts inside sees the whole region there, without a name, and its own rows again after', async () => {
  const inRegion = tree.organisations.filter(({ region }) => region === 'omsk').flatMap(({ people }) => people)
  const count = sql<{ n: number }>`select count(id) as n from persons`
  const [inside, after] = await inTransaction(single, inOwn, async (tx) => [
    await countInside(tx, async (counting) => (await count.execute(counting)).rows),
    (await count.execute(tx)).rows,
  ])
  expect([inside, after]).toEqual([[{ n: inRegion.length }], [{ n: own.people.length }]])
  await expect(inTransaction(single, inOwn, (tx) => countInside(tx, (counting) => names.execute(counting)))).rejects.toThrow(
    'permission denied',
  )
  expect((await whoAmI.execute(single)).rows).toEqual([{ role: 'nastavnik_app', region: '' }])
})

const peopleTables = Object.entries(tableKinds).flatMap(([table, kind]) => (kind === 'people' ? [table] : []))

/** What the numbers are made of, and by which cards of one person are known; every other column of a person is private, one that will be added as well. */
const countedBy = [
  'erased_on',
  'region_id',
  'id',
  'organisation_id',
  'born_on',
  'born_year',
  'occupation',
  'experience_years',
  'employer_id',
  'name_hash',
  'snils_hash',
  'withdrawn_on',
  'left_on',
  'class_code',
]

test('who has cards in several organisations, and what is left of the erased, is not for the role that sees names', async () => {
  const tables = Object.keys(tableKinds).filter((table) => /^(shared|erased)_/.test(table))
  expect(tables).toHaveLength(6)
  for (const table of tables)
    await expect(inTransaction(single, inOwn, (tx) => sql`select 1 from ${sql.table(table)}`.execute(tx))).rejects.toThrow(
      'permission denied',
    )
})

test('the reporting role counts people and can neither read a name nor write a row', async () => {
  const counted = await inReporting(single, omsk, (tx) => sql<{ n: number }>`select count(id) as n from persons`.execute(tx))
  const inRegion = tree.organisations.filter(({ region }) => region === 'omsk').flatMap(({ people }) => people)
  expect(counted.rows).toEqual([{ n: inRegion.length }])
  const { rows: secret } = await sql<{ column: string }>`
    select column_name as column from information_schema.columns
    where table_name = 'persons' and not column_name = any (${countedBy})`.execute(app.owner)
  expect(secret.length).toBeGreaterThan(8)
  const attempts = [
    ...secret.map(({ column }) => sql`select ${sql.ref(column)} from persons`),
    // Of means it reads every column: there is no name, no word and no mark among them.
    ...[...peopleTables.filter((table) => table !== 'grades'), 'users', 'grants', 'sessions'].map(
      (table) => sql`select * from ${sql.table(table)}`,
    ),
    ...['request', 'result', 'link'].map((column) => sql`select ${sql.ref(column)} from participations`),
    sql`select persons from persons`,
    sql`select 1 from persons where name like 'С%'`,
    sql`select 1 from persons order by name`,
    sql`update persons set born_year = null`,
    sql`update headcounts set teachers = 0`,
    sql`insert into organisations (id, region_id, code, kind, title, title_key) values (gen_random_uuid(), 1, 'x', 'SCHOOL', 'x', 'x')`,
    sql`delete from denominators`,
    sql`create temporary table copy as select name from persons`,
  ]
  for (const attempt of attempts) await expect(inReporting(single, omsk, (tx) => attempt.execute(tx))).rejects.toThrow(/permission denied/)
})

test('200 interleaved requests in three scopes over four connections give no wrong count', async () => {
  const cookies = await Promise.all(curators.map(({ id }) => openSession(app, id)))
  const wrong: string[] = []
  const ask = async (index: number) => {
    const scope = index % schools.length
    const [school, cookie] = [schools[scope] as TreeOrganisation, cookies[scope] ?? '']
    const counting = index % 2 === 0
    const url = counting ? `/api/forms?unit=${school.code}&period=2021&mode=distinct` : `/api/people?organisation=${school.code}`
    const reply = await app.server.inject({ url, headers: { cookie } })
    const body = reply.json<{ total?: number; forms?: { form: string; rows: number; total: object }[] }>()
    const got = counting
      ? body.forms?.filter(({ rows }) => rows > 0).map(({ form, rows, total }) => ({ form, rows, ...total }))
      : body.total
    const due = counting ? formNumbers(tree, school) : school.people.length
    const inOrder = (value: unknown) => JSON.stringify(Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value)
    if (inOrder(got) !== inOrder(due)) wrong.push(`${school.code}: ${inOrder(got)}`)
  }
  await Promise.all(Array.from({ length: 200 }, (_, index) => ask(index)))
  expect(wrong).toEqual([])
})
