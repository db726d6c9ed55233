import type { Application, Intake, OpenedIntake, ParticipantRole } from '@nastavnik/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { child, menteeAnswers, withQuestionnaires } from '../../../test/intake-school.ts'
import { addSchool, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'

let app: SchoolApp
let school: School
let number = 0
beforeAll(async () => {
  app = await schoolApp()
  await withQuestionnaires(app)
})
beforeEach(async () => {
  school = await addSchool(app, `СОШ № ${++number}`)
})
afterAll(() => app.close())

/** A stranger at an address of their own. */
const post = (url: string, payload: object, remoteAddress = `10.0.0.${number}`) =>
  app.server.inject({ method: 'POST', url, payload, remoteAddress })
const change = (act: 'opening' | 'closing', version: number, role: ParticipantRole = 'MENTEE') =>
  app.send(school, 'POST', `/api/intakes/${role}/${act}`, { organisation: school.code, version })
const opened = async (version = 0): Promise<string> => (await change('opening', version)).json<Intake>().code ?? ''
const questions = async (code: string) => (await post('/api/applying/open', { code })).json<OpenedIntake>()
const applicationOf = async (code: string, more: object = {}) => ({
  code,
  id: newId(),
  questionnaireId: (await questions(code)).questionnaireId,
  ...child,
  answers: menteeAnswers,
  ...more,
})
const listed = async () => (await app.get<{ items: Application[] }>(school, `/api/applications?organisation=${school.code}`)).items

test('whoever has the link is shown the questions and the name of the organisation, nothing else', async () => {
  const code = await opened()
  const shown = await questions(`${code.slice(0, 5).toLowerCase()} - ${code.slice(5)}`)
  expect(Object.keys(shown).sort()).toEqual(['definition', 'organisation', 'questionnaireId', 'role', 'title', 'today'])
  expect(shown).toMatchObject({ organisation: `СОШ № ${number}`, role: 'MENTEE', today: '2021-03-15' })
})

test('an application sent twice is one; nobody is told that it stands already', async () => {
  const code = await opened()
  const sent = await applicationOf(code)
  const replies = await Promise.all([1, 2, 3].map(() => post('/api/applying/applications', sent)))
  expect(replies.map(({ statusCode, body }) => [statusCode, body])).toEqual([200, 200, 200].map((status) => [status, '{}']))
  expect((await listed()).map(({ id }) => id)).toEqual([sent.id])
})

test('another’s id changes nothing of another’s application', async () => {
  const sent = await applicationOf(await opened())
  await post('/api/applying/applications', sent)
  expect((await post('/api/applying/applications', { ...sent, name: 'Чужой Иван' })).statusCode).toBe(200)
  expect((await listed()).map(({ id }) => id)).toEqual([sent.id])
  const { applicant } = await app.get<Application>(school, `/api/applications/${sent.id}`)
  expect(applicant).toEqual(child)
})

const refused: readonly [what: string, more: object, status: number, code: string][] = [
  ['a hidden question answered', { answers: { ...menteeAnswers, metWhere: 'в школе' } }, 422, 'answers.refused'],
  ['an unknown question', { answers: { ...menteeAnswers, health: 'здоров' } }, 422, 'answers.refused'],
  ['an impossible value', { answers: { ...menteeAnswers, format: 'byPost' } }, 422, 'answers.refused'],
  ['a question left out', { answers: {} }, 422, 'answers.refused'],
  ['a child without a representative', { representativeName: '', representativeContacts: '' }, 422, 'applying.representativeMissing'],
  ['one who is not born yet', { bornOn: '2021-03-16' }, 422, 'birthDate.invalid'],
  ['one word for a name', { name: 'Яна' }, 422, 'name.incomplete'],
  ['an unknown key', { snils: '112-233-445 95' }, 422, 'request.invalid'],
  ['a text that does not end', { contacts: 'я'.repeat(201) }, 422, 'request.invalid'],
  ['an unknown code', { code: '0000000000' }, 404, 'applying.unknown'],
  ['no code at all', { code: 'привет' }, 404, 'applying.unknown'],
]
test.each(refused)('%s is refused, and nothing is kept', async (_what, more, status, code) => {
  const reply = await post('/api/applying/applications', await applicationOf(await opened(), more))
  expect([reply.statusCode, reply.json()]).toMatchObject([status, { code }])
  expect(await listed()).toEqual([])
})

test('answers to the questions of mentors are not an application of a mentee', async () => {
  const mentors = (await change('opening', 0, 'MENTOR')).json<Intake>().code ?? ''
  const { questionnaireId } = await questions(mentors)
  const reply = await post('/api/applying/applications', await applicationOf(await opened(), { questionnaireId }))
  expect([reply.statusCode, reply.json()]).toMatchObject([404, { code: 'questionnaire.notFound' }])
})

test('below 14 no contact of the child’s own is kept; of a grown-up no representative', async () => {
  const code = await opened()
  const [young, old] = await Promise.all([
    applicationOf(code, { contacts: '8 911' }),
    applicationOf(code, { contacts: '8 912', bornOn: '1990-01-01', representativeName: 'Кто-то Другой' }),
  ])
  await post('/api/applying/applications', young)
  await post('/api/applying/applications', old)
  const [child14, adult] = await Promise.all([young, old].map(({ id }) => app.get<Application>(school, `/api/applications/${id}`)))
  expect(child14?.applicant).toMatchObject({ contacts: '', representativeContacts: '8 900 000-00-00' })
  expect(adult?.applicant).toMatchObject({ contacts: '8 912', representativeName: '', representativeContacts: '' })
})

test('a new link ends the former one; a closed intake says so and takes nothing', async () => {
  const first = await opened()
  const second = await opened(1)
  expect(second).not.toBe(first)
  expect((await post('/api/applying/open', { code: first })).json()).toMatchObject({ code: 'applying.unknown' })
  const sent = await applicationOf(second)
  expect((await change('closing', 1)).json()).toMatchObject({ code: 'intake.outdated', current: { state: 'open', version: 2 } })
  expect((await change('closing', 2)).json()).toMatchObject({ state: 'closed', code: null })
  expect((await post('/api/applying/applications', sent)).json()).toMatchObject({ status: 409, code: 'applying.closed' })
  expect(await listed()).toEqual([])
})

test('the code itself is nowhere in the database', async () => {
  const code = await opened()
  const kept = await app.owner.selectFrom('intake_codes').selectAll().execute()
  const intakes = await app.owner.selectFrom('intakes').selectAll().execute()
  expect(JSON.stringify([kept, intakes])).not.toContain(code)
  expect(kept.some(({ code_hash: hash }) => hash.toString('latin1').includes(code))).toBe(false)
})

test('an address that does not stop is asked to wait; another one is served', async () => {
  const code = await opened()
  const replies = await Promise.all(Array.from({ length: 70 }, () => post('/api/applying/open', { code: '0000000000' }, '10.9.9.9')))
  expect(replies.filter(({ statusCode }) => statusCode === 429)).toHaveLength(10)
  expect((await post('/api/applying/open', { code }, '10.9.9.9')).json()).toMatchObject({ status: 429, code: 'applying.tooMany' })
  expect((await post('/api/applying/open', { code }, '10.9.9.8')).statusCode).toBe(200)
})
