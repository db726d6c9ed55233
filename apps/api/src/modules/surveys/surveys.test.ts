import type { Campaign, CampaignPreview, OpenedQuestionnaire, PaperSheet, Respondent } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MovableClock } from '../../../test/movable-clock.ts'
import { mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'

const clock = new MovableClock()
let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp(clock)
})
afterAll(() => app.close())

const whom = { purpose: 'BASELINE', wave: null, questionnaire: null, programme: null, role: null, class: null }
const window = { startsOn: '2021-03-15', endsOn: '2021-03-29', remindEvery: 3 }

const start = (school: School, more: object = {}) =>
  app.send(school, 'POST', '/api/campaigns', {
    organisation: school.code,
    ...whom,
    ...window,
    id: newId(),
    title: 'До начала',
    anonymous: false,
    ...more,
  })
const respondentsOf = async (school: School, { id }: Campaign, filter = '') =>
  (await app.get<{ items: Respondent[] }>(school, `/api/campaigns/${id}/respondents?${filter}`)).items
const codeOf = async (school: School, { id }: Respondent) =>
  (await app.send(school, 'POST', `/api/respondents/${id}/link`, {})).json<{ code: string }>().code
const answer = (path: 'open' | 'answers' | 'finish', body: object) =>
  app.server.inject({ method: path === 'answers' ? 'PUT' : 'POST', url: `/api/answering/${path}`, payload: body })
const verdict = async (reply: ReturnType<typeof answer>) => {
  const { statusCode, body } = await reply
  return [statusCode, (JSON.parse(body) as { code?: string }).code ?? 'ok'] as const
}

/** Good answers to every question that must be answered. */
function answersTo({ pages }: OpenedQuestionnaire['definition'], mark = 7): Record<string, number | boolean | string> {
  return Object.fromEntries(
    pages
      .flatMap(({ elements }) => elements)
      .filter((question) => question.isRequired === true && question.visibleIf === undefined)
      .map((question) => [question.name, question.type === 'boolean' ? false : question.type === 'rating' ? mark : 'да']),
  )
}

const openedBy = async (code: string) => (await answer('open', { code })).json<OpenedQuestionnaire>()

test('a campaign asks each by form and role; answers are kept on the way and taken once', async () => {
  const school = await schoolWith(app, 'СОШ № 1', mentee('Орлова Вера'), mentee('Белов Иван'))
  const preview = (await app.send(school, 'POST', '/api/campaigns/preview', { organisation: school.code, ...whom })).json<CampaignPreview>()
  expect(preview).toMatchObject({
    asked: 3,
    leftOut: [],
    classes: [
      { class: '', asked: 1 },
      { class: '07', asked: 2 },
    ],
  })
  expect(preview.questionnaires.map(({ code, asked }) => [code, asked])).toEqual([
    ['BASELINE_PUPIL_PUPIL_MENTEE', 2],
    ['BASELINE_PUPIL_PUPIL_MENTOR', 1],
  ])

  const campaign = (await start(school)).json<Campaign>()
  expect(campaign).toMatchObject({ asked: 3, answered: 0, started: 0, state: 'open', wave: 'BASELINE', newcomers: 0, planned: false })
  const asked = await respondentsOf(school, campaign)
  expect(asked.map(({ number, name, role, state }) => [number, name, role, state])).toEqual([
    [1, 'Петров Пётр', 'MENTOR', 'silent'],
    [2, 'Белов Иван', 'MENTEE', 'silent'],
    [3, 'Орлова Вера', 'MENTEE', 'silent'],
  ])
  const [, ivan] = asked
  if (ivan === undefined) throw new Error('nobody asked')
  const code = await codeOf(school, ivan)

  const opened = await openedBy(`${code.slice(0, 5).toLowerCase()} - ${code.slice(5)}`)
  expect(opened).toMatchObject({
    organisation: 'СОШ № 1',
    audience: 'child',
    anonymous: false,
    endsOn: '2021-03-29',
    answers: {},
    people: [],
  })
  expect(opened.title).toContain('наставляемого')
  const good = answersTo(opened.definition)
  expect(await verdict(answer('answers', { code, answers: { comfort: 3 } }))).toEqual([200, 'ok'])
  expect((await openedBy(code)).answers).toEqual({ comfort: 3 })
  expect((await respondentsOf(school, campaign, 'state=started')).map(({ name }) => name)).toEqual(['Белов Иван'])

  expect(await verdict(answer('finish', { code, answers: { comfort: 3 } }))).toEqual([422, 'answers.refused'])
  expect(await verdict(answer('finish', { code, answers: good }))).toEqual([200, 'ok'])
  for (const path of ['open', 'answers', 'finish'] as const) {
    const body = path === 'open' ? { code } : { code, answers: good }
    expect(await verdict(answer(path, body))).toEqual([409, 'answering.finished'])
  }
  expect(await verdict(app.send(school, 'POST', `/api/respondents/${ivan.id}/link`, {}))).toEqual([422, 'respondent.answered'])
  expect(await app.get<Campaign>(school, `/api/campaigns/${campaign.id}`)).toMatchObject({
    asked: 3,
    answered: 1,
    started: 0,
    classes: [
      { class: '07', asked: 2, answered: 1 },
      { class: '', asked: 1, answered: 0 },
    ],
  })
})

test('the same campaign is begun once, however often the button is pressed', async () => {
  const school = await schoolWith(app, 'СОШ № 2', mentee('Орлова Вера'))
  const id = newId()
  const replies = await Promise.all([start(school, { id }), start(school, { id }), start(school, { id })])
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  expect(replies.map((reply) => reply.json<Campaign>().asked)).toEqual([2, 2, 2])
  expect((await app.get<{ total: number }>(school, `/api/campaigns?organisation=${school.code}`)).total).toBe(1)
})

test.each([
  ['a window that ends before it begins', { endsOn: '2021-03-14' }, 'dates.reversed'],
  ['a window that is over', { startsOn: '2021-03-01', endsOn: '2021-03-14' }, 'dates.past'],
  ['a window of more than a year', { endsOn: '2022-03-20' }, 'campaign.tooLong'],
  ['parameters without a wave', { purpose: 'PARAMETERS' }, 'campaign.waveMissing'],
  ['nobody to ask', { class: '11А' }, 'campaign.nobody'],
  ['nobody who consented', { purpose: 'PARAMETERS', wave: 'BASELINE' }, 'campaign.nobody'],
  ['a programme of another school', { programme: newId() }, 'programme.notFound'],
  ['a questionnaire that is not there', { questionnaire: 'OWN_9' }, 'questionnaire.notFound'],
])('%s begins nothing', async (_what, more, code) => {
  const school = await schoolWith(app, `СОШ ${newId()}`, mentee('Орлова Вера'))
  expect((await verdict(start(school, more)))[1]).toBe(code)
  expect((await app.get<{ total: number }>(school, `/api/campaigns?organisation=${school.code}`)).total).toBe(0)
})

const consentTo = (school: School, personId: string) =>
  app.send(school, 'POST', `/api/people/${personId}/consents`, {
    kind: 'PSY_DIAGNOSTICS',
    givenOn: '2021-03-01',
    channel: 'PAPER',
    signer: 'REPRESENTATIVE',
    countersigned: false,
    representativeName: '',
  })

test('diagnostic questions are asked only while the consent holds', async () => {
  const school = await schoolWith(app, 'СОШ № 4', mentee('Орлова Вера', { birth: '12.03.2010' }), mentee('Белов Иван'))
  const people = await app.get<{ items: { id: string; name: string }[] }>(school, `/api/people?organisation=${school.code}`)
  const vera = people.items.find(({ name }) => name === 'Орлова Вера')?.id ?? ''
  expect((await consentTo(school, vera)).statusCode).toBe(200)
  const parameters = { ...whom, purpose: 'PARAMETERS', wave: 'BASELINE' }
  const preview = await app.send(school, 'POST', '/api/campaigns/preview', { organisation: school.code, ...parameters })
  expect(preview.json()).toMatchObject({ asked: 1, leftOut: [{ why: 'notConsented', people: 2 }] })
  const campaign = (await start(school, parameters)).json<Campaign>()
  const [asked] = await respondentsOf(school, campaign)
  expect(asked).toMatchObject({ name: 'Орлова Вера', role: null })
  const code = asked === undefined ? '' : await codeOf(school, asked)
  const { definition } = await openedBy(code)

  const consents = await app.get<{ history: { id: string }[] }>(school, `/api/people/${vera}/consents`)
  expect((await app.send(school, 'POST', `/api/consents/${consents.history[0]?.id}/withdrawal`, {})).statusCode).toBe(200)
  expect(await verdict(answer('open', { code }))).toEqual([422, 'answering.closed'])
  expect(await verdict(answer('finish', { code, answers: answersTo(definition) }))).toEqual([422, 'answering.closed'])
  const sheet = app.send(school, 'PUT', `/api/respondents/${asked?.id}/paper`, { answers: answersTo(definition) })
  expect(await verdict(sheet)).toEqual([422, 'conclusion.notConsented'])
})

test('codes open nothing before the window, after it, after the closing and after a withdrawal', async () => {
  const school = await schoolWith(app, 'СОШ № 5', mentee('Орлова Вера'), mentee('Белов Иван'))
  const campaign = (await start(school, { startsOn: '2021-03-16' })).json<Campaign>()
  const [first, second] = await respondentsOf(school, campaign)
  if (first === undefined || second === undefined) throw new Error('nobody asked')
  const code = await codeOf(school, first)
  expect(await verdict(answer('open', { code }))).toEqual([422, 'answering.notOpen'])
  clock.set('2021-03-16T06:00:00Z')
  expect(await verdict(answer('open', { code }))).toEqual([200, 'ok'])
  clock.set('2021-03-30T06:00:00Z')
  expect(await verdict(answer('open', { code }))).toEqual([422, 'answering.closed'])
  clock.set('2021-03-15T06:00:00Z')
  const ivan = await codeOf(school, second)
  const withdrawn = sql`update persons set withdrawn_on = '2021-03-16' where id = ${second.personId}`
  await withdrawn.execute(app.owner)
  expect(await verdict(answer('open', { code: ivan }))).toEqual([404, 'answering.unknown'])
  const { version } = await app.get<Campaign>(school, `/api/campaigns/${campaign.id}`)
  expect(await verdict(app.send(school, 'POST', `/api/campaigns/${campaign.id}/close`, { version: version + 1 }))).toEqual([
    409,
    'campaign.outdated',
  ])
  expect(await verdict(app.send(school, 'POST', `/api/campaigns/${campaign.id}/close`, { version }))).toEqual([200, 'ok'])
  expect(await verdict(answer('open', { code }))).toEqual([422, 'answering.closed'])
})

test.each([
  ['a code that nobody has', { code: '0000000000', answers: {} }, [404, 'answering.unknown']],
  ['no code at all', { code: 'вася', answers: {} }, [404, 'answering.unknown']],
  ['a key that is not of the shape', { code: '0000000000', answers: {}, personId: newId() }, [422, 'request.invalid']],
  ['an answer that is an object', { code: '0000000000', answers: { comfort: { a: 1 } } }, [422, 'request.invalid']],
])('%s is refused', async (_what, body, expected) => expect(await verdict(answer('answers', body))).toEqual(expected))

test('what does not fit the questions is refused whole and by name', async () => {
  const school = await schoolWith(app, 'СОШ № 6', mentee('Орлова Вера'))
  const campaign = (await start(school, { role: 'MENTEE' })).json<Campaign>()
  const [asked] = await respondentsOf(school, campaign)
  const code = asked === undefined ? '' : await codeOf(school, asked)
  const reply = await answer('answers', { code, answers: { comfort: 11, hack: 1, metWhere: 'в лагере' } })
  expect(reply.json()).toMatchObject({
    code: 'answers.refused',
    fields: expect.arrayContaining([
      { path: 'comfort', code: 'outOfRange' },
      { path: 'hack', code: 'unknown' },
    ]) as object,
  })
  expect((await openedBy(code)).answers).toEqual({})
})

test('a sheet of paper is found by its number or code and may be entered anew; what was answered by a link stays', async () => {
  const school = await schoolWith(app, 'СОШ № 7', mentee('Орлова Вера'), mentee('Белов Иван'))
  const campaign = (await start(school, { role: 'MENTEE' })).json<Campaign>()
  const sheetOf = (number: string) => app.get<PaperSheet>(school, `/api/campaigns/${campaign.id}/sheets/${number}`)
  const first = await sheetOf('1')
  expect(first).toMatchObject({ respondent: { name: 'Белов Иван', number: 1 }, answers: {} })
  const code = await codeOf(school, first.respondent)
  expect((await sheetOf(code)).respondent.name).toBe('Белов Иван')
  const enter = (id: string, answers: object) => app.send(school, 'PUT', `/api/respondents/${id}/paper`, { answers })
  const good = answersTo(first.definition)
  expect((await enter(first.respondent.id, {})).json()).toMatchObject({ code: 'answers.refused' })
  expect((await enter(first.respondent.id, { comfort: 11 })).json()).toMatchObject({ code: 'answers.refused' })
  expect((await enter(first.respondent.id, { comfort: 4 })).json()).toMatchObject({ state: 'answered', channel: 'PAPER' })
  expect((await enter(first.respondent.id, good)).json()).toMatchObject({ state: 'answered', channel: 'PAPER' })
  expect((await enter(first.respondent.id, { ...good, comfort: 2 })).statusCode).toBe(200)
  expect((await sheetOf('1')).answers).toEqual({ ...good, comfort: 2 })
  expect(await verdict(answer('open', { code }))).toEqual([409, 'answering.finished'])

  const second = await sheetOf('2')
  const codeOfSecond = await codeOf(school, second.respondent)
  await answer('answers', { code: codeOfSecond, answers: { comfort: 3 } })
  expect((await sheetOf('2')).answers).toEqual({})
  await answer('finish', { code: codeOfSecond, answers: good })
  expect((await sheetOf('2')).answers).toEqual({})
  expect(await verdict(enter(second.respondent.id, good))).toEqual([409, 'respondent.answered'])
  expect(await verdict(app.send(school, 'POST', `/api/campaigns/${campaign.id}/forms`, { class: null }))).toEqual([422, 'campaign.nobody'])
})

test('those who came later are asked when the curator says so', async () => {
  const school = await schoolWith(app, 'СОШ № 8', mentee('Орлова Вера'), mentee('Белов Иван'))
  const campaign = (await start(school, { role: 'MENTEE' })).json<Campaign>()
  const [first] = await respondentsOf(school, campaign)
  await sql`delete from answer_codes where respondent_id = ${first?.id}`.execute(app.owner)
  await sql`delete from respondents where id = ${first?.id}`.execute(app.owner)
  expect((await app.get<Campaign>(school, `/api/campaigns/${campaign.id}`)).newcomers).toBe(1)
  const added = await app.send(school, 'POST', `/api/campaigns/${campaign.id}/newcomers`, {})
  expect(added.json()).toMatchObject({ asked: 2, newcomers: 0 })
  expect((await respondentsOf(school, campaign)).map(({ number, name }) => [number, name])).toEqual([
    [2, 'Орлова Вера'],
    [3, 'Белов Иван'],
  ])
  expect(await verdict(app.send(school, 'POST', `/api/campaigns/${campaign.id}/newcomers`, {}))).toEqual([422, 'campaign.nobody'])
})

test('of two programmes a mentor answers twice: the list, the sheet and the page say of which', async () => {
  const school = await schoolWith(app, 'СОШ № 19', mentee('Орлова Вера'), mentee('Белов Иван', { programme: 'Старт' }))
  const campaign = (await start(school)).json<Campaign>()
  const mentors = (await respondentsOf(school, campaign)).filter(({ role }) => role === 'MENTOR')
  expect(mentors.map(({ name, programme }) => [name, programme])).toEqual([
    ['Петров Пётр', 'Лидер'],
    ['Петров Пётр', 'Старт'],
  ])
  for (const one of mentors) {
    const sheet = await app.get<PaperSheet>(school, `/api/campaigns/${campaign.id}/sheets/${one.number}`)
    expect(sheet.respondent.programme).toBe(one.programme)
    expect((await openedBy(await codeOf(school, one))).programme).toBe(one.programme)
  }
})

test('slips and forms are printed for those who have not answered', async () => {
  const school = await schoolWith(app, 'СОШ № 9', mentee('Орлова Вера'), mentee('Белов Иван'))
  const campaign = (await start(school)).json<Campaign>()
  for (const what of ['slips', 'forms']) {
    const reply = await app.send(school, 'POST', `/api/campaigns/${campaign.id}/${what}`, { class: null })
    expect([reply.statusCode, reply.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  }
})
