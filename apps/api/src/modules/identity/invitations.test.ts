import type { Invitation, User } from '@nastavnik/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../../test/access-app.ts'
import { cookieOf, giveLogin, rightPassword, signIn, whoAmI } from '../../../test/accounts.ts'
import { fullCast } from '../../../test/full-cast.ts'
import { MovableClock } from '../../../test/movable-clock.ts'
import { postOffice } from '../../../test/post-office.ts'
import { writeTree } from '../../../test/tree-rows.ts'
import type { TreeUser } from '../../../test/tree-users.ts'
import { smtpMail } from '../../gateways/mail.ts'
import { silent } from '../../kernel/log.ts'
import { sendLetters } from '../letters/index.ts'

const clock = new MovableClock()
const { tree, users, playing } = fullCast()
const newPassword = 'долгая и новая фраза'
let app: AccessApp
beforeAll(async () => {
  app = await accessApp(clock)
})
beforeEach(async () => {
  clock.set('2021-03-15T06:00:00Z')
  await writeTree(app.owner, tree, users)
})
afterAll(() => app.close())

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
const sendAs = async (cookie: string, method: Method, url: string, payload?: object) =>
  app.server.inject({ method, url, headers: { cookie }, ...(payload !== undefined && { payload }) })
const as = async (user: TreeUser, method: Method, url: string, payload?: object) =>
  sendAs(await openSession(app, user.id), method, url, payload)
const accept = (token: string, password = newPassword) =>
  app.server.inject({ method: 'POST', url: '/api/invitations/accept', payload: { token, password } })

const newcomer = { name: 'Орлова Анна', login: 'Orlova', role: 'CURATOR', place: 'sargatskiy-sosh-1', validFrom: '2021-03-15' }
async function invite(): Promise<Invitation> {
  const reply = await as(playing('ORG_HEAD'), 'POST', '/api/users', newcomer)
  expect(reply.statusCode).toBe(200)
  return reply.json<Invitation>()
}

test('an invited curator sets a password by the link, once, and signs in', async () => {
  const { token, login, userId } = await invite()
  expect(login).toBe('orlova')
  expect((await signIn(app, 'orlova', newPassword)).statusCode).toBe(401)
  expect((await accept(token)).json()).toEqual({ login: 'orlova' })
  expect((await signIn(app, 'orlova', newPassword)).json()).toEqual({ step: 'enrol' })
  expect((await accept(token)).json()).toMatchObject({ status: 422, code: 'invitation.unknown' })
  const stored = await app.owner.selectFrom('user_invitations').selectAll().where('user_id', '=', userId).execute()
  expect(JSON.stringify(stored)).not.toContain(token)
  expect(JSON.stringify(app.logged)).not.toContain(token)
})

test('an unknown, an old and a revoked link are told apart by nothing', async () => {
  const answers = [(await accept('нет такой')).json<{ code: string }>().code]
  const { token, userId } = await invite()
  await as(playing('RNC'), 'DELETE', `/api/users/${userId}/invitation`)
  answers.push((await accept(token)).json<{ code: string }>().code)
  const renewed = (await as(playing('RNC'), 'POST', `/api/users/${userId}/invitation`)).json<Invitation>()
  clock.pass({ hours: 7 * 24, minutes: 1 })
  answers.push((await accept(renewed.token)).json<{ code: string }>().code)
  expect(answers).toEqual(['invitation.unknown', 'invitation.unknown', 'invitation.unknown'])
})

test.each([
  ['short', 'password.short'],
  ['Password123', 'password.common'],
  ['1234567890', 'password.common'],
  ['aaaaaaaaaaaaaa', 'password.common'],
])('the password %s is refused and the link stays good', async (password, code) => {
  const { token } = await invite()
  expect((await accept(token, password)).json()).toMatchObject({ status: 422, code })
  expect((await accept(token)).statusCode).toBe(200)
})

test('a new link takes the password and the sessions away at once', async () => {
  await giveLogin(app, playing('CURATOR'), 'curator')
  const cookie = cookieOf(await signIn(app, 'curator', rightPassword))
  expect((await as(playing('MOUO'), 'POST', `/api/users/${playing('CURATOR').id}/invitation`)).statusCode).toBe(200)
  expect((await whoAmI(app, cookie)).statusCode).toBe(401)
  expect((await signIn(app, 'curator', rightPassword)).statusCode).toBe(401)
})

test('a link to an account that holds more than the manager gives is refused', async () => {
  const { userId } = await invite()
  await as(playing('ADMINISTRATOR'), 'POST', `/api/users/${userId}/grants`, { role: 'RNC', place: 'omsk', validFrom: '2021-03-15' })
  for (const [method, what] of [
    ['POST', 'invitation'],
    ['DELETE', 'invitation'],
    ['DELETE', 'sessions'],
  ] as const) {
    expect((await as(playing('MOUO'), method, `/api/users/${userId}/${what}`)).json()).toMatchObject({ status: 403, code: 'user.notYours' })
  }
})

test('a link sent earlier by another ends when a role is added', async () => {
  const { token, userId } = await invite()
  await as(playing('RNC'), 'POST', `/api/users/${userId}/grants`, { role: 'MOUO', place: 'tarskiy', validFrom: '2021-03-15' })
  expect((await accept(token)).json()).toMatchObject({ code: 'invitation.unknown' })
})

test('nobody gives, ends or renews anything of his own', async () => {
  const me = playing('ADMINISTRATOR')
  const card = (await as(me, 'GET', `/api/users/${me.id}`)).json<User>()
  const attempts = [
    as(me, 'POST', `/api/users/${me.id}/grants`, { role: 'CURATOR', place: 'sargatskiy-sosh-1', validFrom: '2021-03-15' }),
    as(me, 'POST', `/api/grants/${card.grants[0]?.id}/end`, { from: '2021-03-15' }),
    as(me, 'POST', `/api/users/${me.id}/invitation`),
    as(playing('CURATOR'), 'POST', `/api/users/${playing('ORG_HEAD').id}/substitution`, {
      substitute: playing('CURATOR').id,
      from: '2021-03-15',
      to: '2021-03-20',
    }),
  ]
  const codes = (await Promise.all(attempts)).map((reply) => reply.json<{ code: string }>().code)
  expect(codes).toEqual(['user.self', 'user.self', 'user.self', 'user.self'])
})

test('the last administrator of a region is not ended, one of two is', async () => {
  const first = playing('ADMINISTRATOR')
  const second = (await as(first, 'POST', '/api/users', { ...newcomer, role: 'ADMINISTRATOR', place: 'omsk' })).json<Invitation>()
  const grantId = (await as(first, 'GET', `/api/users/${first.id}`)).json<User>().grants[0]?.id
  const end = async (from: string) => sendAs(await openSession(app, second.userId), 'POST', `/api/grants/${grantId}/end`, { from })
  // An administrator who has not accepted the invitation cannot keep the region.
  expect((await end('2021-03-15')).json()).toMatchObject({ status: 409, code: 'grant.lastAdministrator' })
  await accept(second.token)
  expect((await end('2021-03-15')).statusCode).toBe(200)
  expect((await as(first, 'GET', '/api/users')).statusCode).toBe(403)
})

test('a substitute holds the same roles for the term and loses them when the absent one does', async () => {
  const { userId, token } = await invite()
  await accept(token)
  const term = { substitute: userId, from: '2021-03-15', to: '2021-03-31' }
  const absent = playing('ORG_HEAD')
  expect((await as(playing('RNC'), 'POST', `/api/users/${absent.id}/substitution`, term)).json()).toEqual({ grants: 1 })
  const card = (await as(playing('RNC'), 'GET', `/api/users/${userId}`)).json<User>()
  expect(card.grants).toContainEqual(expect.objectContaining({ role: 'ORG_HEAD', validTo: '2021-03-31', substitutes: 'Сотрудник' }))
  const own = (await as(playing('RNC'), 'GET', `/api/users/${absent.id}`)).json<User>().grants[0]?.id
  expect((await as(playing('RNC'), 'POST', `/api/grants/${own}/end`, { from: '2021-03-20' })).statusCode).toBe(200)
  const after = (await as(playing('RNC'), 'GET', `/api/users/${userId}`)).json<User>()
  expect(after.grants.find(({ role }) => role === 'ORG_HEAD')?.validTo).toBe('2021-03-19')
})

test('a curator names a substitute for himself only, for a year at most, and takes the role back', async () => {
  const [curator, head] = [playing('CURATOR'), playing('ORG_HEAD')]
  const ask = (id: string, to: string) =>
    as(curator, 'POST', `/api/users/${id}/substitution`, { substitute: head.id, from: '2021-03-15', to })
  expect((await ask(tree.organisations[0]?.staff[0].id ?? '', '2021-04-01')).json()).toMatchObject({ code: 'substitution.notYours' })
  expect((await ask(curator.id, '2022-03-16')).json()).toMatchObject({ code: 'substitution.tooLong' })
  expect((await ask(curator.id, '2021-04-01')).statusCode).toBe(200)
  const given = (await as(curator, 'GET', `/api/users/${head.id}`)).json<User>().grants.find(({ role }) => role === 'CURATOR')
  expect(given?.mayEnd).toBe(true)
  expect((await as(curator, 'POST', `/api/grants/${given?.id}/end`, { from: '2021-03-15' })).statusCode).toBe(200)
})

test('the own password asks for the present one, ends the other sessions and counts failures', async () => {
  await giveLogin(app, playing('CURATOR'), 'curator')
  const here = cookieOf(await signIn(app, 'curator', rightPassword)) ?? ''
  const elsewhere = cookieOf(await signIn(app, 'curator', rightPassword)) ?? ''
  const change = (present: string, password: string) => sendAs(here, 'PUT', '/api/session/password', { present, password })
  expect((await change('не тот', newPassword)).json()).toMatchObject({ status: 422, code: 'password.wrong' })
  expect((await change(rightPassword, 'qwertyuiop')).json()).toMatchObject({ status: 422, code: 'password.common' })
  expect((await change(rightPassword, newPassword)).json()).toEqual({ ended: 1 })
  expect([(await whoAmI(app, here)).statusCode, (await whoAmI(app, elsewhere)).statusCode]).toEqual([200, 401])
  for (let attempt = 0; attempt < 10; attempt++) await change('не тот', 'любой другой пароль')
  expect((await signIn(app, 'curator', newPassword)).statusCode).toBe(401)
})

test('one sees the own sessions and ends the others', async () => {
  const curator = playing('CURATOR')
  const here = await openSession(app, curator.id)
  await openSession(app, curator.id)
  const list = (await sendAs(here, 'GET', '/api/session/all')).json<{ sessions: { isThis: boolean }[] }>()
  expect(list.sessions.filter(({ isThis }) => isThis).length).toBe(1)
  expect(list.sessions.length).toBe(2)
  expect((await sendAs(here, 'DELETE', '/api/session/others')).json()).toEqual({ ended: 1 })
  expect((await whoAmI(app, here)).statusCode).toBe(200)
})

test('a stranger has no own account', async () => {
  const attempts = [
    sendAs('', 'PUT', '/api/session/password', { present: 'a', password: 'b' }),
    sendAs('session=made-up', 'GET', '/api/session/all'),
    sendAs('', 'DELETE', '/api/session/others'),
  ]
  expect((await Promise.all(attempts)).map(({ statusCode }) => statusCode)).toEqual([401, 401, 401])
})

test('with an address named the same link goes there in a letter, and no table holds it', async () => {
  const reply = await as(playing('ORG_HEAD'), 'POST', '/api/users', { ...newcomer, email: 'orlova@school.example.ru' })
  const { token, userId } = reply.json<Invitation>()
  const letters = await app.owner.selectFrom('letters').selectAll().where('user_id', '=', userId).execute()
  expect(letters).toMatchObject([{ kind: 'passwordInvitation', address: 'orlova@school.example.ru', data: { login: 'orlova' } }])
  expect(JSON.stringify(letters)).not.toContain(token)
  const office = await postOffice()
  const mail = smtpMail({ host: '127.0.0.1', port: office.port, secure: false, user: undefined, password: undefined, from: 'a@b.ru' })
  const sending = { mail, publicUrl: 'https://n.example.ru', log: silent, stopping: new AbortController().signal }
  await sendLetters({ ...app.environment, ...sending })
  mail.close()
  await office.close()
  expect(office.letters[0]?.text).toContain(`https://n.example.ru/invitation#${token}`)
  expect((await accept(token)).json()).toEqual({ login: 'orlova' })
})
