import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/test-database.ts'
import { execute } from '../../access/use-case.ts'
import { importOrganisations, type OrganisationRow } from './import-organisations.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const operator = { operator: true, regionId: 1, organisationIds: [] } as const
const line = (row: number, title: string, more: Partial<OrganisationRow> = {}): OrganisationRow => {
  const usual = { code: '', kind: '', municipality: 'Саргатский', founder: '', validFrom: null, validTo: null }
  return { row, title, ...usual, ...more }
}
const take = (rows: readonly OrganisationRow[]) => execute(importOrganisations, database.environment, operator, rows)

test('a namesake is refused by its line, the others are taken', async () => {
  expect(await take([line(2, 'СОШ № 1', { code: 'one' }), line(3, 'СОШ № 2', { code: 'two' })])).toMatchObject({ added: 2, refused: [] })
  const again = await take([
    line(2, 'МБОУ «СОШ №1»', { code: 'another' }),
    line(3, 'СОШ № 1', { code: 'two' }),
    line(4, 'СОШ № 3'),
    line(5, 'СОШ № 1', { municipality: 'Тарский' }),
  ])
  expect(again).toMatchObject({
    added: 2,
    changed: 0,
    refused: [
      { row: 2, code: 'organisation.titleTaken' },
      { row: 3, code: 'organisation.titleTaken' },
    ],
  })
})

test('the same list again changes nothing; a bad line is named by its code', async () => {
  const rows = [
    line(2, 'СОШ № 10'),
    line(3, ''),
    line(4, 'Школа', { municipality: 'Нигдевский' }),
    line(5, 'Школа', { validFrom: '2021-02-01', validTo: '2021-01-01' }),
  ]
  expect(await take(rows)).toMatchObject({ added: 1 })
  expect(await take(rows)).toMatchObject({
    added: 0,
    changed: 0,
    unchanged: 1,
    refused: [{ code: 'title.missing' }, { code: 'municipality.unknown' }, { code: 'dates.reversed' }],
  })
})
