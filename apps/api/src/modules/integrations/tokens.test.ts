import { type IntegrationToken, type NewToken, tokenPermissions, tokenRoutes } from '@nastavnik/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../../test/access-app.ts'
import { fullCast } from '../../../test/full-cast.ts'
import { MovableClock } from '../../../test/movable-clock.ts'
import { writeTree } from '../../../test/tree-rows.ts'
import { mostInAMinute } from '../../kernel/pace.ts'

const clock = new MovableClock()
let app: AccessApp
beforeAll(async () => {
  app = await accessApp(clock)
})
afterAll(() => app.close())

const { tree, users, playing } = fullCast()
const school = 'sargatskiy-sosh-1'
beforeEach(async () => {
  clock.set('2021-03-15T06:00:00Z')
  await writeTree(app.owner, { ...tree, keys: [] }, users)
})

type Role = Parameters<typeof playing>[0]
/** What may be sent, right or wrong. */
type Sent = Partial<Omit<NewToken, 'permissions'>> & { readonly permissions?: readonly string[] }
const request: NewToken = {
  name: 'Сводка',
  unit: 'omsk',
  permissions: ['report.read'],
  forms: null,
  validFrom: '2021-03-15',
  validTo: '2022-03-15',
}

async function issue(role: Role, part: Sent = {}): Promise<{ status: number; code?: string; token: IntegrationToken; secret: string }> {
  const headers = { cookie: await openSession(app, playing(role).id) }
  const reply = await app.server.inject({ method: 'POST', url: '/api/tokens', headers, payload: { ...request, ...part } })
  return { ...reply.json<Awaited<ReturnType<typeof issue>>>(), status: reply.statusCode }
}
const read = async (secret: string, url: string, headers: Record<string, string> = {}) =>
  (await app.server.inject({ url, headers: { ...headers, authorization: `Bearer ${secret}` } })).statusCode
const forms = (unit: string) => `/api/forms?unit=${unit}&period=2021`

async function list(role: Role, unit: string) {
  const headers = { cookie: await openSession(app, playing(role).id) }
  return tokenRoutes.list.reply.parse((await app.server.inject({ url: `/api/tokens?unit=${unit}`, headers })).json())
}

test('a key reads what it lists at its place and below, and nothing else', async () => {
  const { secret, token } = await issue('MOUO', { unit: 'sargatskiy' })
  expect(token).toMatchObject({
    name: 'Сводка',
    unit: { code: 'sargatskiy' },
    permissions: ['report.read'],
    state: 'active',
    lastUsedOn: null,
  })
  const answers = [
    forms('sargatskiy'),
    forms(school),
    forms('tarskiy'),
    forms('omsk'),
    '/api/indicators?unit=sargatskiy&year=2021',
    '/api/session',
  ]
  expect(await Promise.all(answers.map((url) => read(secret, url)))).toEqual([200, 200, 404, 404, 403, 401])
  const workbook = await app.server.inject({
    url: '/api/forms/workbook?unit=sargatskiy&period=2021',
    headers: { authorization: `Bearer ${secret}` },
  })
  expect(workbook.statusCode).toBe(200)
})

test('the database keeps no key, only its hash', async () => {
  const { secret } = await issue('RNC')
  const rows = await app.owner.selectFrom('integration_tokens').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(secret)
  expect(JSON.stringify(app.logged)).not.toContain(secret)
  expect(JSON.stringify(await list('RNC', 'omsk'))).not.toContain(secret)
})

test('a curator opens names of the own school to a key; nobody else does', async () => {
  const { secret } = await issue('CURATOR', { unit: school, permissions: ['person.read', 'mentorship.read'] })
  expect(await read(secret, `/api/people?organisation=${school}`)).toBe(200)
  expect(await read(secret, '/api/people?organisation=sargatskiy-sosh-2')).toBe(404)
  for (const role of ['MOUO', 'RNC', 'ADMINISTRATOR'] as const) {
    expect(await issue(role, { unit: school, permissions: ['person.read'] })).toMatchObject({ status: 403, code: 'token.beyondOwn' })
  }
})

test.each<[Role, string, readonly string[]]>([
  ['CURATOR', school, tokenPermissions],
  ['MOUO', 'sargatskiy', ['organisation.read', 'report.read', 'indicator.read', 'fact.read']],
  ['RNC', school, ['organisation.read', 'report.read', 'indicator.read', 'fact.read']],
  ['ADMINISTRATOR', 'omsk', ['organisation.read']],
])('%s at %s is offered the own rights', async (role, unit, offered) => expect((await list(role, unit)).offered).toEqual(offered))

test.each<[string, Sent]>([
  ['token.tooLong', { validTo: '2022-03-16' }],
  ['dates.reversed', { validFrom: '2021-04-01', validTo: '2021-03-20' }],
  ['token.alreadyEnded', { validFrom: '2021-01-01', validTo: '2021-03-14' }],
  ['form.unknown', { forms: ['DUEL'] }],
  ['token.formsNotKept', { forms: ['PUPIL_PUPIL'], permissions: ['report.read', 'indicator.read'] }],
  ['request.invalid', { permissions: [] }],
])('refused: %s', async (code, part) => expect(await issue('RNC', part)).toMatchObject({ status: 422, code }))

test('what changes the system cannot even be asked for', async () => {
  for (const permission of ['import.run', 'user.manage', 'token.issue', 'person.correct']) {
    expect(await issue('CURATOR', { unit: school, permissions: [permission] })).toMatchObject({ status: 422, code: 'request.invalid' })
  }
})

test('a key of two forms reads those two', async () => {
  const { secret } = await issue('RNC', { forms: ['PUPIL_PUPIL', 'TEACHER_TEACHER'] })
  const reply = await app.server.inject({ url: forms('omsk'), headers: { authorization: `Bearer ${secret}` } })
  expect(reply.json<{ forms: { form: string }[] }>().forms.map(({ form }) => form)).toEqual(['PUPIL_PUPIL', 'TEACHER_TEACHER'])
})

test('a key works from its first day to its last, and not when it is revoked', async () => {
  const { secret, token } = await issue('RNC', { validFrom: '2021-03-16', validTo: '2021-03-17' })
  const answers: number[] = []
  for (const day of [15, 16, 17, 18]) {
    clock.set(`2021-03-${day}T06:00:00Z`)
    answers.push(await read(secret, forms('omsk')))
  }
  expect(answers).toEqual([401, 200, 200, 401])
  clock.set('2021-03-17T06:00:00Z')
  const headers = { cookie: await openSession(app, playing('ADMINISTRATOR').id) }
  const revoked = await app.server.inject({ method: 'DELETE', url: `/api/tokens/${token.id}`, headers })
  expect(revoked.json()).toMatchObject({ state: 'revoked', lastUsedOn: '2021-03-17' })
  expect(await read(secret, forms('omsk'))).toBe(401)
})

test("a key ends with its issuer's grant", async () => {
  const { secret } = await issue('RNC')
  expect(await read(secret, forms('omsk'))).toBe(200)
  await app.owner.updateTable('grants').set({ valid_to: '2021-03-14' }).where('user_id', '=', playing('RNC').id).execute()
  expect(await read(secret, forms('omsk'))).toBe(403)
})

test('a key of a school ends for its municipality with the school passing under the region', async () => {
  const { secret } = await issue('MOUO', { unit: school })
  expect(await read(secret, forms(school))).toBe(200)
  expect((await list('MOUO', 'sargatskiy')).items).toHaveLength(1)
  await app.owner.updateTable('organisations').set({ authority: 'EDUCATION_MINISTRY' }).where('code', '=', school).execute()
  expect(await read(secret, forms(school))).toBe(403)
  expect((await list('MOUO', 'sargatskiy')).items).toEqual([])
})

test('a session beside a key adds nothing, and a key that nobody knows is refused whatever the session', async () => {
  const { secret } = await issue('RNC')
  const cookie = await openSession(app, playing('CURATOR').id)
  const people = `/api/people?organisation=${school}`
  expect(await read(secret, people, { cookie })).toBe(403)
  expect(await read('nastavnik_unknown', people, { cookie })).toBe(401)
})

test('one key does not tire the server', async () => {
  const { secret } = await issue('RNC')
  const url = '/api/facts/brief?unit=sargatskiy&period=2021'
  const { secret: other } = await issue('RNC', { permissions: ['fact.read'] })
  for (let index = 0; index < mostInAMinute; index++) await read(secret, url)
  expect(await read(secret, url)).toBe(429)
  expect(await read(other, url)).toBe(200)
})
