import { ClassCode } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/v4/core'
import { addSchool, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'
import { nextClass, nextYear, stageIn } from './stages.rules.ts'

let app: SchoolApp
let school: School
beforeAll(async () => {
  app = await schoolApp()
  school = await addSchool(app, 'СОШ № 1')
})
afterAll(() => app.close())

test.each([
  ['8 «Б» класс', '08Б'],
  ['8Б', '08Б'],
  ['8 б', '08Б'],
  ['10-Б', '10Б'],
  ['11 класс', '11'],
  ['7-й класс', '07'],
  ['7-й «в» класс', '07В'],
  ['7 кл.', '07'],
  ['9', '09'],
  ['ученик 9 класса', '09'],
  ['СОШ № 1, 8а класс', '08А'],
  ['2 курс', 'К2'],
  ['Технологический колледж, 3-й курс', 'К3'],
  ['12 класс', '12'],
  ['', ''],
  ['учитель', ''],
  ['2008', ''],
  ['0 класс', ''],
  ['112 класс', ''],
  ['Маркетолог торговой организации', ''],
  ['учитель, стаж 8 лет', ''],
])('the class of %j is %j', async (occupation, code) => {
  const id = newId()
  await app.owner
    .insertInto('persons')
    .values({
      region_id: 1,
      id,
      organisation_id: school.id,
      name: id,
      name_key: id,
      born_on: null,
      born_year: null,
      experience_years: null,
      employer_id: null,
      occupation,
    })
    .execute()
  const { class_code } = await app.owner.selectFrom('persons').select('class_code').where('id', '=', id).executeTakeFirstOrThrow()
  expect(class_code).toBe(code)
  expect(z.safeParse(ClassCode, class_code).success).toBe(true)
  const stage = stageIn(occupation)
  const number = class_code.startsWith('К')
    ? { of: 'курс', number: Number(class_code.slice(1)) }
    : { of: 'класс', number: Number(class_code.slice(0, 2)) }
  expect(stage === undefined ? undefined : { of: stage.of, number: stage.number }).toEqual(class_code === '' ? undefined : number)
  const next = nextYear(occupation)
  const nextCode = await app.owner.selectNoFrom(sql<string>`class_code(${next ?? ''})`.as('code')).executeTakeFirstOrThrow()
  expect(nextCode.code).toBe(nextClass(class_code) ?? '') // the promotion moves the class the database reads, and nothing else
})
