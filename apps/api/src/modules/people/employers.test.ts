import type { Person } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSchool, fileOf, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'
import { organisationKey } from '../organisations/index.ts'

let app: SchoolApp
let school: School
beforeAll(async () => {
  app = await schoolApp()
  school = await addSchool(app, 'СОШ № 1')
})
afterAll(() => app.close())

const addPartner = async (title: string) => {
  const id = newId()
  const key = organisationKey(title)
  const row = { id, region_id: 1, municipality_id: null, code: `omsk-${id.slice(0, 30)}`, kind: 'PARTNER', title, title_key: key }
  await app.owner
    .insertInto('organisations')
    .values({ ...row, valid_from: null, valid_to: null, authority: null, merged_into: null })
    .execute()
  return id
}
const employerOf = async (name: string) =>
  (await app.owner.selectFrom('persons').select('employer_id').where('name', '=', name).executeTakeFirstOrThrow()).employer_id

const workplace = 'мастер участка, ООО „Ромашка – Сервис“'
const header = ['ФИО наставника', 'Место работы, должность', 'Форма', 'Программа', 'Дата начала']
const book = () => fileOf({ Наставники: [header, ['Петров Пётр Петрович', workplace, 'работодатель – ученик', 'Профи', '20.01.2021']] })

test('a partner registered later gets its mentors from the same workbook, and a corrected workplace is looked at anew', async () => {
  await app.take(school, await book())
  expect(await employerOf('Петров Пётр Петрович')).toBeNull()
  const partner = await addPartner('ООО «Ромашка - Сервис»')
  await app.take(school, await book())
  expect(await employerOf('Петров Пётр Петрович')).toBe(partner)

  const { items } = await app.get<{ items: { id: string }[] }>(school, `/api/people?organisation=${school.code}`)
  const correct = async (occupation: string) => {
    const { version } = await app.get<Person>(school, `/api/people/${items[0]?.id}`)
    await app.send(school, 'PATCH', `/api/people/${items[0]?.id}`, { version, fields: { occupation } })
    return employerOf('Петров Пётр Петрович')
  }
  expect(await correct('на пенсии')).toBeNull()
  expect(await correct('ведущий мастер ООО «Ромашка-Сервис»')).toBe(partner)
})
