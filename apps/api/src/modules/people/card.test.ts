import type { Person, PersonListItem } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileOf, mentee, menteeHeader, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const peopleOf = async (school: School, filter = '') =>
  (await app.get<{ items: PersonListItem[] }>(school, `/api/people?organisation=${school.code}${filter}`)).items
const idOf = async (school: School, name: string) => (await peopleOf(school)).find((person) => person.name.startsWith(name))?.id ?? ''
const card = (school: School, id: string) => app.get<Person>(school, `/api/people/${id}`)
const correct = (school: School, { id, version }: Person, fields: object) =>
  app.send(school, 'PATCH', `/api/people/${id}`, { version, fields })
const relate = (school: School, id: string, relativeId: string, relation = 'PARENT') =>
  app.send(school, 'POST', `/api/people/${id}/family`, { relativeId, relation })
const name = ({ name: first }: { name: string }) => first

test('who a person is follows from the forms until the card says otherwise; the list is narrowed by either', async () => {
  const school = await schoolWith(app, 'СОШ № 1', mentee('Орлова Вера', { form: 'студент – ученик', mentor: 'Гусев Илья' }))
  const mentor = await card(school, await idOf(school, 'Гусев'))
  expect(mentor).toMatchObject({ kindByForms: 'STUDENT', fields: { kind: null } })
  expect((await peopleOf(school, '&kind=STUDENT')).map(name)).toEqual(['Гусев Илья'])
  expect((await correct(school, mentor, { kind: 'ALUMNUS', languages: 'немецкий; татарский' })).json()).toMatchObject({
    kindByForms: 'STUDENT',
    fields: { kind: 'ALUMNUS', languages: 'немецкий; татарский' },
  })
  expect((await peopleOf(school, '&kind=STUDENT')).map(name)).toEqual([])
  expect((await peopleOf(school, '&kind=ALUMNUS')).map(name)).toEqual(['Гусев Илья'])
  expect((await peopleOf(school, '&kind=PUPIL')).map(name)).toEqual(['Орлова Вера'])
})

test('nobody has worked here longer than in all', async () => {
  const school = await schoolWith(app, 'СОШ № 2', mentee('Орлова Вера'))
  const person = await card(school, await idOf(school, 'Петров'))
  const refused = await correct(school, person, { experienceYears: 5, experienceHereYears: 6 })
  expect([refused.statusCode, refused.json()]).toMatchObject([422, { code: 'experience.hereLonger' }])
  const kept = await correct(school, person, { experienceYears: 5, experienceHereYears: 5 })
  expect(kept.json()).toMatchObject({ fields: { experienceYears: 5, experienceHereYears: 5 } })
})

test('a parent stands on both cards, one way only, and is taken back from either', async () => {
  const school = await schoolWith(app, 'СОШ № 3', mentee('Орлова Вера'), mentee('Орлов Пётр', { mentor: 'Гусев Илья' }))
  const [vera, petr] = [await idOf(school, 'Орлова'), await idOf(school, 'Орлов ')]
  expect((await relate(school, vera, petr)).json()).toMatchObject({ family: [{ personId: petr, relation: 'PARENT', side: 'RELATIVE' }] })
  expect((await card(school, petr)).family).toMatchObject([{ personId: vera, relation: 'PARENT', side: 'CHILD' }])
  await relate(school, petr, vera, 'RELATIVE')
  expect((await card(school, vera)).family).toMatchObject([{ personId: petr, relation: 'RELATIVE', side: 'CHILD' }])
  expect((await app.send(school, 'DELETE', `/api/people/${vera}/family/${petr}`)).json()).toMatchObject({ family: [] })
  expect((await card(school, petr)).family).toEqual([])
  expect((await relate(school, vera, vera)).json()).toMatchObject({ code: 'family.self' })
})

test('a parent mentors no child of his own: neither by the card, nor by a group, nor by a workbook', async () => {
  const school = await schoolWith(app, 'СОШ № 4', mentee('Орлова Вера', { mentor: 'Гусев Илья' }), mentee('Орлов Пётр', { mentor: '' }))
  const [vera, ilya, petr] = [await idOf(school, 'Орлова'), await idOf(school, 'Гусев'), await idOf(school, 'Орлов ')]
  const standing = { organisation: school.code, form: 'PUPIL_PUPIL', programme: 'Лидер', startsOn: '2021-02-01', endsOn: null }
  const nobody = { day: null, year: null }
  const group = { ...standing, menteesOccupation: '', mentor: { name: 'Орлов Пётр', birth: nobody, occupation: '' } }
  expect((await relate(school, vera, petr, 'GUARDIAN')).statusCode).toBe(200)
  const refused = await app.send(school, 'POST', '/api/groups', { ...group, mentees: [{ name: 'Орлова Вера', birth: nobody }] })
  expect(refused.json()).toMatchObject({ code: 'group.refused', fields: [{ path: 'mentees.0', code: 'mentor.isRepresentative' }] })
  const again = await app.take(
    school,
    await fileOf({ Наставляемые: [menteeHeader, mentee('Орлова Вера', { mentor: 'Орлов Пётр', programme: 'Компас' })] }),
  )
  expect(again.counters).toMatchObject({ newMentorships: 0, warnings: 1 })

  await app.take(school, await fileOf({ Наставляемые: [menteeHeader, mentee('Орлова Вера', { mentor: 'Гусев Илья' })] }))
  const ended = await card(school, vera)
  for (const { id, version } of ended.participations) {
    await app.send(school, 'PATCH', `/api/participations/${id}`, { version, endsOn: '2021-12-31' })
  }
  expect((await relate(school, vera, ilya)).json()).toMatchObject({ code: 'family.mentors' })
  expect((await relate(school, vera, ilya, 'RELATIVE')).statusCode).toBe(200)
})

test('an import under the family or under a conclusion is not taken back', async () => {
  const school = await schoolWith(app, 'СОШ № 5', mentee('Орлова Вера'), mentee('Орлов Пётр', { mentor: '' }))
  const taken = await app.take(school, await fileOf({ Наставляемые: [menteeHeader, mentee('Новая Анна', { mentor: '' })] }))
  await relate(school, await idOf(school, 'Новая'), await idOf(school, 'Орлов '), 'RELATIVE')
  expect((await app.send(school, 'POST', `/api/imports/${taken.id}/undo`)).statusCode).toBe(409)
})
