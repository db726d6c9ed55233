import type { Programme, Today } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSchool, fileOf, mentee, menteeHeader, organisationRows, type SchoolApp, schoolApp } from '../../../test/school-app.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

test('the first page of an organisation is its numbers and its last load', async () => {
  const school = await addSchool(app, 'СОШ № 1')
  const neighbour = await addSchool(app, 'СОШ № 2')
  const read = () => app.get<Today>(school, `/api/today?organisation=${school.code}`)
  expect(await read()).toEqual({
    people: 0,
    pairs: 0,
    programmes: 0,
    unsigned: 0,
    duplicates: 0,
    unchecked: 0,
    offered: 0,
    promotable: 0,
    requests: { open: 0, overdue: 0 },
    hasHeadcounts: false,
    lastImport: null,
  })

  const rows = ['Лидер', 'Старт'].map((programme, index) => mentee(`Орлова Вера ${index}`, { programme, mentor: 'Котова Анна Ильинична' }))
  const bases = { Наставляемые: [menteeHeader, ...rows, mentee('', { programme: 'Старт' })] }
  await app.take(neighbour, await fileOf({ Организация: organisationRows('СОШ № 2'), ...bases }))
  await app.take(school, await fileOf({ Организация: organisationRows('СОШ № 1'), ...bases }))
  const [judged] = (await app.get<{ items: Programme[] }>(school, `/api/programmes?organisation=${school.code}`)).items
  if (judged === undefined) throw new Error('no programme')
  await app.send(school, 'PATCH', `/api/programmes/${judged.id}`, { version: judged.version, practice: 'practice' })

  expect(await read()).toEqual({
    people: 3,
    pairs: 2,
    programmes: 2,
    unsigned: 3,
    duplicates: 0,
    unchecked: 1,
    offered: 0,
    promotable: 0,
    requests: { open: 0, overdue: 0 },
    hasHeadcounts: true,
    lastImport: { id: expect.any(String), state: 'done', createdAt: expect.any(String), errors: 1 },
  })
})
