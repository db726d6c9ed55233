import type { OpenRequests, PersonListItem, PersonRequests, SubjectRequest, SubjectRequestItem, Today } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const personOf = async (school: School, name: string): Promise<string> => {
  const { items } = await app.get<{ items: PersonListItem[] }>(school, `/api/people?organisation=${school.code}`)
  return items.find((person) => person.name === name)?.id ?? ''
}
const asked = { kind: 'CORRECTION', askedOn: '2021-03-12', askedBy: 'REPRESENTATIVE', text: 'Не тот класс' } as const
const register = (school: School, id: string, body: object = {}) =>
  app.send(school, 'POST', `/api/people/${id}/requests`, { requestId: newId(), ...asked, ...body })
const registered = async (school: School, id: string, body: object = {}) => (await register(school, id, body)).json<SubjectRequest>()
const answer = (school: School, id: string, body: object = {}) =>
  app.send(school, 'POST', `/api/requests/${id}/answer`, { version: 1, state: 'DONE', answer: 'Исправлено', ...body })
const listed = async (school: School, filter = '') =>
  (await app.get<{ items: SubjectRequestItem[] }>(school, `/api/requests?organisation=${school.code}${filter}`)).items
const counted = (school: School) => app.get<OpenRequests>(school, `/api/requests/count?organisation=${school.code}`)
const ofPerson = (school: School, id: string) => app.get<PersonRequests>(school, `/api/people/${id}/requests`)

test('a request is written with the day to answer, and answered once', async () => {
  const school = await schoolWith(app, 'СОШ № 1', mentee('Орлова Вера', { mentor: '' }))
  const id = await personOf(school, 'Орлова Вера')
  const request = await registered(school, id)
  expect(request).toMatchObject({
    ...asked,
    kindTitle: 'Исправить данные',
    dueOn: '2021-03-23',
    state: 'OPEN',
    answeredOn: null,
    version: 1,
  })
  expect(await counted(school)).toEqual({ open: 1, overdue: 0 })

  const answered = (await answer(school, request.id)).json<SubjectRequest>()
  expect(answered).toMatchObject({ state: 'DONE', answer: 'Исправлено', answeredOn: '2021-03-15', answeredBy: 'Куратор', version: 2 })
  const late = await answer(school, request.id, { state: 'REFUSED', answer: 'Класс верный' })
  expect([late.statusCode, late.json()]).toMatchObject([409, { code: 'subjectRequest.outdated', current: answered }])
  expect((await answer(school, request.id, { version: 2 })).statusCode).toBe(409)
  expect((await answer(school, newId())).json()).toMatchObject({ code: 'subjectRequest.notFound' })
  expect((await answer(school, request.id, { answer: ' ' })).statusCode).toBe(422)
  expect(await counted(school)).toEqual({ open: 0, overdue: 0 })
})

test.each([
  ['ACCESS', '2021-03-26'],
  ['CORRECTION', '2021-03-23'],
  ['STOP', '2021-03-26'],
])('%s of Friday 12 March is answered by %s', async (kind, dueOn) => {
  const school = await schoolWith(app, `Школа ${kind}`, mentee('Орлова Вера', { mentor: '' }))
  const id = await personOf(school, 'Орлова Вера')
  expect(await registered(school, id, { kind })).toMatchObject({ kind, dueOn })
  const { kinds } = await ofPerson(school, id)
  expect(kinds.map(({ code, workingDays }) => [code, workingDays])).toEqual([
    ['ACCESS', 10],
    ['CORRECTION', 7],
    ['STOP', 10],
  ])
})

test('the same request sent again is one; a day to come is refused; the id of another’s is nobody’s', async () => {
  const school = await schoolWith(app, 'СОШ № 2', mentee('Орлова Вера', { mentor: '' }), mentee('Гусев Илья', { mentor: '' }))
  const [vera, ilya] = [await personOf(school, 'Орлова Вера'), await personOf(school, 'Гусев Илья')]
  const requestId = newId()
  const first = await registered(school, vera, { requestId })
  expect(await registered(school, vera, { requestId })).toEqual(first)
  expect((await ofPerson(school, vera)).items).toEqual([first])
  expect((await register(school, ilya, { requestId })).statusCode).toBe(404)
  expect((await register(school, vera, { askedOn: '2021-03-16' })).json()).toMatchObject({ code: 'subjectRequest.inFuture' })
  expect((await register(school, newId())).json()).toMatchObject({ code: 'person.notFound' })
})

test('the list tells whose and until when, open ones first; the first page counts them', async () => {
  const school = await schoolWith(app, 'СОШ № 3', mentee('Орлова Вера', { mentor: '' }), mentee('Гусев Илья', { mentor: '' }))
  const [vera, ilya] = [await personOf(school, 'Орлова Вера'), await personOf(school, 'Гусев Илья')]
  const done = await registered(school, vera)
  await answer(school, done.id)
  await registered(school, vera, { kind: 'STOP' })
  await registered(school, ilya, { askedOn: '2021-03-01', text: 'Секрет' })
  const told = await listed(school)
  expect(told.map(({ name, kindTitle, dueOn, state }) => [name, kindTitle, dueOn, state])).toEqual([
    ['Гусев Илья', 'Исправить данные', '2021-03-10', 'OPEN'],
    ['Орлова Вера', 'Прекратить обработку', '2021-03-26', 'OPEN'],
    ['Орлова Вера', 'Исправить данные', '2021-03-23', 'DONE'],
  ])
  expect(JSON.stringify(told)).not.toContain('Секрет')
  expect((await listed(school, '&state=DONE')).map(({ id }) => id)).toEqual([done.id])
  expect(await counted(school)).toEqual({ open: 2, overdue: 1 })
  expect((await app.get<Today>(school, `/api/today?organisation=${school.code}`)).requests).toEqual({ open: 2, overdue: 1 })
})

test('whoever withdrew still asks and is answered; the card’s history has no line of it, the audit has', async () => {
  const school = await schoolWith(app, 'СОШ № 4', mentee('Орлова Вера', { mentor: '' }))
  const id = await personOf(school, 'Орлова Вера')
  const { id: requestId } = await registered(school, id, { kind: 'STOP' })
  expect(await app.get(school, `/api/people/${id}/history`)).toEqual({ items: [], total: 0 })
  await app.owner.updateTable('persons').set({ withdrawn_on: '2021-03-14' }).where('id', '=', id).execute()
  expect((await listed(school)).map(({ name }) => name)).toEqual(['Орлова Вера'])
  expect((await answer(school, requestId, { answer: 'Обработка прекращена' })).statusCode).toBe(200)
  expect((await ofPerson(school, id)).items).toMatchObject([{ state: 'DONE' }])
  const lines = await app.owner.selectFrom('audit_entries').select(['action', 'fields']).where('subject_id', '=', id).execute()
  expect(lines).toContainEqual({ action: 'subjectRequests.registerRequest', fields: ['subjectRequest', 'STOP'] })
  expect(lines).toContainEqual({ action: 'subjectRequests.answerRequest', fields: ['subjectRequest', 'STOP', 'DONE'] })
})

test('an erasure leaves kind and days, no words, and nothing waits any more', async () => {
  const school = await schoolWith(app, 'СОШ № 5', mentee('Орлова Вера', { mentor: '' }))
  const id = await personOf(school, 'Орлова Вера')
  await answer(school, (await registered(school, id, { askedOn: '2021-03-01' })).id)
  const { id: requestId } = await registered(school, id)
  expect((await app.send(school, 'POST', `/api/people/${id}/erasure`, { reason: 'SUBJECT_DEMAND' })).statusCode).toBe(200)
  expect(await listed(school)).toMatchObject([
    { name: null, kindTitle: 'Исправить данные', askedOn: '2021-03-01', state: 'DONE', answeredOn: '2021-03-15' },
    { name: null, askedOn: '2021-03-12', state: 'DONE', answeredOn: '2021-03-15' },
  ])
  const kept = await app.owner.selectFrom('subject_requests').select(['text', 'answer']).where('person_id', '=', id).execute()
  expect(kept).toEqual([
    { text: '', answer: '' },
    { text: '', answer: '' },
  ])
  expect((await answer(school, requestId, { version: 2 })).statusCode).toBe(404)
  expect((await register(school, id)).statusCode).toBe(404)
})
