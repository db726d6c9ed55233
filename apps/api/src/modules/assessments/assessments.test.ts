import type { Programme, ProgrammeAssessments } from '@nastavnik/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSession } from '../../../test/access-app.ts'
import { withQuestionnaires } from '../../../test/intake-school.ts'
import { mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'
import { insertUser } from '../identity/identity.repo.ts'

let app: SchoolApp
let school: School
let programme: string
let number = 0
beforeAll(async () => {
  app = await schoolApp()
  await withQuestionnaires(app)
})
beforeEach(async () => {
  school = await schoolWith(app, `СОШ № ${++number}`, mentee('Орлова Вера', { programme: 'Лидер', mentor: '' }))
  const { items } = await app.get<{ items: Programme[] }>(school, `/api/programmes?organisation=${school.code}`)
  programme = items[0]?.id ?? ''
})
afterAll(() => app.close())

const year = 2020
const nine = [
  'goalsFit',
  'principlesFit',
  'modernApproaches',
  'comfortableClimate',
  'mentorLogic',
  'participantsSatisfied',
  'partnersSatisfied',
  'menteeActivity',
  'knowledgeApplied',
]
const all = (points: number) => Object.fromEntries(nine.map((name) => [name, points]))
const partnerAnswers = { jointWork: 9, organisation: 8, usefulness: 10, result: 7, liked: true, wishToContinue: true }

const read = (who = school, of = year) => app.get<ProgrammeAssessments>(who, `/api/programmes/${programme}/assessments?year=${of}`)
async function save(code: 'CURATOR_ASSESSMENT' | 'SWOT', answers: object, more: object = {}) {
  const { own } = await read()
  const one = own.find((found) => found.code === code)
  const body = { year, version: one?.version ?? null, questionnaireId: one?.questionnaireId, answers, finished: false, ...more }
  return app.send(school, 'PUT', `/api/programmes/${programme}/assessments/${code}`, body)
}
const ask = async (title: string) => app.send(school, 'POST', `/api/programmes/${programme}/partners`, { year, title })
/** The partners of the year after one more was asked. */
const partnersWith = async (title: string) => (await ask(title)).json<ProgrammeAssessments>().partners
const post = (url: string, payload: object) => app.server.inject({ method: 'POST', url, payload })

/** The head of the same school. */
async function headOf({ id }: School): Promise<School> {
  const userId = newId()
  const place = { municipalityId: null, organisationId: id, forms: null, classes: null }
  const grant = { id: newId(), role: 'ORG_HEAD' as const, ...place, validFrom: '2021-01-01' }
  const account = {
    id: userId,
    regionId: 1,
    login: userId,
    name: 'Руководитель',
    passwordHash: '-',
    createdAt: app.environment.clock.now(),
  }
  await app.owner.transaction().execute((tx) => insertUser(tx, { ...account, grants: [grant] }))
  return { ...school, cookie: await openSession(app, userId) }
}

test('a programme nobody has judged has the questions in force and no answers', async () => {
  const { own, partners, years, title } = await read()
  expect(title).toBe('Лидер')
  expect(own.map(({ code, version, answers, finishedAt }) => ({ code, version, answers, finishedAt }))).toEqual([
    { code: 'CURATOR_ASSESSMENT', version: null, answers: {}, finishedAt: null },
    { code: 'SWOT', version: null, answers: {}, finishedAt: null },
  ])
  expect([partners, years]).toEqual([[], []])
})

test('a draft takes what there is, the end wants all of it; a finished one is only read', async () => {
  expect((await save('CURATOR_ASSESSMENT', { goalsFit: 2 })).json()).toMatchObject({ own: [{ answers: { goalsFit: 2 }, version: 1 }, {}] })
  expect((await save('CURATOR_ASSESSMENT', { goalsFit: 3 })).json()).toMatchObject({
    status: 422,
    fields: [{ path: 'answers.goalsFit', code: 'outOfRange' }],
  })
  expect((await save('CURATOR_ASSESSMENT', { goalsFit: 2 }, { finished: true })).json()).toMatchObject({ code: 'answers.refused' })
  expect((await read()).years).toMatchObject([{ year, points: null, level: null }])
  expect((await save('CURATOR_ASSESSMENT', { ...all(2), goalsFit: 0, menteeActivity: 0 }, { finished: true })).statusCode).toBe(200)
  expect((await read()).years).toMatchObject([{ year, points: 14, level: 'PERMISSIBLE', isSwotFinished: false }])
  expect((await save('CURATOR_ASSESSMENT', all(2))).json()).toMatchObject({ status: 409, code: 'assessment.finished' })
})

test('the next school year has its own; one that has not begun has none', async () => {
  await save('CURATOR_ASSESSMENT', all(2), { finished: true, year: 2019 })
  const [assessment] = (await read()).own
  expect(assessment).toMatchObject({ version: null, finishedAt: null })
  await save('CURATOR_ASSESSMENT', all(0), { finished: true })
  expect((await read()).years.map((one) => [one.year, one.level])).toEqual([
    [2020, 'IMPERMISSIBLE'],
    [2019, 'OPTIMAL'],
  ])
  expect((await save('SWOT', {}, { year: 2021 })).json()).toMatchObject({ status: 422, code: 'assessment.inFuture' })
})

test('an empty SWOT is not finished', async () => {
  expect((await save('SWOT', {}, { finished: true })).json()).toMatchObject({ status: 422, code: 'assessment.empty' })
  expect((await save('SWOT', { strengths: 'Много наставников' }, { finished: true })).statusCode).toBe(200)
  expect((await read()).years).toMatchObject([{ isSwotFinished: true, points: null }])
})

test('written in two windows: the second hears of the first; the questions cannot be chosen by the one who writes', async () => {
  await save('SWOT', { strengths: 'Первое' })
  expect((await save('SWOT', { strengths: 'Второе' }, { version: null })).json()).toMatchObject({
    code: 'assessment.outdated',
    current: { own: [{}, { answers: { strengths: 'Первое' } }] },
  })
  const other = (await read()).own[0]?.questionnaireId
  expect((await save('SWOT', {}, { questionnaireId: other })).json()).toMatchObject({ code: 'assessment.outdated' })
})

test('a partner opens the questions by the link and answers once; the curator reads it', async () => {
  const [partner] = await partnersWith('Завод «Маяк»')
  expect(partner).toMatchObject({ title: 'Завод «Маяк»', askedOn: '2021-03-15', until: '2021-05-14', answeredAt: null, channel: null })
  const code = partner?.code
  expect((await post('/api/partner-answers/open', { code })).json()).toMatchObject({
    organisation: `СОШ № ${number}`,
    partner: 'Завод «Маяк»',
    programme: 'Лидер',
  })
  expect((await post('/api/partner-answers', { code, answers: { jointWork: 9 } })).json()).toMatchObject({ code: 'answers.refused' })
  expect((await post('/api/partner-answers', { code, answers: partnerAnswers })).statusCode).toBe(200)
  for (const url of ['/api/partner-answers/open', '/api/partner-answers'])
    expect((await post(url, { code, ...(url.endsWith('open') ? {} : { answers: partnerAnswers }) })).json()).toMatchObject({
      status: 409,
      code: 'partner.answered',
    })
  const { partners, years } = await read()
  expect(partners).toMatchObject([{ code: null, until: null, channel: 'LINK', answers: partnerAnswers }])
  expect(years).toMatchObject([{ partnersAsked: 1, partnersAnswered: 1 }])
  expect((await app.send(school, 'DELETE', `/api/partners/${partner?.id}`)).json()).toMatchObject({ status: 409, code: 'partner.answered' })
})

test('one organisation is asked once in a year, whatever its quotes', async () => {
  await ask('Завод «Маяк»')
  expect((await ask('завод "Маяк"')).json()).toMatchObject({ status: 409, code: 'partner.taken' })
})

test('a sheet of a partner is typed in by the curator; who is asked no more has a link that opens nothing', async () => {
  const [one] = await partnersWith('Колледж')
  const enter = (version: number) => app.send(school, 'PUT', `/api/partners/${one?.id}`, { version, answers: partnerAnswers })
  expect((await enter(7)).json()).toMatchObject({ code: 'partner.outdated' })
  expect((await enter(1)).json()).toMatchObject({ partners: [{ channel: 'PAPER', answers: partnerAnswers }] })
  expect((await post('/api/partner-answers/open', { code: one?.code })).json()).toMatchObject({ code: 'partner.answered' })
  const gone = (await partnersWith('Завод')).find(({ title }) => title === 'Завод')
  expect((await app.send(school, 'DELETE', `/api/partners/${gone?.id}`)).json()).toMatchObject({ partners: [{ title: 'Колледж' }] })
  expect((await post('/api/partner-answers/open', { code: gone?.code })).json()).toMatchObject({ status: 404, code: 'partner.unknown' })
})

test('a link is over after its last day', async () => {
  const [partner] = await partnersWith('Музей')
  await app.owner.updateTable('partner_codes').set({ expires_on: '2021-03-14' }).execute()
  expect((await post('/api/partner-answers/open', { code: partner?.code })).json()).toMatchObject({ status: 409, code: 'partner.closed' })
  expect((await read()).partners).toMatchObject([{ code: null, until: '2021-03-14' }])
})

test('a draft is the curator’s; the head reads it when it is finished', async () => {
  const head = await headOf(school)
  await save('SWOT', { strengths: 'Наброски' })
  expect((await read(head)).own[1]).toMatchObject({ answers: {}, finishedAt: null })
  await save('SWOT', { strengths: 'Готово' }, { finished: true })
  expect((await read(head)).own[1]).toMatchObject({ answers: { strengths: 'Готово' } })
})

test('the head reads and hands over no link; another school finds no programme', async () => {
  await ask('Музей')
  const head = await headOf(school)
  expect((await read(head)).partners).toMatchObject([{ title: 'Музей', code: null }])
  expect((await app.send(head, 'POST', `/api/programmes/${programme}/partners`, { year, title: 'Театр' })).statusCode).toBe(403)
  const other = await schoolWith(app, `СОШ № ${++number}`, mentee('Лебедев Глеб'))
  expect((await app.send(other, 'POST', `/api/programmes/${programme}/partners`, { year, title: 'Театр' })).statusCode).toBe(404)
})

test('an import stays while a programme that it brought has been judged', async () => {
  const { items } = await app.get<{ items: { id: string }[] }>(school, `/api/imports?organisation=${school.code}`)
  await save('SWOT', { strengths: 'Много наставников' })
  expect((await app.send(school, 'POST', `/api/imports/${items[0]?.id}/undo`, {})).json()).toMatchObject({
    status: 409,
    current: { changes: [{ kind: 'programme', count: 1 }] },
  })
})
