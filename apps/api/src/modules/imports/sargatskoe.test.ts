import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { PersonCounts } from '@nastavnik/synthetic'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/test-database.ts'
import { execute } from '../../access/use-case.ts'
import { getWholeForms } from '../reports/index.ts'
import { readSchoolWorkbook, type SchoolWorkbook, takeWorkbookBySheet, workbookOfRows } from './index.ts'

interface Expected {
  readonly file: string
  readonly form1: Record<string, number>
  readonly parked: unknown[]
  readonly ignored: unknown[]
  readonly distinct: PersonCounts
  readonly primary: PersonCounts
}

// The workbooks lie beside the project and are not copied into it: where they are absent, the tests of them are not there either.
const folder = new URL('../../../../../../shared/data/sargatskoe/', import.meta.url)
const present = existsSync(folder)

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const operator = { operator: true, regionId: 1, organisationIds: [] } as const
const formsOf = (unit: string, mode: 'distinct' | 'primary') =>
  execute(getWholeForms, database.environment, operator, { unit, period: '2021', mode })

async function countsOf(unit: string, mode: 'distinct' | 'primary'): Promise<PersonCounts> {
  const { forms } = await formsOf(unit, mode)
  return Object.fromEntries(
    forms.map(({ summary, rows }) => [
      summary.formTitle,
      Object.fromEntries(rows.map(({ programme, mentors, mentees }) => [programme.title, { mentors, mentees }])),
    ]),
  )
}

const nothingNew = { newPersons: 0, newProgrammes: 0, newParticipations: 0, newMentorships: 0, completedPersons: 0 }

/** The filled example of the forms (S1): form, programme, pairs. */
const example = [
  ['ученик – ученик', 'Лидер', 10],
  ['учитель – учитель', 'Время работать вместе', 10],
  ['студент – ученик', 'Точный старт', 4],
  ['работодатель – ученик', 'Шаг в профессию', 3],
] as const

function exampleWorkbook(): SchoolWorkbook {
  const header = ['ФИО', 'Дата рождения', 'Форма', 'Программа', 'Дата начала', 'Наставник']
  const letters = 'абвгдежзик'
  const rows = example.flatMap(([form, programme, pairs], index) =>
    Array.from({ length: pairs }, (_, pair) => {
      const mark = `${letters.charAt(index)}${letters.charAt(pair)}`.repeat(2) // nobody resembles anybody
      return [
        `Иванова Анна${mark}`,
        `${10 + pair}.0${index + 1}.2008`,
        form,
        `Программа «${programme}»`,
        '20.01.2021',
        `Петров Пётр${mark}`,
      ]
    }),
  )
  const organisation = [
    ['Территория', 'Омская область'],
    ['Муниципальный район', 'Калачинский'],
    ['Образовательная организация', 'СОШ № 1'],
    ['Общее количество детей в ОО в возрасте от 10 до 19 лет, чел', 85],
    ['Общее количество педагогических работников в ОО, чел', 15],
    ['Общее количество учителей – молодых специалистов в ОО, чел', 5],
    ['Дата сведений', '18.02.2021'],
  ]
  return workbookOfRows([
    { name: 'Организация', rows: organisation },
    { name: 'Наставляемые', rows: [header, ...rows] },
  ])
}

test('the filled example of Forms 1–5', async () => {
  const { code, plan } = await takeWorkbookBySheet(database.environment, exampleWorkbook())
  expect(plan.counters).toMatchObject({ ready: 27, warnings: 0, errors: 0, ignored: 0, persons: 54, newMentorships: 27 })
  for (const mode of ['distinct', 'primary'] as const) {
    const { form1, forms } = await formsOf(code, mode)
    expect(form1.rows[0]).toMatchObject({ municipality: 'Калачинский', children10to19: 85, teachers: 15, youngTeachers: 5 })
    const numbered = forms.filter(({ report }) => report.number !== null)
    expect(numbered.map(({ summary }) => [summary.formTitle, summary.total])).toEqual(
      example.map(([form, , pairs]) => [form, { mentors: pairs, mentees: pairs }]),
    )
  }
  expect((await takeWorkbookBySheet(database.environment, exampleWorkbook())).plan.counters).toMatchObject(nothingNew)
})

test('a rehearsal writes nothing', async () => {
  const sheet = {
    name: 'Организация',
    rows: [
      ['Территория', 'Омск'],
      ['Школа', 'Новая СОШ'],
    ],
  }
  const { plan } = await takeWorkbookBySheet(database.environment, workbookOfRows([sheet]), true)
  expect(plan.counters.ready).toBe(0)
  expect(await database.owner.selectFrom('organisations').select('id').where('title', '=', 'Новая СОШ').execute()).toEqual([])
})

const expected = present ? (JSON.parse(await readFile(new URL('school-2.expected.json', folder), 'utf8')) as Expected[]) : []

test.each(expected)('$file comes in correct to the person', async ({ file, form1, parked, ignored, ...counts }) => {
  const read = async () => readSchoolWorkbook(await readFile(new URL(file, folder)))
  const { code, plan } = await takeWorkbookBySheet(database.environment, await read())
  expect(plan.parked.map(({ base, row, name, code: why }) => ({ sheet: base.sheet, row: row.number, name, code: why }))).toEqual(parked)
  expect(plan.ignored.map(({ base, row, code: why }) => ({ sheet: base.sheet, row: row.number, code: why }))).toEqual(ignored)
  for (const mode of ['distinct', 'primary'] as const) {
    expect(await countsOf(code, mode)).toEqual(counts[mode])
    expect((await formsOf(code, mode)).form1.rows[0]).toMatchObject(form1)
  }
  expect((await takeWorkbookBySheet(database.environment, await read())).plan.counters).toMatchObject(nothingNew)
})

test.each(present ? [{ organisations: 2, children10to19: 180, teachers: 32, youngTeachers: 13 }] : [])(
  'Form 1 of Саргатский totals $children10to19, $teachers and $youngTeachers',
  async (total) => expect((await formsOf('sargatskiy', 'primary')).form1.total).toMatchObject(total),
)
