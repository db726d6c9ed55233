import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/test-database.ts'
import type { Operator } from '../../access/actor.ts'
import { execute } from '../../access/use-case.ts'
import { createOrganisation } from './create-organisation.ts'
import { findOrganisationOfSheet } from './find-organisation-of-sheet.ts'
import { importOrganisations, type OrganisationRow } from './import-organisations.ts'
import { changeOrganisation, closeOrganisation, undoChange } from './reorganise-organisation.ts'
import { structureOn } from './structure.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  await database.owner.deleteFrom('organisation_pasts').execute()
  await database.owner.deleteFrom('organisations').execute()
})
afterAll(() => database.close())

const operator: Operator = { operator: true, regionId: 1, organisationIds: [] }
const basis = 'Постановление № 1'
const taken = { status: 409, code: 'organisation.titleTaken' }

const open = (title: string, { validFrom = null, validTo = null }: { validFrom?: string | null; validTo?: string | null } = {}) =>
  execute(createOrganisation, database.environment, operator, {
    title,
    kind: 'SCHOOL',
    municipality: 'sargatskiy',
    founder: '',
    validFrom,
    validTo,
  })
const close = ({ code, version }: { code: string; version: number }, on: string) =>
  execute(closeOrganisation, database.environment, operator, { code, version, on, basis })

const nothing = { kind: undefined, founder: undefined, head: undefined, phone: undefined, email: undefined, address: undefined }
async function codeOfSheet(organisation: string): Promise<string | undefined> {
  const model = database.environment.models.get(1)
  if (model === undefined) throw new Error('no model of Omsk')
  const sheet = { ...nothing, territory: undefined, municipality: 'Саргатский', organisation }
  const found = await database.owner.transaction().execute((tx) => findOrganisationOfSheet(tx, model, sheet))
  return 'found' in found ? found.found.code : undefined
}

test('the title of a closed organisation is taken by a new one, and a workbook that names it goes to the new one', async () => {
  const old = await close(await open('СОШ № 1'), '2020-09-01')
  expect(await codeOfSheet('МБОУ «СОШ №1»')).toBe(old.code)
  const fresh = await open('МБОУ «СОШ №1»')
  expect(fresh.code).toBe(`${old.code}-2`)
  expect(await codeOfSheet('СОШ № 1')).toBe(fresh.code)
  await expect(open('СОШ № 1')).rejects.toMatchObject(taken)
})

test('the closing of the old one is not undone while the new one has its title', async () => {
  const old = await close(await open('СОШ № 1'), '2020-09-01')
  const fresh = await open('СОШ № 1')
  const undo = () => execute(undoChange, database.environment, operator, { code: old.code, version: old.version })
  await expect(undo()).rejects.toMatchObject({ constraint: 'organisations_title' })
  const state = { title: 'СОШ № 2', kind: 'SCHOOL', municipality: 'sargatskiy', authority: null }
  await execute(changeOrganisation, database.environment, operator, { code: fresh.code, version: 1, on: '2021-03-01', basis, ...state })
  expect((await undo()).validTo).toBeNull()
})

test.each([
  ['stands without an end', {}, {}],
  ['is to end on a day to come', { validTo: '2021-03-15' }, {}],
  ['ended after the day the new one began', { validTo: '2020-08-31' }, { validFrom: '2020-08-31' }],
  ['stands now and the new one is said to have closed before', {}, { validTo: '2020-08-31' }],
])('a title is not free while the other %s', async (_what, first, second) => {
  await open('СОШ № 1', first)
  await expect(open('СОШ № 1', second)).rejects.toMatchObject(taken)
})

test('an organisation is not renamed to a title that another holds until a day to come', async () => {
  await open('СОШ № 1', { validTo: '2021-06-30' })
  const { code, version } = await open('СОШ № 2')
  const change = { code, version, on: '2021-03-01', basis, title: 'СОШ № 1', kind: 'SCHOOL', municipality: 'sargatskiy', authority: null }
  await expect(execute(changeOrganisation, database.environment, operator, change)).rejects.toMatchObject(taken)
})

test('a list tells the old one from the new one by their days, and taken again it changes nothing', async () => {
  const row = { code: '', title: 'СОШ № 1', kind: '', municipality: 'Саргатский', founder: '' }
  const rows: OrganisationRow[] = [
    { ...row, row: 2, validFrom: null, validTo: '2020-08-31' },
    { ...row, row: 3, validFrom: '2020-09-01', validTo: null },
  ]
  const take = (list: readonly OrganisationRow[]) => execute(importOrganisations, database.environment, operator, list)
  expect(await take(rows)).toMatchObject({ added: 2, changed: 0, refused: [] })
  expect(await take(rows)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
  expect(await take([{ ...row, row: 2, founder: 'Район', validFrom: '2020-09-01', validTo: null }])).toMatchObject({ changed: 1 })
  const stored = await database.owner.selectFrom('organisations').select(['founder', 'valid_to']).orderBy('valid_to').execute()
  expect(stored).toEqual([
    { founder: '', valid_to: '2020-08-31' },
    { founder: 'Район', valid_to: null },
  ])
})

test('the structure of any day keeps both apart under one title', async () => {
  const old = await close(await open('СОШ № 1'), '2020-09-01')
  const fresh = await open('СОШ № 1')
  for (const day of ['2020-03-15', '2021-03-15']) {
    const { rows } = await sql<{ code: string; title: string }>`
      select counted_code as code, title from ${structureOn(1, day)} s order by 1`.execute(database.owner)
    expect(rows).toEqual([old.code, fresh.code].map((code) => ({ code, title: 'СОШ № 1' })))
  }
})
