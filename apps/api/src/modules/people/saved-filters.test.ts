import type { SavedFilters } from '@nastavnik/contract'
import { mostSavedFilters } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSchool, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const save = (school: School, title: string, filter: object, id = newId()) =>
  app.send(school, 'PUT', `/api/saved-filters/${id}`, { organisation: school.code, title, filter })
const listed = (school: School) => app.get<SavedFilters>(school, `/api/saved-filters?organisation=${school.code}`)

test('a filter is named, named again, removed; the search is no part of it; another organisation has its own', async () => {
  const [school, other] = [await addSchool(app, 'СОШ № 1'), await addSchool(app, 'СОШ № 2')]
  const id = newId()
  expect((await save(school, 'Восьмые', { class: '08Б', role: 'MENTEE' }, id)).json()).toEqual({
    items: [{ id, title: 'Восьмые', filter: { class: '08Б', role: 'MENTEE' } }],
  })
  expect((await save(school, 'Восьмые', { class: '08А' })).json()).toEqual({ items: [{ id, title: 'Восьмые', filter: { class: '08А' } }] })
  expect((await save(school, 'По имени', { search: 'Орлова' })).statusCode).toBe(422)
  expect(await listed(other)).toEqual({ items: [] })
  expect((await app.send(other, 'DELETE', `/api/saved-filters/${id}`)).statusCode).toBe(404)
  expect((await app.send(school, 'DELETE', `/api/saved-filters/${id}`)).json()).toEqual({ items: [] })
})

test('there are not more than can be looked through', async () => {
  const school = await addSchool(app, 'СОШ № 3')
  for (let number = 0; number < mostSavedFilters; number++) await save(school, `Отбор ${number}`, {})
  expect((await save(school, 'Ещё один', {})).json()).toMatchObject({ status: 422, code: 'filter.tooMany' })
  expect((await listed(school)).items).toHaveLength(mostSavedFilters)
})
