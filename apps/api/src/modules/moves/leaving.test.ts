import type { FormsSummary, PersonEnrolment } from '@nastavnik/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const idOf = async (school: School, name: string) =>
  (
    await app.owner
      .selectFrom('persons')
      .select('id')
      .where('organisation_id', '=', school.id)
      .where('name', 'like', `${name}%`)
      .executeTakeFirstOrThrow()
  ).id
const namesAt = async (school: School, url: string) =>
  (await app.get<{ items: { name: string }[] }>(school, `${url}organisation=${school.code}`)).items.map(({ name }) => name)
const leave = (school: School, body: object) =>
  app.send(school, 'POST', '/api/leavings', { organisation: school.code, on: '2021-03-10', why: 'LEFT', ...body })
const enrolmentOf = (school: School, id: string) => app.get<PersonEnrolment>(school, `/api/people/${id}/enrolment`)
const endsOf = (id: string) => app.owner.selectFrom('participations').select('ends_on').where('person_id', '=', id).execute()
const rows = [mentee('Орлова Вера Ильинична', { mentor: '' }), mentee('Гусев Илья Петрович', { mentor: '' })]

test('whoever has left is in no list but his own, his past is counted, and a mistake is taken back whole', async () => {
  const school = await schoolWith(app, 'СОШ № 1', ...rows)
  const vera = await idOf(school, 'Орлова')
  const numbers = () => app.get<FormsSummary>(school, `/api/forms?unit=${school.code}&period=2021`)
  const before = await numbers()
  expect((await leave(school, { people: [vera] })).json()).toEqual({ left: 1 })
  expect(await enrolmentOf(school, vera)).toMatchObject({ left: { on: '2021-03-10', why: 'LEFT' } })
  expect(await endsOf(vera)).toEqual([{ ends_on: '2021-03-10' }])
  expect(await namesAt(school, '/api/people?')).toEqual(['Гусев Илья Петрович'])
  expect(await namesAt(school, '/api/people?left=yes&')).toEqual(['Орлова Вера Ильинична'])
  expect(await namesAt(school, '/api/consents?kind=PROCESSING&state=lacking&')).toEqual(['Гусев Илья Петрович'])
  expect(await app.get(school, `/api/today?organisation=${school.code}`)).toMatchObject({ people: 1, unsigned: 1 })
  expect(await numbers()).toEqual(before)

  expect((await leave(school, { people: [vera] })).json()).toEqual({ left: 0 }) // a second press
  const back = await app.send(school, 'POST', `/api/people/${vera}/return`, {})
  expect(back.json()).toMatchObject({ left: null })
  expect(await endsOf(vera)).toEqual([{ ends_on: '2021-05-25' }])
  expect(await namesAt(school, '/api/people?')).toHaveLength(2)
})

test('a participation corrected since stays as it was corrected', async () => {
  const school = await schoolWith(app, 'СОШ № 2', ...rows)
  const vera = await idOf(school, 'Орлова')
  await leave(school, { people: [vera] })
  const one = await app.owner.selectFrom('participations').select(['id', 'version']).where('person_id', '=', vera).executeTakeFirstOrThrow()
  const corrected = await app.send(school, 'PATCH', `/api/participations/${one.id}`, { version: one.version, endsOn: '2021-02-28' })
  expect(corrected.statusCode).toBe(200)
  await app.send(school, 'POST', `/api/people/${vera}/return`, {})
  expect(await endsOf(vera)).toEqual([{ ends_on: '2021-02-28' }])
})

test('all that a filter finds leave together, if they are those who were seen', async () => {
  const school = await schoolWith(app, 'СОШ № 3', ...rows)
  const found = { class: '07', expected: 1 }
  expect((await leave(school, { found })).json()).toMatchObject({ code: 'move.othersFound' })
  expect((await leave(school, { found: { ...found, expected: 2 } })).json()).toEqual({ left: 2 })
  expect((await leave(school, { found: { ...found, expected: 2 } })).json()).toEqual({ left: 0 })
})

test('the card history says who marked it, the audit holds', async () => {
  const school = await schoolWith(app, 'СОШ № 4', ...rows)
  const vera = await idOf(school, 'Орлова')
  const { version } = await enrolmentOf(school, vera)
  await app.send(school, 'PATCH', `/api/people/${vera}/enrolment`, { version, enrolledOn: '2015-09-01' })
  await leave(school, { people: [vera] })
  const { items } = await app.get<{ items: { fields: string[] }[] }>(school, `/api/people/${vera}/history`)
  expect(items.map(({ fields }) => fields)).toEqual([['left'], ['enrolledOn']])
})

describe('what is refused', () => {
  let school: School
  let vera: string
  beforeAll(async () => {
    school = await schoolWith(app, 'СОШ № 5', ...rows)
    vera = await idOf(school, 'Орлова')
    const { version } = await enrolmentOf(school, vera)
    await app.send(school, 'PATCH', `/api/people/${vera}/enrolment`, { version, enrolledOn: '2021-03-01' })
  })

  test.each([
    [{}, 'move.nobodyChosen'],
    [{ on: '2022-03-15' }, 'move.dayTooFar'],
    [{ on: '2010-03-15' }, 'move.dayTooFar'],
    [{ on: '2021-02-01' }, 'move.beforeEnrolment'],
  ])('%j is %s', async (more, code) => {
    const people = Object.keys(more).length === 0 ? {} : { people: [vera] }
    expect((await leave(school, { ...people, ...more })).json()).toMatchObject({ status: 422, code })
  })

  test('a late correction gets the fresh enrolment, a day that cannot be is refused by its field', async () => {
    const { version } = await enrolmentOf(school, vera)
    const late = await app.send(school, 'PATCH', `/api/people/${vera}/enrolment`, { version: version - 1, enrolledOn: null })
    expect(late.json()).toMatchObject({ status: 409, code: 'person.outdated', current: { enrolledOn: '2021-03-01' } })
    const future = await app.send(school, 'PATCH', `/api/people/${vera}/enrolment`, { version, enrolledOn: '2021-09-01' })
    expect(future.json()).toMatchObject({ status: 422, fields: [{ path: 'enrolledOn' }] })
  })
})
