import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/test-database.ts'
import { execute } from '../../access/use-case.ts'
import { getWholeForms } from '../reports/index.ts'
import { readSchoolWorkbook, takeWorkbookBySheet } from './index.ts'

interface Expected {
  readonly file: string
  readonly form1: Record<string, number>
  readonly parked: unknown[]
  readonly ignored: unknown[]
  readonly distinct: unknown
  readonly primary: unknown
}

// The workbooks lie beside the project and are not copied into it.
const folder = new URL('../../../../../../shared/data/sargatskoe/', import.meta.url)
const present = existsSync(folder)
const expected = present ? (JSON.parse(await readFile(new URL('school-2.expected.json', folder), 'utf8')) as Expected[]) : []

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const operator = { operator: true, regionId: 1, organisationIds: [] } as const

test.runIf(present).each(expected)('$file comes in correct to the person', async ({ file, form1, parked, ignored, distinct, primary }) => {
  const workbook = await readSchoolWorkbook(await readFile(new URL(file, folder)))
  const first = await takeWorkbookBySheet(database.environment, workbook)
  expect(first.plan.parked.map(({ base, row, name, code }) => ({ sheet: base.sheet, row: row.number, name, code }))).toEqual(parked)
  expect(first.plan.ignored.map(({ base, row, code }) => ({ sheet: base.sheet, row: row.number, code }))).toEqual(ignored)
  for (const [mode, truth] of [
    ['distinct', distinct],
    ['primary', primary],
  ] as const) {
    const forms = await execute(getWholeForms, database.environment, operator, { unit: first.code, period: '2021', mode })
    const counted = Object.fromEntries(
      forms.forms.map(({ summary, rows }) => [
        summary.formTitle,
        Object.fromEntries(rows.map(({ programme, mentors, mentees }) => [programme.title, { mentors, mentees }])),
      ]),
    )
    expect(counted).toEqual(truth)
    expect(forms.form1.rows[0]).toMatchObject(form1)
  }
  const again = await takeWorkbookBySheet(database.environment, workbook)
  expect(again.plan.counters).toMatchObject({
    newPersons: 0,
    newProgrammes: 0,
    newParticipations: 0,
    newMentorships: 0,
    completedPersons: 0,
  })
})

test.runIf(present)('Form 1 of Саргатский totals 180, 32 and 13', async () => {
  const { form1 } = await execute(getWholeForms, database.environment, operator, { unit: 'sargatskiy', period: '2021' })
  expect(form1.total).toEqual({ organisations: 2, children10to19: 180, teachers: 32, youngTeachers: 13 })
})
