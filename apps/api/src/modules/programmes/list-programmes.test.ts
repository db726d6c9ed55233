import type { Programme } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addSchool,
  fileOf,
  mentee,
  menteeHeader,
  organisationRows,
  type School,
  type SchoolApp,
  schoolApp,
} from '../../../test/school-app.ts'

interface List {
  items: Programme[]
  total: number
}

let app: SchoolApp
let school: School
beforeAll(async () => {
  app = await schoolApp()
  school = await addSchool(app, 'СОШ № 1')
  const rows = ['Лидер', 'Вожатый', 'Старт'].map((programme, index) => mentee(`Орлова Вера ${index}`, { programme, mentor: '' }))
  await app.take(school, await fileOf({ Организация: organisationRows('СОШ № 1'), Наставляемые: [menteeHeader, ...rows] }))
})
afterAll(() => app.close())

const titles = ({ items }: List) => items.map(({ title }) => title)
const list = (more = '') => app.get<List>(school, `/api/programmes?organisation=${school.code}${more}`)

test('programmes that nobody has judged are a list of their own', async () => {
  const [judged] = (await list('&search=лидер')).items
  if (judged === undefined) throw new Error('no programme')
  await app.send(school, 'PATCH', `/api/programmes/${judged.id}`, { version: judged.version, practice: 'practice' })
  expect(titles(await list('&practice=unchecked'))).toEqual(['Вожатый', 'Старт'])
  expect(titles(await list('&practice=practice'))).toEqual(['Лидер'])
  expect(await list()).toMatchObject({ total: 3 })
})
