import type { Campaign, Programme, ReadinessListItem, Respondent, Today } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { child, menteeAnswers } from '../../../test/intake-school.ts'
import {
  addSchool,
  fileOf,
  mentee,
  menteeHeader,
  organisationRows,
  type SchoolApp,
  schoolApp,
  schoolWith,
} from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'

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
    applications: 0,
    surveys: [],
    expiring: 0,
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
    applications: 0,
    surveys: [],
    expiring: 0,
    hasHeadcounts: true,
    lastImport: { id: expect.any(String), state: 'done', createdAt: expect.any(String), errors: 1 },
  })
})

test('what waits for an answer stands there: applications, those who have not answered, terms of mentors that end', async () => {
  const form = 'педагог – ученик'
  const school = await schoolWith(app, 'СОШ № 3', mentee('Орлова Вера', { form }), mentee('Белов Иван', { form }))
  const read = () => app.get<Today>(school, `/api/today?organisation=${school.code}`)

  const ask = async (title: string, startsOn: string, endsOn: string) => {
    const whom = { purpose: 'BASELINE', wave: null, questionnaire: null, programme: null, role: null, class: null }
    const body = { organisation: school.code, ...whom, id: newId(), title, anonymous: false, startsOn, endsOn, remindEvery: null }
    return (await app.send(school, 'POST', '/api/campaigns', body)).json<Campaign>()
  }
  await ask('Позже', '2021-03-15', '2021-04-20')
  const soon = await ask('Раньше', '2021-03-15', '2021-03-29')
  await ask('Ещё не начат', '2021-03-16', '2021-03-20')
  const { items } = await app.get<{ items: Respondent[] }>(school, `/api/campaigns/${soon.id}/respondents`)
  const { code } = (await app.send(school, 'POST', `/api/respondents/${items[0]?.id}/link`, {})).json<{ code: string }>()
  await app.server.inject({ method: 'PUT', url: '/api/answering/answers', payload: { code, answers: {} } })
  expect((await read()).surveys).toMatchObject([
    { id: soon.id, title: 'Раньше', endsOn: '2021-03-29', asked: 3, left: 3, started: 1 },
    { title: 'Позже', asked: 3, left: 3, started: 0 },
  ])

  const { questionnaireId } = await app.get<{ questionnaireId: string }>(
    school,
    `/api/application-form?organisation=${school.code}&role=MENTEE`,
  )
  const id = newId()
  const application = { organisation: school.code, role: 'MENTEE', id, questionnaireId, ...child, answers: menteeAnswers }
  await app.send(school, 'POST', '/api/applications', application)
  expect((await read()).applications).toBe(1)
  await app.send(school, 'POST', `/api/applications/${id}/waiting`, { version: 1 })
  expect((await read()).applications).toBe(0)

  const mentors = (await app.get<{ items: ReadinessListItem[] }>(school, `/api/readiness?organisation=${school.code}`)).items
  const check = { version: null, number: '1', issuedOn: '2021-03-01', validUntil: '2021-04-01', checkedBy: 'Кадры' }
  await app.send(school, 'PUT', `/api/people/${mentors[0]?.personId}/safety-checks/CRIMINAL_RECORD`, check)
  expect((await read()).expiring).toBe(1)
})
