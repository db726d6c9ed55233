import type { KnownPupil, OpenedInforming, OwnStatement, PersonStatements, RoleCode } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSession } from '../../../test/access-app.ts'
import { withQuestionnaires } from '../../../test/intake-school.ts'
import { mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'
import { insertUser } from '../identity/identity.repo.ts'

let app: SchoolApp
let school: School
let number = 0
beforeAll(async () => {
  app = await schoolApp()
  await withQuestionnaires(app)
})
beforeEach(async () => {
  school = await schoolWith(
    app,
    `СОШ № ${++number}`,
    mentee('Орлова Вера', { birth: '12.03.2010', class: '5А класс' }),
    mentee('Лебедев Глеб', { birth: '13.04.2009', class: '6Б класс' }),
  )
})
afterAll(() => app.close())

/** The same school as another member of its staff sees it. */
async function staffOf(role: RoleCode, classes: string[] | null = null): Promise<School & { userId: string }> {
  const userId = newId()
  const grant = { id: newId(), role, municipalityId: null, organisationId: school.id, forms: null, classes, validFrom: '2021-01-01' }
  const account = {
    id: userId,
    regionId: 1,
    login: userId,
    name: `Сотрудник ${role}`,
    passwordHash: '-',
    createdAt: app.environment.clock.now(),
  }
  await app.owner.transaction().execute((tx) => insertUser(tx, { ...account, grants: [grant] }))
  return { ...school, userId, cookie: await openSession(app, userId) }
}

const pupilsOf = async (who: School, filter = '') =>
  (await app.get<{ items: KnownPupil[] }>(who, `/api/pupils?organisation=${who.code}${filter}`)).items
const idOf = async (name: string) =>
  (await app.get<{ items: { id: string; name: string }[] }>(school, `/api/people?organisation=${school.code}`)).items.find(
    (person) => person.name === name,
  )?.id ?? ''
const answers = { informantRole: 'classTeacher', request: ['STUDY'], strengths: 'внимательная', avoid: 'шумной группы' }
const give = async (who: School, id: string, more: object = {}, sent: object = answers) => {
  const { questionnaireId } = await app.get<OwnStatement>(who, `/api/pupils/${id}/statement`)
  return app.send(who, 'PUT', `/api/pupils/${id}/statement`, { version: null, questionnaireId, answers: sent, ...more })
}

test('a class teacher finds the pupils of the own classes, by name and class alone; nobody else exists', async () => {
  const teacher = await staffOf('INFORMANT', ['05А'])
  const found = await pupilsOf(teacher)
  expect(found).toEqual([{ personId: await idOf('Орлова Вера'), name: 'Орлова Вера', class: '05А', asked: false, givenOn: null }])
  const gleb = await idOf('Лебедев Глеб')
  for (const url of [`/api/pupils/${gleb}/statement`, `/api/people/${gleb}/statements`, `/api/people/${found[0]?.personId}`]) {
    expect(
      (await app.send(teacher, 'PUT', `/api/pupils/${gleb}/statement`, { version: null, questionnaireId: newId(), answers })).statusCode,
    ).toBe(404)
    expect((await app.server.inject({ url, headers: { cookie: teacher.cookie } })).statusCode).toBeGreaterThanOrEqual(403)
  }
})

test('a pupil moved into another class passes to its teacher at once', async () => {
  const teacher = await staffOf('INFORMANT', ['05А'])
  await app.owner
    .updateTable('persons')
    .set({ occupation: '6Б класс' })
    .where('id', '=', await idOf('Орлова Вера'))
    .execute()
  expect(await pupilsOf(teacher)).toEqual([])
})

test('a social teacher tells of the whole organisation: of those with a class and of whoever is asked about', async () => {
  await app.owner
    .updateTable('persons')
    .set({ occupation: 'лицей' })
    .where('id', '=', await idOf('Лебедев Глеб'))
    .execute()
  const social = await staffOf('INFORMANT', null)
  const named = async () => (await pupilsOf(social)).map(({ name }) => name)
  expect(await named()).not.toContain('Лебедев Глеб')
  await app.send(school, 'POST', `/api/people/${await idOf('Лебедев Глеб')}/inquiry`, {})
  expect((await named())[0]).toBe('Лебедев Глеб')
})

test('a statement is its writer’s: the curator and the psychologist read it whole, another informant does not', async () => {
  const [teacher, other, psychologist] = [
    await staffOf('INFORMANT', ['05А']),
    await staffOf('INFORMANT', ['05А']),
    await staffOf('PSYCHOLOGIST'),
  ]
  const id = await idOf('Орлова Вера')
  expect((await give(teacher, id)).json()).toMatchObject({ own: { answers, version: 1 } })
  expect((await app.get<OwnStatement>(other, `/api/pupils/${id}/statement`)).own).toBeNull()
  expect((await app.server.inject({ url: `/api/people/${id}/statements`, headers: { cookie: other.cookie } })).statusCode).toBe(403)
  for (const reader of [school, psychologist]) {
    const { statements } = await app.get<PersonStatements>(reader, `/api/people/${id}/statements`)
    expect(statements).toMatchObject([{ kind: 'STAFF', by: 'Сотрудник INFORMANT', answers }])
  }
  expect((await pupilsOf(teacher, '&state=given')).map(({ givenOn }) => givenOn)).toEqual(['2021-03-15'])
  expect(await pupilsOf(teacher, '&state=lacking')).toEqual([])
})

test('written in two windows: the second hears of the first; whoever is no psychologist does not tell as one', async () => {
  const teacher = await staffOf('INFORMANT', ['05А'])
  const id = await idOf('Орлова Вера')
  await give(teacher, id)
  expect((await give(teacher, id)).json()).toMatchObject({ status: 409, code: 'statement.outdated', current: { own: { version: 1 } } })
  const asPsychologist = { ...answers, informantRole: 'psychologist', psychologistRecommendation: 'notNow' }
  expect((await give(teacher, id, { version: 1 }, asPsychologist)).json()).toMatchObject({ status: 422, code: 'answers.refused' })
  expect((await give(await staffOf('PSYCHOLOGIST'), id, {}, asPsychologist)).statusCode).toBe(200)
  expect((await give(teacher, id, { version: 1 }, { ...answers, diagnosis: 'x' })).json()).toMatchObject({ code: 'answers.refused' })
})

test('the curator asks about a class and sees how far it is', async () => {
  const teacher = await staffOf('INFORMANT', ['05А'])
  const progress = async () =>
    (await app.get<{ classes: { class: string }[] }>(school, `/api/inquiries?organisation=${school.code}`)).classes.find(
      (row) => row.class === '05А',
    )
  expect((await app.send(school, 'POST', '/api/inquiries', { organisation: school.code, class: '05А' })).json()).toEqual({ asked: 1 })
  expect((await app.send(school, 'POST', '/api/inquiries', { organisation: school.code, class: '05А' })).json()).toEqual({ asked: 0 })
  expect(await progress()).toEqual({ class: '05А', people: 1, asked: 1, answered: 0, informants: ['Сотрудник INFORMANT'] })
  await give(teacher, await idOf('Орлова Вера'))
  expect(await progress()).toMatchObject({ asked: 1, answered: 1 })
  const { items } = await app.get<{ items: object[] }>(school, `/api/inquiries/people?organisation=${school.code}&state=answered`)
  expect(items).toMatchObject([{ name: 'Орлова Вера', state: 'answered', statements: 1 }])
})

test('whoever may tell of those asked about hears how many by letter: a teacher of the own classes, a psychologist of all', async () => {
  const [ofFifth, ofSixth] = [await staffOf('INFORMANT', ['05А']), await staffOf('INFORMANT', ['06Б'])]
  const psychologist = await staffOf('PSYCHOLOGIST')
  const away = await staffOf('INFORMANT')
  await sql`update grants set valid_to = '2021-03-14' where user_id = ${away.userId}`.execute(app.owner)
  const takeNotices = async () => {
    const { rows } = await sql<{ userId: string; data: { count: number } }>`
      delete from notices where kind = 'thirdPartyAsked' and organisation_id = ${school.id} returning user_id as "userId", data`.execute(
      app.owner,
    )
    return new Map(rows.map(({ userId, data }) => [userId, data]))
  }
  const told = (...counts: (readonly [typeof away, number])[]) =>
    new Map(counts.map(([{ userId }, count]) => [userId, { count, link: '/pupils' }]))

  await app.send(school, 'POST', '/api/inquiries', { organisation: school.code, class: '05А' })
  expect(await takeNotices()).toEqual(told([ofFifth, 1], [psychologist, 1]))
  await app.send(school, 'POST', '/api/inquiries', { organisation: school.code, class: '05А' })
  expect(await takeNotices()).toEqual(new Map())

  // The number is of all that is still to be told.
  await give(ofFifth, await idOf('Орлова Вера'))
  await app.send(school, 'POST', `/api/people/${await idOf('Лебедев Глеб')}/inquiry`, {})
  expect(await takeNotices()).toEqual(told([ofSixth, 1], [psychologist, 2]))
})

test('a parent answers by a code that opens one child and shows no answers; a new code ends the former', async () => {
  const id = await idOf('Орлова Вера')
  const codeOf = async () => (await app.send(school, 'POST', `/api/people/${id}/parent-code`, {})).json<{ code: string; until: string }>()
  const post = (url: string, payload: object) => app.server.inject({ method: 'POST', url, payload })
  const first = await codeOf()
  expect(first.until).toBe('2021-04-14')
  const opened = (await post('/api/informing/open', { code: first.code })).json<OpenedInforming>()
  expect(opened).toMatchObject({ child: 'Вера', answered: false })
  const names = opened.definition.pages.flatMap(({ elements }) => elements.map(({ name }) => name))
  expect(names).toContain('request')
  expect(names).not.toContain('informantRole')
  expect(names).not.toContain('psychologistRecommendation')

  const sent = { code: first.code, questionnaireId: opened.questionnaireId, answers: { request: ['TIME'] } }
  expect(
    (await post('/api/informing/statements', { ...sent, answers: { informantRole: 'psychologist', request: ['TIME'] } })).statusCode,
  ).toBe(422)
  expect((await post('/api/informing/statements', sent)).body).toBe('{}')
  const { statements } = await app.get<PersonStatements>(school, `/api/people/${id}/statements`)
  expect(statements).toMatchObject([{ kind: 'PARENT', by: null, answers: { informantRole: 'parent', request: ['TIME'] } }])
  expect((await post('/api/informing/open', { code: first.code })).json<OpenedInforming>().answered).toBe(true)

  const second = await codeOf()
  expect((await post('/api/informing/open', { code: first.code })).json()).toMatchObject({ code: 'informing.unknown' })
  await app.owner.updateTable('parent_codes').set({ expires_on: '2021-03-14' }).execute()
  expect((await post('/api/informing/open', { code: second.code })).json()).toMatchObject({ status: 409, code: 'informing.closed' })
})

test('erased, a person leaves no statement, no inquiry and no code behind', async () => {
  const id = await idOf('Орлова Вера')
  await app.send(school, 'POST', `/api/people/${id}/inquiry`, {})
  await app.send(school, 'POST', `/api/people/${id}/parent-code`, {})
  await give(await staffOf('INFORMANT', ['05А']), id)
  await app.send(school, 'POST', `/api/people/${id}/erasure`, { reason: 'SUBJECT_DEMAND' })
  for (const table of ['statements', 'inquiries', 'parent_codes'] as const) {
    expect(await app.owner.selectFrom(table).select('person_id').where('person_id', '=', id).execute()).toEqual([])
  }
})

test('an informant without a class and without the whole organisation is not appointed', async () => {
  const head = await staffOf('ORG_HEAD')
  const post = (more: object) =>
    app.send(head, 'POST', '/api/users', {
      name: 'Классный Руководитель',
      login: newId().slice(0, 13),
      role: 'INFORMANT',
      place: school.code,
      validFrom: '2021-03-15',
      ...more,
    })
  expect((await post({})).json()).toMatchObject({ status: 422, code: 'role.classesMissing' })
  expect((await post({ classes: [''] })).json()).toMatchObject({ code: 'request.invalid' })
  const { userId } = (await post({ classes: ['05А', '05А'] })).json<{ userId: string }>()
  const kept = await app.owner.selectFrom('grants').select(['classes']).where('user_id', '=', userId).execute()
  expect(kept).toEqual([{ classes: ['05А'] }])
  expect((await post({ everyClass: true })).statusCode).toBe(200)
})
