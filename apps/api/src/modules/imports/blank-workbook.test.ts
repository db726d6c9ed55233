import type { Import } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSchool, fileOf, organisationRows, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'

let app: SchoolApp
let school: School
beforeAll(async () => {
  app = await schoolApp()
  school = await addSchool(app, 'СОШ № 1')
})
afterAll(() => app.close())

const blank = (of: School) => app.server.inject({ url: `/api/import-blank?organisation=${of.code}`, headers: { cookie: of.cookie } })

test('a blank workbook names its organisation and is read back with every column understood and nothing to take', async () => {
  const { rawPayload } = await blank(school)
  const { organisation, counters, sheets } = (await app.upload(school, rawPayload)).json<Import>()
  expect(organisation.title).toBe('СОШ № 1')
  expect(counters).toMatchObject({ ready: 0, errors: 0, ignored: 0 })
  const bases = sheets.filter(({ kind }) => kind !== null)
  expect(bases.map(({ sheet, kind }) => [sheet, kind])).toEqual([
    ['База наставляемых', 'MENTEE'],
    ['База наставников', 'MENTOR'],
  ])
  const unread = bases.flatMap(({ columns }) => columns.flatMap(({ heading, field }) => (field === null ? [heading] : [])))
  expect(unread).toEqual([])
})

test('what the organisation has told stands in it, and sending it again changes nothing', async () => {
  const other = await addSchool(app, 'СОШ № 7')
  await app.take(other, await fileOf({ Организация: organisationRows('СОШ № 7') }))
  const lines = (await app.download(other, `/api/import-blank?organisation=${other.code}`)).get('Организация')
  expect(lines).toContainEqual(['ФИО директора', 'Тарасов Максим'])
  expect(lines).toContainEqual(['Дата сведений', '18.02.2021'])
  expect(lines).toContainEqual(['Общее количество педагогических работников в ОО, чел', 15])
  const { headcount } = (await app.upload(other, (await blank(other)).rawPayload)).json<Import>()
  expect(headcount).toEqual({ countedOn: '2021-02-18', children10to19: 85, teachers: 15, youngTeachers: 5 })
})

test('a filled row of it is taken', async () => {
  const cells = await app.download(school, `/api/import-blank?organisation=${school.code}`)
  const [heading = []] = cells.get('База наставляемых') ?? []
  const known: Readonly<Record<string, string>> = {
    'ФИО наставляемого': 'Орлова Вера Ильинична',
    'Дата рождения': '12.03.2008',
    'Дата вхождения в программу': '20.01.2021',
    'Наименование программы': 'Лидер',
    'Форма наставничества': 'ученик – ученик',
    'ФИО наставника': 'Петров Пётр Петрович',
  }
  const titles = heading.map(String)
  const file = await fileOf({ Наставляемые: [titles, titles.map((title) => known[title] ?? null)] })
  expect((await app.take(school, file)).counters).toMatchObject({ ready: 1, newPersons: 2, newMentorships: 1 })
})
