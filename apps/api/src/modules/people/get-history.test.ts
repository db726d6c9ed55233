import type { Person, PersonHistory, PersonListItem } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSchool, fileOf, mentee, menteeHeader, organisationRows, type SchoolApp, schoolApp } from '../../../test/school-app.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

test('the history of a card names who corrected it and which fields, of a participation too, and no value', async () => {
  const school = await addSchool(app, 'СОШ № 1')
  const rows = [mentee('Орлова Вера Ильинична', { mentor: '' })]
  await app.take(school, await fileOf({ Организация: organisationRows('СОШ № 1'), Наставляемые: [menteeHeader, ...rows] }))
  const [found] = (await app.get<{ items: PersonListItem[] }>(school, `/api/people?organisation=${school.code}`)).items
  if (found === undefined) throw new Error('nobody')
  const history = () => app.get<PersonHistory>(school, `/api/people/${found.id}/history`)
  expect(await history()).toEqual({ items: [], total: 0 })

  const card = await app.get<Person>(school, `/api/people/${found.id}`)
  const fields = { occupation: '8 класс', birth: { day: '2008-03-13', year: 2008 } }
  await app.send(school, 'PATCH', `/api/people/${found.id}`, { version: card.version, fields })
  const [participation] = card.participations
  if (participation === undefined) throw new Error('no participation')
  await app.send(school, 'PATCH', `/api/participations/${participation.id}`, { version: participation.version, request: 'Уверенность' })
  await app.send(school, 'PATCH', `/api/people/${found.id}`, { version: card.version, fields: { contacts: 'опоздал' } })

  expect(await history()).toEqual({
    items: [
      { at: expect.any(String), by: 'Куратор', fields: ['request'] },
      { at: expect.any(String), by: 'Куратор', fields: ['birth', 'occupation'] },
    ],
    total: 2,
  })
})
