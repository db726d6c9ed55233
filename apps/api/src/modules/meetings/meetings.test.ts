import type { Campaign, Meeting, OpenedQuestionnaire, Programme, Respondent } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readPdf } from '../../../../../packages/documents/src/read-pdf.ts'
import { openSession } from '../../../test/access-app.ts'
import { MovableClock } from '../../../test/movable-clock.ts'
import { mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { insertUser } from '../identity/identity.repo.ts'
import { keepCampaigns } from '../surveys/index.ts'
import { ballotsOf, fixPairs } from './index.ts'

const clock = new MovableClock()
const nothingElse = async () => undefined
let app: SchoolApp
let school: School
let programme: string
let number = 0
beforeAll(async () => {
  app = await schoolApp(clock)
})
beforeEach(async () => {
  clock.set('2021-03-15T06:00:00Z')
  school = await schoolWith(
    app,
    `СОШ № ${++number}`,
    mentee('Орлова Вера', { mentor: 'Петров Пётр' }),
    mentee('Белов Иван', { mentor: 'Смирнова Анна' }),
    mentee('Волков Олег', { mentor: '' }),
  )
  const { items } = await app.get<{ items: Programme[] }>(school, `/api/programmes?organisation=${school.code}`)
  programme = items[0]?.id ?? ''
})
afterAll(() => app.close())

const today = '2021-03-15'
const plan = async (more: object = {}) =>
  app.send(school, 'POST', `/api/programmes/${programme}/meetings`, {
    ...{ meeting: newId(), kind: 'GROUP_ACQUAINTANCE', heldOn: today, beginsAt: '15:00', place: 'Актовый зал' },
    ...more,
  })
const planned = async () => (await plan()).json<Meeting>()
const idOf = ({ members, others }: Meeting, name: string): string =>
  [...members, ...others].find((one) => one.name === name)?.participationId ?? ''
const attend = (meeting: Meeting, names: readonly string[], attended = true) =>
  app.send(school, 'PUT', `/api/meetings/${meeting.id}/attendance`, { participations: names.map((name) => idOf(meeting, name)), attended })
const vote = (meeting: Meeting, endsOn = '2021-03-22') => app.send(school, 'POST', `/api/meetings/${meeting.id}/ballots`, { endsOn })
const read = ({ id }: Meeting) => app.get<Meeting>(school, `/api/meetings/${id}`)
const codeOf = (reply: { json: () => unknown; statusCode: number }) => [reply.statusCode, (reply.json() as { code?: string }).code]

/** A meeting to which these came, with its voting begun. */
async function voting(...came: string[]): Promise<Meeting> {
  const meeting = await planned()
  await attend(meeting, came)
  return (await vote(meeting)).json<Meeting>()
}

const respondentsOf = async ({ ballots }: Meeting) =>
  (await app.get<{ items: Respondent[] }>(school, `/api/campaigns/${ballots?.campaignId}/respondents`)).items
async function codeFor(meeting: Meeting, name: string): Promise<string> {
  const one = (await respondentsOf(meeting)).find((found) => found.name === name)
  return (await app.send(school, 'POST', `/api/respondents/${one?.id}/link`, {})).json<{ code: string }>().code
}
const answering = (step: string, payload: object) => app.server.inject({ method: 'POST', url: `/api/answering/${step}`, payload })

/** Answers as somebody; people are told by name. */
async function ballot(meeting: Meeting, name: string, wished: readonly string[], unwished: readonly string[] = []) {
  const code = await codeFor(meeting, name)
  const { people } = (await answering('open', { code })).json<OpenedQuestionnaire>()
  const ids = (names: readonly string[]) => names.map((one) => people.find((found) => found.name === one)?.id)
  const answers = { ...(wished.length > 0 && { wished: ids(wished) }), ...(unwished.length > 0 && { unwished: ids(unwished) }) }
  return answering('finish', { code, answers })
}
const all = ['Петров Пётр', 'Смирнова Анна', 'Белов Иван', 'Волков Олег', 'Орлова Вера']

test('everybody who takes part is invited, mentors first; a second press plans nothing', async () => {
  const meeting = newId()
  const first = (await plan({ meeting })).json<Meeting>()
  expect(first).toMatchObject({ heldOn: today, beginsAt: '15:00', place: 'Актовый зал', isHeld: true, others: [], ballots: null })
  expect(first.members.map(({ name, role, attended }) => [name, role, attended])).toEqual([
    ['Петров Пётр', 'MENTOR', false],
    ['Смирнова Анна', 'MENTOR', false],
    ['Белов Иван', 'MENTEE', false],
    ['Волков Олег', 'MENTEE', false],
    ['Орлова Вера', 'MENTEE', false],
  ])
  await plan({ meeting })
  expect(await app.get(school, `/api/programmes/${programme}/meetings`)).toMatchObject({
    items: [{ id: meeting, invited: 5, attended: 0, voting: false }],
  })
})

test('somebody is taken off the list and put on it again; a stranger is not', async () => {
  const meeting = await planned()
  const vera = idOf(meeting, 'Орлова Вера')
  const without = await app.send(school, 'DELETE', `/api/meetings/${meeting.id}/members/${vera}`)
  expect(without.json<Meeting>().others.map(({ name }) => name)).toEqual(['Орлова Вера'])
  const invite = (participation: string) =>
    app.send(school, 'POST', `/api/meetings/${meeting.id}/members`, { participations: [participation] })
  expect((await invite(vera)).json()).toMatchObject({ others: [], members: { length: 5 } })
  expect(codeOf(await invite(newId()))).toEqual([422, 'meeting.memberUnknown'])
})

test('a plan is changed by whoever saw it last, and a meeting can be called off until people vote', async () => {
  const meeting = await planned()
  const change = (version: number, heldOn: string) =>
    app.send(school, 'PATCH', `/api/meetings/${meeting.id}`, { version, heldOn, beginsAt: '16:30', place: 'Спортзал' })
  expect((await change(1, '2021-03-20')).json()).toMatchObject({ heldOn: '2021-03-20', beginsAt: '16:30', isHeld: false, version: 2 })
  expect(codeOf(await change(1, today))).toEqual([409, 'meeting.outdated'])
  expect(codeOf(await attend(meeting, all))).toEqual([422, 'meeting.notHeld'])
  expect((await change(2, today)).statusCode).toBe(200)
  await attend(meeting, all)
  await vote(meeting)
  expect(codeOf(await app.send(school, 'DELETE', `/api/meetings/${meeting.id}`))).toEqual([422, 'meeting.voting'])
  const other = await planned()
  expect((await app.send(school, 'DELETE', `/api/meetings/${other.id}`)).statusCode).toBe(200)
  expect((await app.get<{ items: object[] }>(school, `/api/programmes/${programme}/meetings`)).items).toHaveLength(1)
})

test('each tick is kept; without a mentor who came nobody votes', async () => {
  const meeting = await planned()
  expect((await attend(meeting, ['Белов Иван'])).json<Meeting>().members.filter(({ attended }) => attended)).toMatchObject([
    { name: 'Белов Иван' },
  ])
  expect(codeOf(await vote(meeting))).toEqual([422, 'meeting.oneSided'])
  await attend(meeting, all)
  expect((await attend(meeting, ['Белов Иван'], false)).json<Meeting>().members.filter(({ attended }) => attended)).toHaveLength(4)
  expect(codeOf(await app.send(school, 'DELETE', `/api/meetings/${meeting.id}/members/${idOf(meeting, 'Орлова Вера')}`))).toEqual([
    422,
    'meeting.attended',
  ])
})

test('those who came are asked, and choose among those who came; counts are told live', async () => {
  const meeting = await voting('Петров Пётр', 'Белов Иван', 'Орлова Вера')
  expect(meeting.ballots).toMatchObject({ state: 'open', mentees: { asked: 2, answered: 0 }, mentors: { asked: 1, answered: 0 } })
  expect((await vote(meeting)).json<Meeting>().ballots?.campaignId).toBe(meeting.ballots?.campaignId)
  expect(await app.get<Campaign>(school, `/api/campaigns/${meeting.ballots?.campaignId}`)).toMatchObject({
    purpose: 'PREFERENCE',
    anonymous: false,
    meeting: meeting.id,
    newcomers: 0,
    title: 'Голосование после встречи 15.03.2021',
  })
  const peopleFor = async (name: string) =>
    (await answering('open', { code: await codeFor(meeting, name) })).json<OpenedQuestionnaire>().people.map((one) => one.name)
  expect(await peopleFor('Белов Иван')).toEqual(['Петров Пётр'])
  expect(await peopleFor('Петров Пётр')).toEqual(['Белов Иван', 'Орлова Вера'])
  expect((await ballot(meeting, 'Белов Иван', ['Петров Пётр'])).statusCode).toBe(200)
  expect((await read(meeting)).ballots).toMatchObject({ mentees: { asked: 2, answered: 1 }, mentors: { asked: 1, answered: 0 } })
})

test('who did not come cannot be chosen', async () => {
  const meeting = await voting('Петров Пётр', 'Белов Иван')
  const anna = meeting.members.find(({ name }) => name === 'Смирнова Анна')?.personId
  const reply = await answering('finish', { code: await codeFor(meeting, 'Белов Иван'), answers: { wished: [anna] } })
  expect(reply.json()).toMatchObject({ fields: [{ path: 'wished', code: 'notAChoice' }] })
})

test('who comes late votes too; a tick by mistake is taken back until the ballot is in', async () => {
  const meeting = await voting('Петров Пётр', 'Белов Иван', 'Орлова Вера')
  expect((await attend(meeting, ['Смирнова Анна'])).json()).toMatchObject({ ballots: { mentors: { asked: 2 } } })
  const vera = await codeFor(meeting, 'Орлова Вера')
  expect((await attend(meeting, ['Орлова Вера'], false)).json()).toMatchObject({ ballots: { mentees: { asked: 1 } } })
  expect(codeOf(await answering('open', { code: vera }))).toEqual([404, 'answering.unknown'])
  await ballot(meeting, 'Белов Иван', ['Смирнова Анна'])
  expect(codeOf(await attend(meeting, ['Белов Иван'], false))).toEqual([422, 'meeting.voted'])
  expect((await read(meeting)).members.find(({ name }) => name === 'Белов Иван')?.attended).toBe(true)
})

const scope = () => ({ regionId: 1, organisationIds: [school.id] })
const place = () => ({ regionId: 1, organisationId: school.id })
const ballots = () => inTransaction(app.environment.db, { ...scope(), readOnly: true }, (tx) => ballotsOf(tx, place(), programme))

/** Ballots with names, as `mentee — mentor: rank by the mentee, by the mentor`. */
async function readable(meeting: Meeting) {
  const nameOf = (id: string) => meeting.members.find(({ participationId }) => participationId === id)?.name
  const { wishes, unwished } = await ballots()
  return {
    wishes: wishes
      .map(({ menteeId, mentorId, byMentee, byMentor }) => `${nameOf(menteeId)} — ${nameOf(mentorId)}: ${byMentee}, ${byMentor}`)
      .toSorted(),
    unwished: unwished.map(({ menteeId, mentorId }) => `${nameOf(menteeId)} — ${nameOf(mentorId)}`).toSorted(),
  }
}

test('matching reads the ranks of both sides and whom not to join, by participations', async () => {
  const meeting = await voting(...all)
  await ballot(meeting, 'Белов Иван', ['Смирнова Анна', 'Петров Пётр'])
  await ballot(meeting, 'Орлова Вера', ['Петров Пётр'], ['Смирнова Анна'])
  await ballot(meeting, 'Петров Пётр', ['Орлова Вера', 'Белов Иван'], ['Волков Олег'])
  expect(await readable(meeting)).toEqual({
    wishes: ['Белов Иван — Петров Пётр: 2, 2', 'Белов Иван — Смирнова Анна: 1, null', 'Орлова Вера — Петров Пётр: 1, 1'],
    unwished: ['Волков Олег — Петров Пётр', 'Орлова Вера — Смирнова Анна'],
  })
})

test('a draft is no ballot; who has withdrawn is in none', async () => {
  const meeting = await voting(...all)
  const code = await codeFor(meeting, 'Орлова Вера')
  const peter = meeting.members[0]
  await app.server.inject({ method: 'PUT', url: '/api/answering/answers', payload: { code, answers: { wished: [peter?.personId] } } })
  expect(await ballots()).toEqual({ wishes: [], unwished: [] })
  await ballot(meeting, 'Белов Иван', ['Смирнова Анна', 'Петров Пётр'])
  await sql`update persons set withdrawn_on = '2021-03-15' where id = ${peter?.personId}`.execute(app.owner)
  expect(await readable(meeting)).toEqual({ wishes: ['Белов Иван — Смирнова Анна: 1, null'], unwished: [] })
})

test('who was chosen under a card that has been joined since is who stands', async () => {
  const meeting = await voting(...all)
  await ballot(meeting, 'Белов Иван', ['Смирнова Анна'])
  const personOf = (name: string) => meeting.members.find((one) => one.name === name)?.personId
  const merged = await app.send(school, 'POST', `/api/duplicates/${personOf('Петров Пётр')}/${personOf('Смирнова Анна')}/merger`, {
    fromGone: [],
    keptVersion: 1,
    goneVersion: 1,
  })
  expect([merged.statusCode, merged.body]).toEqual([200, expect.any(String)])
  expect(await readable(meeting)).toEqual({ wishes: ['Белов Иван — Петров Пётр: 1, null'], unwished: [] })
})

const kept = async ({ ballots: of }: Meeting) =>
  (await sql<{ count: number }>`select count(*)::int as count from responses where campaign_id = ${of?.campaignId}`.execute(app.owner))
    .rows[0]?.count
const fix = (on: string) => inTransaction(app.environment.db, scope(), (tx) => fixPairs(tx, place(), programme, on))

test.each([
  ['without an order: thirty days after the campaign was closed', null, '2021-05-06', '2021-05-07'],
  ['thirty days after the order', '2021-03-20', '2021-04-19', '2021-04-20'],
  ['a later order keeps them longer', '2021-04-10', '2021-05-10', '2021-05-11'],
])('ballots are deleted: %s', async (_what, order, lastDay, gone) => {
  const meeting = await voting(...all)
  await ballot(meeting, 'Белов Иван', ['Смирнова Анна'])
  if (order !== null) {
    await fix(order)
    await fix('2021-06-01') // the first order counts
  }
  expect((await read(meeting)).ballots?.pairsFixedOn).toBe(order)
  clock.set('2021-04-06T06:00:00Z')
  await keepCampaigns(app.environment, nothingElse) // a fortnight after its window it closes by itself
  clock.set(`${lastDay}T06:00:00Z`)
  await keepCampaigns(app.environment, nothingElse)
  expect(await kept(meeting)).toBe(1)
  clock.set(`${gone}T06:00:00Z`)
  await keepCampaigns(app.environment, nothingElse)
  expect(await kept(meeting)).toBe(0)
  expect(await ballots()).toEqual({ wishes: [], unwished: [] })
})

describe('a ballot is read by nobody else', () => {
  const chooser = 'Белов Иван'
  const [wished, unwished] = ['Петров Пётр', 'Петров Пётр']
  let meeting: Meeting
  const personOf = (name: string) => meeting.members.find((one) => one.name === name)?.personId ?? ''
  beforeEach(async () => {
    meeting = await voting(...all)
  })
  const campaignPath = (rest = '') => `/api/campaigns/${meeting.ballots?.campaignId}${rest}`

  test.each(['', '/words', '/results', '/results?by=class', '/results?by=programme'])('in the campaign: %s', async (rest) => {
    await ballot(meeting, chooser, [wished], [unwished])
    const said = JSON.stringify(await app.get(school, campaignPath(rest)))
    for (const name of all) {
      expect(said).not.toContain(name)
      expect(said).not.toContain(personOf(name))
    }
  })

  test('in the list of those asked, the meeting, the card, the measurements', async () => {
    await ballot(meeting, chooser, [], [unwished])
    const before = await voting(...all) // the same people, and nobody has voted
    for (const url of [campaignPath('/respondents'), `/api/meetings/${meeting.id}`, `/api/people/${personOf(chooser)}`]) {
      expect(JSON.stringify(await app.get(school, url))).not.toMatch(/wished/)
    }
    const measured = (of: Meeting) =>
      app.get(school, `/api/people/${of.members.find(({ name }) => name === wished)?.personId}/measurements`)
    expect(await measured(meeting)).toEqual(await measured(before))
  })

  test('what was answered by a link is not opened at the stack of paper', async () => {
    await ballot(meeting, chooser, [wished])
    const number = (await respondentsOf(meeting)).find(({ name }) => name === chooser)?.number
    expect(await app.get(school, campaignPath(`/sheets/${number}`))).toMatchObject({ respondent: { name: chooser }, answers: {} })
    expect(codeOf(await answering('open', { code: await codeFor(meeting, 'Орлова Вера') }))).toEqual([200, undefined])
  })

  test('another’s code opens another’s ballot, an empty one', async () => {
    await ballot(meeting, chooser, [wished])
    const opened = (await answering('open', { code: await codeFor(meeting, 'Орлова Вера') })).json<OpenedQuestionnaire>()
    expect(opened.answers).toEqual({})
    expect(JSON.stringify(opened)).not.toContain(chooser)
  })

  test('all that is kept of a person tells how many were chosen, of the other nothing', async () => {
    await ballot(meeting, chooser, [wished], ['Смирнова Анна'])
    const paper = async (name: string) => {
      const reply = await app.server.inject({ url: `/api/people/${personOf(name)}/everything`, headers: { cookie: school.cookie } })
      return (await readPdf(reply.rawPayload)).map(({ text }) => text).join(' ')
    }
    const own = await paper(chooser)
    expect(own).toContain('Групповая встреча 15.03.2021, программа «Лидер»: присутствие отмечено.')
    expect(own).toContain('выбрано: 1')
    expect(own).not.toContain('Петров')
    const chosen = await paper(wished)
    expect(chosen).not.toContain('Белов')
    expect(chosen).not.toContain('выбрано')
  })

  test('above the organisation only how many were asked and have answered is told', async () => {
    await ballot(meeting, chooser, [wished], ['Смирнова Анна'])
    const { id: municipalityId } = await app.owner
      .selectFrom('municipalities')
      .select('id')
      .where('code', '=', 'sargatskiy')
      .executeTakeFirstOrThrow()
    for (const role of ['MOUO', 'RNC'] as const) {
      const userId = newId()
      const at = { municipalityId: role === 'MOUO' ? municipalityId : null, organisationId: null }
      const grant = { id: newId(), role, ...at, forms: null, classes: null, validFrom: '2021-01-01' }
      const account = { id: userId, regionId: 1, login: userId, name: role, passwordHash: '-', createdAt: clock.now() }
      await app.owner.transaction().execute((tx) => insertUser(tx, { ...account, grants: [grant] }))
      const above = { ...school, cookie: await openSession(app, userId) }
      expect(await app.get(above, campaignPath('/results'))).toMatchObject({ asked: 5, answered: 1 })
      const results = JSON.stringify(await app.get(above, campaignPath('/results')))
      for (const name of all) expect(results).not.toContain(name)
      for (const url of [
        campaignPath(),
        campaignPath('/respondents'),
        `/api/meetings/${meeting.id}`,
        `/api/programmes/${programme}/meetings`,
      ]) {
        expect((await app.server.inject({ url, headers: { cookie: above.cookie } })).statusCode).toBe(403)
      }
    }
  })
})

test('an import whose people are invited is not taken back', async () => {
  await planned()
  const { items } = await app.get<{ items: { id: string }[] }>(school, `/api/imports?organisation=${school.code}`)
  expect(codeOf(await app.send(school, 'POST', `/api/imports/${items[0]?.id}/undo`))).toEqual([409, 'import.changedSince'])
})

test('the sheet is printed', async () => {
  const meeting = await planned()
  const reply = await app.server.inject({ url: `/api/meetings/${meeting.id}/sheet`, headers: { cookie: school.cookie } })
  expect([reply.statusCode, reply.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
})
