import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../test/access-app.ts'
import { fullCast } from '../../test/full-cast.ts'
import { ask } from '../../test/probes.ts'
import { jointPairsOf } from '../../test/tree-joint.ts'
import { writeTree } from '../../test/tree-rows.ts'
import { grantOf, userWith } from '../../test/tree-users.ts'
import { newId } from '../kernel/ids.ts'

const { tree, at } = fullCast()
const school = 'sargatskiy-sosh-1'
const [person] = tree.organisations[0]?.people ?? []
const matching = `/api/matching/${tree.organisations[0]?.matching.round}`
const [programme, second] = tree.organisations[0]?.programmes ?? []
const { round: foreignRound, decision: foreignDecision, runs: [foreignRun] = [] } = tree.organisations[1]?.matching ?? {}
const decisionOf = (decision: string | undefined) => {
  const decided = { kind: 'PLACES', mentor: tree.organisations[0]?.people[0]?.participationId, places: 2 }
  return { decision, version: 1, decided, reason: 'Так решил педсовет' }
}
const runOf = (run: string | undefined) => ({ run, title: '', mode: 'points', weights: null, asDraft: true })
const jointAt = (code: string) => tree.joints.find(({ unit }) => unit.code === code)
const joint = `/api/joint-rounds/${jointAt('omsk')?.id}`
const abroadJoint = jointAt('tomsk')?.id
const foreignProgramme = tree.organisations.find(({ code }) => code === 'omsk-sosh-4')?.programmes[0]?.id
const jointOf = (round: string | undefined) => ({ round, unit: 'omsk', form: 'EMPLOYER_PUPIL', orderOn: '2021-03-20' })
const [pairOfJoint] = tree.joints.filter(({ unit }) => unit.code === 'omsk').flatMap((one) => jointPairsOf(tree, one))
const jointPair = { mentee: pairOfJoint?.mentee.participationId, mentor: pairOfJoint?.mentor.participationId }
/** May do almost everything, so that nothing but the input is in the way. */
const user = userWith('omsk', grantOf('CURATOR', at(school)), grantOf('RNC', at('omsk')))

let app: AccessApp
let cookie: string
beforeAll(async () => {
  app = await accessApp()
})
beforeEach(async () => {
  await writeTree(app.owner, tree, [user])
  cookie = await openSession(app, user.id)
})
afterAll(() => app.close())

const get = (url: string) => ask(app.server, { method: 'GET', url, expected: () => 0 }, cookie)
const send = (method: 'POST' | 'PUT' | 'PATCH', url: string, body: object) =>
  ask(app.server, { method, url, body, expected: () => 0 }, cookie)
const headcount = { countedOn: '2021-02-01', children10to19: 1, teachers: 1, youngTeachers: 1 }
const figure = { unit: 'omsk', year: 2021, measure: 'children10to19', value: 1, source: 'x', countedOn: '2021-01-01' }

type Attempt = readonly [what: string, ask: () => ReturnType<typeof get>]

/** Whatever is sent, the answer is the sender's fault or nobody's, never ours. */
const answered: Attempt[] = [
  ['a search for signs of LIKE', () => get(`/api/people?organisation=${school}&search=%25_%5C`)],
  ['a search for a quote', () => get(`/api/units?search='%22%3B--`)],
  ['a page beyond the last', () => get('/api/units?page=100000')],
  ['two organisations at once', () => get(`/api/people?organisation=${school}&organisation=tarskiy-sosh-3`)],
  ['the year 0', () => get('/api/forms?unit=omsk&period=0000')],
  ['a quarter of the year 0', () => get('/api/forms/workbook?unit=omsk&period=0000-Q1')],
  ['a school year of two other years', () => get('/api/forms?unit=omsk&period=2020/2022')],
  ['a form of no model', () => get(`/api/forms/people?unit=${school}&period=2021&form=X&role=MENTOR&counted=no`)],
  ['a version of nobody', () => send('PATCH', `/api/people/${person?.id}`, { version: -1, fields: {} })],
  ['a body that is a list', () => send('PATCH', `/api/people/${person?.id}`, [])],
  [
    'a key of the prototype',
    () => send('PATCH', `/api/people/${person?.id}`, JSON.parse('{"version":1,"fields":{},"__proto__":{"x":1}}') as object),
  ],
  ['a headcount of the future', () => send('PUT', `/api/organisations/${school}/headcounts`, { ...headcount, countedOn: '9999-12-31' })],
  ['an empty title', () => send('POST', '/api/organisations', { title: ' ', kind: 'SCHOOL', municipality: null })],
  ['a title without a letter', () => send('POST', '/api/organisations', { title: '«»', kind: 'SCHOOL', municipality: 'sargatskiy' })],

  ['NUL in a login, from a stranger', () => send('POST', '/api/session', { login: 'a\0', password: 'x' })],
  ['NUL in a search', () => get(`/api/people?organisation=${school}&search=%00`)],
  ['NUL in a form', () => get(`/api/programmes?organisation=${school}&form=%00`)],
  ['NUL in a text', () => send('PATCH', `/api/people/${person?.id}`, { version: 1, fields: { contacts: '\0' } })],
  ['the year 0 of a headcount', () => send('PUT', `/api/organisations/${school}/headcounts`, { ...headcount, countedOn: '0000-01-01' })],
  ['the year 0 of a denominator', () => send('PUT', '/api/denominators', { ...figure, countedOn: '0000-01-01' })],
  [
    'the year 0 of a participation',
    () => send('PATCH', `/api/participations/${person?.participationId}`, { version: 1, startsOn: '0000-01-01' }),
  ],
  ['NUL in a search of pairs', () => get(`${matching}/pairs?search=%00`)],
  ['signs of LIKE in a search of mentors', () => get(`${matching}/mentors?search=%25_%5C`)],
  ['pairs beyond the last', () => get(`${matching}/pairs?from=1000000`)],
  ['a run compared with itself', () => get(`${matching}/comparison?left=${person?.id}&right=${person?.id}`)],
  [
    'two answers to one pair',
    () =>
      send('PUT', `${matching}/answers`, {
        version: 1,
        answers: ['YES', 'NO', null].map((answer) => ({ mentee: tree.organisations[0]?.matching.waiting[1], side: 'BOTH', answer })),
      }),
  ],
  ['NUL in the number of an order', () => send('POST', `${matching}/order`, { version: 1, number: '\0', on: '2021-03-20' })],
  ['an order of the year 0', () => send('POST', `${matching}/order`, { version: 1, number: '1', on: '0000-01-01' })],
  ['an order of the future', () => send('POST', `${matching}/order`, { version: 1, number: '1', on: '9999-12-31' })],
  ['a round of the future', () => send('POST', `/api/programmes/${second?.id}/matching`, { round: newId(), orderOn: '9999-12-31' })],
  [
    'a round under the id of another',
    () => send('POST', `/api/programmes/${second?.id}/matching`, { round: foreignRound, orderOn: '2021-03-20' }),
  ],
  ['a decision under the id of another', () => send('POST', `${matching}/decisions`, decisionOf(foreignDecision))],
  ['a run under the id of another', () => send('POST', `${matching}/runs`, runOf(foreignRun))],
  ['a joint round of a form that is not there', () => send('POST', '/api/joint-rounds', { ...jointOf(newId()), form: 'NO_FORM' })],
  ['a joint round of the future', () => send('POST', '/api/joint-rounds', { ...jointOf(newId()), orderOn: '9999-12-31' })],
  ['a joint round under the id of another', () => send('POST', '/api/joint-rounds', jointOf(abroadJoint))],
  ['members beyond the last', () => get(`${joint}/members?page=1000000`)],
  ['pairs of a joint round beyond the last', () => get(`${joint}/pairs?organisation=${school}&page=1000000`)],
  [
    'a programme of another organisation in a joint round',
    () => send('PUT', `${joint}/members/${school}`, { programme: foreignProgramme }),
  ],
  [
    'two answers to one joint pair',
    () =>
      send('PUT', `${joint}/answers`, { organisation: school, answers: ['YES', 'NO', null].map((answer) => ({ ...jointPair, answer })) }),
  ],
  [
    'an answer to a pair of nobody',
    () => send('PUT', `${joint}/answers`, { organisation: school, answers: [{ mentee: person?.id, mentor: person?.id, answer: 'YES' }] }),
  ],
  [
    'NUL in the number of an order of joint pairs',
    () => send('POST', `${joint}/order`, { organisation: school, number: '\0', on: '2021-03-20' }),
  ],
  ['an order of joint pairs of the year 0', () => send('POST', `${joint}/order`, { organisation: school, number: '1', on: '0000-01-01' })],
  ['half a version', () => send('PATCH', `/api/programmes/${programme?.id}`, { version: 1.5 })],
  ['a version beyond integers', () => send('PATCH', `/api/programmes/${programme?.id}`, { version: 3_000_000_000 })],
]
test.each(answered)('%s is answered without a failure', async (_what, attempt) => {
  expect((await attempt()).statusCode).toBeLessThan(500)
})

test('a correction never makes a card that cannot be read', async () => {
  await send('PATCH', `/api/people/${person?.id}`, { version: 1, fields: { birth: { day: '1899-12-31', year: null } } })
  expect((await get(`/api/people?organisation=${school}`)).statusCode).toBe(200)
})
