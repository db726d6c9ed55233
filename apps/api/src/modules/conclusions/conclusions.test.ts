import type { ConclusionListItem, Person, PersonConclusion } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { psychologistOf, signDiagnostics } from '../../../test/psychologist.ts'
import { mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const listed = async (psychologist: School, filter = '') =>
  (await app.get<{ items: ConclusionListItem[] }>(psychologist, `/api/conclusions?organisation=${psychologist.code}${filter}`)).items
const sign = (school: School, id: string) => signDiagnostics(app, school, id)
const conclusion = { version: null, verdict: 'CONDITIONS', note: 'Первые встречи — при кураторе', concludedOn: '2021-03-10' }
const record = (psychologist: School, id: string, body: object = conclusion) =>
  app.send(psychologist, 'PUT', `/api/people/${id}/conclusion`, body)

test('nothing is recorded without the consent; with it the section is the psychologist’s alone', async () => {
  const school = await schoolWith(app, 'СОШ № 1', mentee('Орлова Вера', { birth: '12.03.2010' }))
  const psychologist = await psychologistOf(app, school)
  const found = (await listed(psychologist)).find(({ name }) => name === 'Орлова Вера')
  expect(found).toEqual({
    personId: found?.personId,
    name: 'Орлова Вера',
    occupation: '7 класс',
    consented: false,
    verdict: null,
    concludedOn: null,
  })
  const id = found?.personId ?? ''
  const refused = await record(psychologist, id)
  expect([refused.statusCode, refused.json()]).toMatchObject([422, { code: 'conclusion.notConsented' }])

  await sign(school, id)
  const recorded = (await record(psychologist, id)).json<PersonConclusion>()
  expect(recorded).toMatchObject({ consented: true, conclusion: { verdict: 'CONDITIONS', by: 'Психолог', version: 1 } })
  expect((await listed(psychologist, '&state=made')).map(({ name }) => name)).toEqual(['Орлова Вера'])
  expect((await listed(psychologist, '&state=lacking')).map(({ name }) => name)).toEqual(['Петров Пётр'])

  const card = await app.get<Person>(school, `/api/people/${id}`)
  expect(card.concludedOn).toBe('2021-03-10')
  expect(JSON.stringify(card)).not.toMatch(/CONDITIONS|при кураторе/)
  expect((await app.send(psychologist, 'PATCH', `/api/people/${id}`, { version: card.version, fields: {} })).statusCode).toBe(403)
})

test('two at once: the second is given the fresh section; a day to come is refused', async () => {
  const school = await schoolWith(app, 'СОШ № 2', mentee('Орлова Вера', { birth: '12.03.2010' }))
  const psychologist = await psychologistOf(app, school)
  const id = (await listed(psychologist)).find(({ name }) => name === 'Орлова Вера')?.personId ?? ''
  await sign(school, id)
  await record(psychologist, id)
  const late = await record(psychologist, id, { ...conclusion, verdict: 'RECOMMENDED' })
  expect([late.statusCode, late.json()]).toMatchObject([
    409,
    { code: 'conclusion.outdated', current: { conclusion: { verdict: 'CONDITIONS' } } },
  ])
  expect((await record(psychologist, id, { ...conclusion, version: 1, concludedOn: '2021-03-16' })).json()).toMatchObject({
    code: 'conclusion.inFuture',
  })
  expect((await record(psychologist, id, { ...conclusion, version: 1, verdict: 'RECOMMENDED' })).json()).toMatchObject({
    conclusion: { verdict: 'RECOMMENDED', version: 2 },
  })
})

test('a withdrawn consent closes the pen, a stopped processing the section; erasure takes it away', async () => {
  const school = await schoolWith(app, 'СОШ № 3', mentee('Орлова Вера', { birth: '12.03.2010' }))
  const psychologist = await psychologistOf(app, school)
  const id = (await listed(psychologist)).find(({ name }) => name === 'Орлова Вера')?.personId ?? ''
  const given = (await sign(school, id)).json<{ history: { id: string }[] }>()
  await record(psychologist, id)
  await app.send(school, 'POST', `/api/consents/${given.history[0]?.id}/withdrawal`, {})
  expect((await record(psychologist, id, { ...conclusion, version: 1 })).json()).toMatchObject({ code: 'conclusion.notConsented' })
  expect((await app.send(school, 'POST', `/api/people/${id}/erasure`, { reason: 'SUBJECT_DEMAND' })).statusCode).toBe(200)
  expect((await record(psychologist, id)).statusCode).toBe(404)
  const kept = await app.owner.selectFrom('conclusions').select('person_id').where('person_id', '=', id).execute()
  expect(kept).toEqual([])
})
