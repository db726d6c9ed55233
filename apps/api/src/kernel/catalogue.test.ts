import { personTextNames } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditTables, countedTables, watchedTables } from '../../test/snapshot.ts'
import { type TestDatabase, testDatabase } from '../../test/test-database.ts'
import { columnOf } from './columns.ts'
import { type TableKind, tableKinds } from './tables.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const tenants = Object.entries(tableKinds).flatMap(([table, kind]) => (kind === 'tenant' || kind === 'people' ? [table] : []))
const ofKind = (wanted: TableKind) => Object.entries(tableKinds).flatMap(([table, kind]) => (kind === wanted ? [table] : []))

async function all<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(database.owner)).rows
}

test('the register names every table of the database', async () => {
  const rows = await all(sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not like 'kysely%' order by 1`)
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(tableKinds).sort())
})

test('a snapshot of the tests looks at every table that is not counted anew', () =>
  expect([...watchedTables, ...countedTables, ...auditTables].sort()).toEqual(Object.keys(tableKinds).sort()))

test('every text of a card has its column, empty where nothing is said', async () => {
  const rows = await all(sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = 'persons' and data_type = 'text' and is_nullable = 'NO' and column_default = '''''::text'`)
  expect(rows.map(({ name }) => name).sort()).toEqual(personTextNames.map(columnOf).sort())
})

test('every tenant table has region_id smallint not null', async () => {
  const rows = await all(sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'region_id' and data_type = 'smallint' and is_nullable = 'NO' and table_name = any (${tenants}::text[])`)
  expect(rows.map(({ name }) => name).sort()).toEqual([...tenants].sort())
})

test('every unique index of a tenant table starts with region_id', async () => {
  const rows = await all(sql<{ name: string; first: string }>`
    select c.relname || '.' || i.relname as name, a.attname as first
    from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
    where x.indisunique and c.relname = any (${tenants}::text[])`)
  expect(rows.length).toBeGreaterThanOrEqual(tenants.length)
  expect(rows.filter(({ first }) => first !== 'region_id')).toEqual([])
})

test('a key from tenant to tenant carries region_id; none points from reference or local to tenant; none sets null', async () => {
  const rows = await all(sql<{ name: string; child: string; parent: string; columns: string[]; action: string }>`
    select k.conname as name, c.relname as child, p.relname as parent, k.confdeltype as action,
      array(select a.attname::text from unnest(k.conkey) n join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n) as columns
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid where k.contype = 'f'`)
  const isTenant = (table: string) => tenants.includes(table)
  const wrong = rows.filter(
    ({ child, parent, columns, action }) =>
      (isTenant(child) && isTenant(parent) && !columns.includes('region_id')) ||
      (!isTenant(child) && isTenant(parent)) ||
      action === 'n' ||
      action === 'd',
  )
  expect(rows.length).toBeGreaterThan(10)
  expect(wrong).toEqual([])
})

test('after a migration the planner has looked at every table', async () => {
  const unseen = await all(sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples < 0 and relname not like 'kysely%'`)
  expect(unseen).toEqual([])
})

test('there are no triggers and no sequences', async () => {
  const triggers = await all(sql<{ name: string }>`select tgname as name from pg_trigger where not tgisinternal`)
  const sequences = await all(
    sql<{ name: string }>`select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`,
  )
  expect([...triggers, ...sequences]).toEqual([])
})

test('tables of people are under forced row-level security with one permissive policy a role, without sub-selects', async () => {
  const forced = await all(
    sql<{ name: string }>`select relname as name from pg_class where relrowsecurity and relforcerowsecurity order by 1`,
  )
  expect(forced.map(({ name }) => name)).toEqual(ofKind('people').sort())
  const policies = await all(sql<{ tablename: string; permissive: string; roles: string; qual: string }>`
    select tablename, permissive, roles::text, qual from pg_policies`)
  expect(new Set(policies.map(({ tablename, roles }) => `${tablename} ${roles}`)).size).toBe(policies.length)
  expect(policies.filter(({ permissive, qual }) => permissive !== 'PERMISSIVE' || /select/i.test(qual) || /,\s*true/.test(qual))).toEqual(
    [],
  )
  const app = policies.filter(({ roles }) => roles === '{nastavnik_app}')
  expect(app.map(({ tablename }) => tablename).sort()).toEqual(ofKind('people').sort())
})

test('the reporting role has no column of names, contacts or free text of a person', async () => {
  const rows = await all(sql<{ name: string }>`
    select c.table_name || '.' || c.column_name as name from information_schema.columns c
    where c.table_schema = 'public' and c.table_name = any (${ofKind('people')}::text[])
      and has_column_privilege('nastavnik_reporting', format('public.%I', c.table_name)::regclass, c.column_name, 'select') order by 1`)
  expect(rows.map(({ name }) => name)).toEqual(
    [
      ...['born_on', 'born_year', 'employer_id', 'erased_on', 'experience_years', 'id', 'occupation', 'organisation_id', 'region_id'].map(
        (name) => `persons.${name}`,
      ),
      ...['class_code', 'left_on', 'name_hash', 'snils_hash', 'withdrawn_on'].map((name) => `persons.${name}`),
      ...['ends_on', 'id', 'organisation_id', 'person_id', 'programme_id', 'region_id', 'role', 'runs_until', 'starts_on'].map(
        (name) => `participations.${name}`,
      ),
      ...['campaign_id', 'id', 'organisation_id', 'participation_id', 'person_id', 'questionnaire_id', 'region_id', 'answered_on'].map(
        (name) => `respondents.${name}`,
      ),
      // Scales, yes and no, choices: never a word of one's own.
      ...['campaign_id', 'finished_at', 'id', 'marks', 'organisation_id', 'questionnaire_id', 'region_id', 'respondent_id'].map(
        (name) => `responses.${name}`,
      ),
      ...['ended_on', 'given_on', 'kind', 'person_id', 'region_id', 'signer', 'text_version', 'valid_until'].map(
        (name) => `consents.${name}`,
      ),
      ...['mean', 'organisation_id', 'person_id', 'region_id', 'subjects', 'term', 'wave', 'year'].map((name) => `grades.${name}`),
    ].sort(),
  )
})

test('the roles of the application can neither bypass row-level security nor make roles', async () => {
  const rows = await all(sql<{ rolname: string; rolinherit: boolean; powers: boolean }>`
    select rolname, rolinherit, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as powers
    from pg_roles where rolname like 'nastavnik%' order by rolname`)
  expect(rows).toEqual([
    { rolname: 'nastavnik_app', rolinherit: false, powers: false },
    { rolname: 'nastavnik_reporting', rolinherit: true, powers: false },
  ])
})

test('without settings the app role sees not a row of people', async () => {
  for (const table of ofKind('people')) {
    await expect(sql`select 1 from ${sql.table(table)} limit 1`.execute(database.environment.db)).rejects.toThrow(/app\.|smallint/)
  }
})
