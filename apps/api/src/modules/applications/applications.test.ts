import type { Application, ApplicationListItem, Person } from '@nastavnik/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { child, menteeAnswers, mentorAnswers, withQuestionnaires } from '../../../test/intake-school.ts'
import { mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'
import { keepTerms } from '../erasures/index.ts'

let app: SchoolApp
let school: School
let number = 0
beforeAll(async () => {
  app = await schoolApp()
  await withQuestionnaires(app)
})
beforeEach(async () => {
  school = await schoolWith(app, `СОШ № ${++number}`, mentee('Орлова Вера', { birth: '12.03.2010' }))
})
afterAll(() => app.close())

/** Types in an application from paper; its id. */
async function enter(more: object = {}, role = 'MENTEE'): Promise<string> {
  const { questionnaireId } = await app.get<{ questionnaireId: string }>(
    school,
    `/api/application-form?organisation=${school.code}&role=${role}`,
  )
  const answers = role === 'MENTEE' ? menteeAnswers : mentorAnswers
  const id = newId()
  const body = { organisation: school.code, role, id, questionnaireId, ...child, answers, ...more }
  const reply = await app.send(school, 'POST', '/api/applications', body)
  expect([reply.statusCode, reply.body]).toEqual([200, JSON.stringify({ id })])
  return id
}
const get = (id: string) => app.get<Application>(school, `/api/applications/${id}`)
const list = (filter = '') =>
  app.get<{ items: ApplicationListItem[]; counts: object; total: number }>(school, `/api/applications?organisation=${school.code}${filter}`)
const asNew = { version: 1, person: null, name: child.name, kind: 'PUPIL', programme: null, startsOn: null }
const accept = (id: string, more: object = {}) => app.send(school, 'POST', `/api/applications/${id}/acceptance`, { ...asNew, ...more })
const people = async () =>
  (await app.get<{ items: { id: string; name: string }[] }>(school, `/api/people?organisation=${school.code}`)).items
const idOf = async (name: string) => (await people()).find((person) => person.name === name)?.id ?? ''

test('an accepted application is a card and a participation: the fields fill themselves', async () => {
  const id = await enter()
  const { programmes, kind } = await get(id)
  expect(kind).toBe('PUPIL')
  const reply = await accept(id, { programme: programmes[0]?.id, startsOn: '2021-03-20' })
  const { personId } = reply.json<{ personId: string }>()
  const card = await app.get<Person>(school, `/api/people/${personId}`)
  expect(card.fields).toMatchObject({
    name: 'Лисицына Яна Петровна',
    kind: 'PUPIL',
    birth: { day: '2009-01-10', year: 2009 },
    occupation: '6 «Б» класс',
    contacts: '8 900 000-00-00',
    representativeName: 'Лисицына Вера Ильинична',
    interests: 'музыка и танцы',
  })
  expect(card.participations).toMatchObject([{ role: 'MENTEE', startsOn: '2021-03-20', request: 'учёба по предмету' }])
  expect(await get(id)).toMatchObject({ state: 'accepted', personId, decidedBy: 'Куратор', resembling: [] })
})

test('pressed five times at once, it is one card with one participation', async () => {
  const id = await enter()
  const programme = (await get(id)).programmes[0]?.id
  const replies = await Promise.all([1, 2, 3, 4, 5].map(() => accept(id, { programme, startsOn: '2021-03-20' })))
  const answers = new Set(replies.map(({ statusCode, body }) => `${statusCode} ${body}`))
  expect(answers.size).toBe(1)
  expect((await people()).filter(({ name }) => name === child.name)).toHaveLength(1)
})

test('who resembles is told; the chosen card is filled where it is empty and changed nowhere', async () => {
  const id = await enter({ name: 'орлова  Вера', bornOn: '2010-03-12', occupation: '5 класс' })
  const veraId = await idOf('Орлова Вера')
  expect((await get(id)).resembling).toMatchObject([{ personId: veraId, reasons: ['spelling'], hasLeft: false }])
  expect((await list()).items).toMatchObject([{ known: true }])
  const clash = await accept(id, { name: 'Орлова Вера' })
  expect([clash.statusCode, clash.json()]).toMatchObject([409, { code: 'person.nameTaken' }])

  expect((await accept(id, { person: veraId, kind: 'STUDENT' })).json()).toEqual({ personId: veraId })
  const { fields } = await app.get<Person>(school, `/api/people/${veraId}`)
  expect(fields).toMatchObject({ name: 'Орлова Вера', occupation: '7 класс', interests: 'музыка и танцы', kind: 'STUDENT' })
  expect(await people()).toHaveLength(2)
})

test('a card with another birthday, of another school or of one who has left is not filled', async () => {
  const id = await enter({ name: 'Орлова Вера', bornOn: '2011-03-12' })
  const veraId = await idOf('Орлова Вера')
  expect((await accept(id, { person: veraId })).json()).toMatchObject({ status: 422, code: 'application.birthDiffers' })
  expect((await accept(id, { person: newId() })).json()).toMatchObject({ status: 404, code: 'person.notFound' })
  await app.owner
    .updateTable('persons')
    .set({ left_on: '2021-03-01', left_why: 'LEFT', left_ended: '[]' })
    .where('id', '=', veraId)
    .execute()
  expect((await accept(id, { person: veraId })).json()).toMatchObject({ status: 422, code: 'move.hasLeft' })
  expect(await get(id)).toMatchObject({ state: 'new', version: 1, resembling: [{ personId: veraId, hasLeft: true }] })
})

test('what fails leaves nothing behind: no card without its participation', async () => {
  const id = await enter()
  const reply = await accept(id, { programme: newId() })
  expect([reply.statusCode, reply.json()]).toMatchObject([404, { code: 'programme.notFound' }])
  expect((await accept(id, { programme: (await get(id)).programmes[0]?.id, startsOn: '2025-01-01' })).json()).toMatchObject({
    code: 'application.dayTooFar',
  })
  expect(await people()).toHaveLength(2)
})

test('a mentor’s application fills the card of a mentor', async () => {
  const id = await enter({ name: 'Соколов Пётр', bornOn: '1985-01-01', occupation: 'учитель физики', contacts: '8 901' }, 'MENTOR')
  const { personId } = (await accept(id, { name: 'Соколов Пётр', kind: 'TEACHER' })).json<{ personId: string }>()
  expect((await app.get<Person>(school, `/api/people/${personId}`)).fields).toMatchObject({
    kind: 'TEACHER',
    contacts: '8 901',
    representativeName: '',
    competences: 'математика',
    timeResource: '1 час в неделю',
  })
})

test('declined with a reason, put on the waiting list, returned; the second of two hears of the first', async () => {
  const id = await enter()
  const act = (what: string, body: object) => app.send(school, 'POST', `/api/applications/${id}/${what}`, body)
  expect((await act('waiting', { version: 1 })).json()).toMatchObject({ state: 'waiting', version: 2 })
  expect((await act('decline', { version: 1, reason: 'NOT_OURS', note: '' })).json()).toMatchObject({
    status: 409,
    code: 'application.outdated',
    current: { state: 'waiting', version: 2 },
  })
  expect((await act('decline', { version: 2, reason: 'OTHER', note: 'Переехали' })).json()).toMatchObject({
    state: 'declined',
    declineReason: 'OTHER',
    note: 'Переехали',
    decidedBy: 'Куратор',
  })
  expect((await list('&state=declined')).items.map((item) => item.id)).toEqual([id])
  expect((await list()).counts).toEqual({ new: 0, waiting: 0, accepted: 0, declined: 1 })
  expect((await act('return', { version: 3 })).json()).toMatchObject({ state: 'new', declineReason: null, note: '', decidedBy: null })
  await accept(id, { version: 4 })
  expect((await act('decline', { version: 5, reason: 'OTHER', note: '' })).json()).toMatchObject({
    status: 409,
    code: 'application.accepted',
  })
})

test('an erased person takes along the applications, also one never accepted; the answer to the subject tells them', async () => {
  const [accepted, repeated, other] = [await enter(), await enter(), await enter({ bornOn: '2008-01-01' })]
  const { personId } = (await accept(accepted)).json<{ personId: string }>()
  expect((await get(repeated)).repeats).toBe(2)
  expect((await app.send(school, 'POST', `/api/people/${personId}/erasure`, { reason: 'SUBJECT_DEMAND' })).statusCode).toBe(200)
  const left = await app.owner.selectFrom('applications').select('id').where('organisation_id', '=', school.id).execute()
  expect(left).toEqual([{ id: other }])
})

test('two cards joined: the application is of the one that stands', async () => {
  const id = await enter()
  const { personId } = (await accept(id)).json<{ personId: string }>()
  const veraId = await idOf('Орлова Вера')
  const body = { keptVersion: 1, goneVersion: 1, fromGone: ['interests'] }
  const reply = await app.send(school, 'POST', `/api/duplicates/${veraId}/${personId}/merger`, body)
  expect(reply.statusCode === 200 ? (await get(id)).personId : reply.json()).toBe(veraId)
})

test('declined ones go after their term, and those that nobody decided on', async () => {
  const [declined, forgotten, fresh] = [await enter(), await enter(), await enter()]
  const days = (count: number) => new Date(app.environment.clock.now().getTime() - count * 86_400_000)
  const made = { state: 'declined', decline_reason: 'OTHER' } as const
  await app.owner
    .updateTable('applications')
    .set({ ...made, decided_at: days(31) })
    .where('id', '=', declined)
    .execute()
  await app.owner
    .updateTable('applications')
    .set({ applied_at: days(271) })
    .where('id', '=', forgotten)
    .execute()
  expect((await keepTerms(app.environment)).applications).toBe(2)
  expect((await list()).items.map((item) => item.id)).toEqual([fresh])
  expect((await app.send(school, 'POST', `/api/applications/${fresh}/removal`, { version: 1 })).statusCode).toBe(200)
  expect((await list()).total).toBe(0)
})

const takeBack = (id: string, version: number) => app.send(school, 'POST', `/api/applications/${id}/return`, { version })
/** An application accepted as a new card in a programme. */
async function accepted(): Promise<{ id: string; personId: string }> {
  const id = await enter()
  const { programmes } = await get(id)
  const reply = await accept(id, { programme: programmes[0]?.id, startsOn: '2021-03-20' })
  return { id, personId: reply.json<{ personId: string }>().personId }
}

test('accepted by a mis-click, it goes back into the queue and what it made goes', async () => {
  const before = await people()
  const { id } = await accepted()
  expect((await takeBack(id, 1)).json()).toMatchObject({ status: 409, code: 'application.outdated' })
  expect((await takeBack(id, 2)).json()).toMatchObject({ state: 'new', personId: null, decidedBy: null, version: 3 })
  expect(await people()).toEqual(before)
  expect((await accept(id, { version: 3 })).statusCode).toBe(200)
  expect((await takeBack(id, 4)).statusCode).toBe(200)
})

const campaign = { purpose: 'BASELINE', wave: null, questionnaire: null, programme: null, role: null, class: null, anonymous: false }
test.each<[string, (personId: string) => Promise<unknown>]>([
  [
    'its card is changed',
    async (personId) => {
      const { version } = await app.get<Person>(school, `/api/people/${personId}`)
      return app.send(school, 'PATCH', `/api/people/${personId}`, { version, fields: { contacts: '8 900 111-11-11' } })
    },
  ],
  [
    'its participation is changed',
    async (personId) => {
      const { participations } = await app.get<Person>(school, `/api/people/${personId}`)
      return app.send(school, 'PATCH', `/api/participations/${participations[0]?.id}`, { version: 1, endsOn: '2021-05-25' })
    },
  ],
  ['a parent has a code', (personId) => app.send(school, 'POST', `/api/people/${personId}/parent-code`, {})],
  [
    'the participation is asked by a campaign',
    () =>
      app.send(school, 'POST', '/api/campaigns', {
        ...{
          organisation: school.code,
          ...campaign,
          id: newId(),
          title: 'До',
          startsOn: '2021-03-15',
          endsOn: '2021-03-29',
          remindEvery: null,
        },
      }),
  ],
])('once %s, it stays accepted and nothing is touched', async (_what, use) => {
  const { id, personId } = await accepted()
  const used = await use(personId)
  expect(used).toMatchObject({ statusCode: 200 })
  const before = await app.get<Person>(school, `/api/people/${personId}`)
  expect((await takeBack(id, 2)).json()).toMatchObject({ status: 422, code: 'application.used' })
  expect(await app.get<Person>(school, `/api/people/${personId}`)).toEqual(before)
  expect(await get(id)).toMatchObject({ state: 'accepted', personId, version: 2 })
})

test('a card that stood and was filled is nobody’s to take away', async () => {
  const id = await enter({ name: 'Орлова Вера', bornOn: '2010-03-12' })
  await accept(id, { person: await idOf('Орлова Вера'), name: 'Орлова Вера' })
  expect((await takeBack(id, 2)).json()).toMatchObject({ status: 422, code: 'application.cardFilled' })
})
