import type { Form1Row } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSchool, fileOf, organisationRows, type SchoolApp, schoolApp } from '../../../test/school-app.ts'
import { execute } from '../../access/use-case.ts'
import { listForm1 } from './get-forms.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
  await addSchool(app, 'СОШ № 1')
  const speaking = await addSchool(app, 'СОШ № 2')
  await app.take(speaking, await fileOf({ Организация: organisationRows('СОШ № 2') }))
})
afterAll(() => app.close())

const listed = async (headcount?: 'missing'): Promise<[string, Form1Row['headcount']][]> => {
  const operator = { operator: true, regionId: 1, organisationIds: [] } as const
  const { items } = await execute(listForm1, app.environment, operator, { unit: 'sargatskiy', period: '2021', headcount, page: 1 })
  return items.map((row) => [row.organisation.title, row.headcount])
}

test('organisations without a headcount are a list of their own', async () => {
  expect(await listed('missing')).toEqual([['СОШ № 1', null]])
  expect((await listed()).map(([title]) => title)).toEqual(['СОШ № 1', 'СОШ № 2'])
})
