import { pageSize } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/test-database.ts'
import type { Operator } from '../../access/actor.ts'
import { execute } from '../../access/use-case.ts'
import { takeWorkbookBySheet, workbookOfRows } from '../imports/index.ts'
import { getOrganisation } from '../organisations/get-organisation.ts'
import { mergeOrganisation } from '../organisations/merge-organisations.ts'
import { listFormRows } from './get-forms.ts'
import { getWholeForms } from './index.ts'

/** Programmes of three schools, so many that pages of the form end inside of each of them. */
const programmes = [40, 70, 30]
const form = 'PUPIL_PUPIL'
let database: TestDatabase
let operator: Operator

beforeAll(async () => {
  database = await testDatabase()
  const codes: string[] = []
  for (const [school, many] of programmes.entries()) {
    const rows = Array.from({ length: many }, (_, number) => [
      `Первый Иван ${number}`,
      '2008-01-01',
      'ученик – ученик',
      `Дело ${number * programmes.length + school}`,
      '2020-02-01',
    ])
    const { code } = await takeWorkbookBySheet(
      database.environment,
      workbookOfRows([
        {
          name: 'Организация',
          rows: [
            ['Территория', 'Омская область'],
            ['Муниципальный район', 'Тарский'],
            ['Образовательная организация', `СОШ № ${school}`],
          ],
        },
        { name: 'Наставляемые', rows: [['ФИО', 'Дата рождения', 'Форма наставничества', 'Программа', 'Дата начала'], ...rows] },
      ]),
    )
    codes.push(code)
  }
  const [merged = '', into = ''] = codes
  const organisations = await database.owner.selectFrom('organisations').select('id').execute()
  operator = { operator: true, regionId: 1, organisationIds: organisations.map(({ id }) => id) }
  const { version } = await execute(getOrganisation, database.environment, operator, { code: merged })
  await execute(mergeOrganisation, database.environment, operator, { code: merged, version, on: '2021-02-01', into, basis: 'Приказ' })
})
afterAll(() => database.close())

const all = programmes.reduce((sum, many) => sum + many, 0)

test.each(['asWas', 'asNow'] as const)('pages put together are the form, %s, also where two schools have become one', async (structure) => {
  const asked = { unit: 'omsk', period: '2020', mode: 'primary', structure } as const
  const page = (number: number) => execute(listFormRows, database.environment, operator, { ...asked, form, page: number })
  const whole = (await execute(getWholeForms, database.environment, operator, asked)).forms.find(({ summary }) => summary.form === form)
  expect(whole?.rows).toHaveLength(all)
  const pages = await Promise.all(Array.from({ length: Math.ceil(all / pageSize) }, (_, index) => page(index + 1)))
  expect(pages.flatMap(({ items }) => items)).toEqual(whole?.rows)
  expect(pages.map(({ total }) => total)).toEqual(pages.map(() => all))
  const beyond = await page(pages.length + 1)
  expect(beyond.items).toEqual([])
})

test('the rows of schools that have become one stand in one order', async () => {
  const asked = { unit: 'omsk', period: '2020', mode: 'primary', structure: 'asNow' } as const
  const { items } = await execute(listFormRows, database.environment, operator, { ...asked, form, page: 1 })
  const titles = items.map(({ programme }) => programme.title)
  expect(titles).toEqual(titles.toSorted())
  expect(new Set(titles.map((title) => Number(title.slice('Дело '.length)) % programmes.length))).toEqual(new Set([0, 1]))
})
