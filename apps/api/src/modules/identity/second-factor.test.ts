import type { Enrolment } from '@nastavnik/contract'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../../test/access-app.ts'
import { cookieOf, failuresOf, giveLogin, rightPassword, signIn, whoAmI } from '../../../test/accounts.ts'
import { fullCast } from '../../../test/full-cast.ts'
import { MovableClock } from '../../../test/movable-clock.ts'
import { writeTree } from '../../../test/tree-rows.ts'

const clock = new MovableClock()
const { tree, users, playing } = fullCast()
let app: AccessApp
beforeAll(async () => {
  app = await accessApp(clock)
})
beforeEach(async () => {
  clock.set('2021-03-15T06:00:00Z')
  await writeTree(app.owner, tree, users)
  await giveLogin(app, playing('CURATOR'), 'curator')
  await app.owner.updateTable('users').set({ second_factor: 'unset' }).where('login', '=', 'curator').execute()
})
afterAll(() => app.close())

const post = (cookie: string | undefined, url: string, payload?: object) =>
  app.server.inject({ method: 'POST', url, headers: { cookie: cookie ?? '' }, ...(payload !== undefined && { payload }) })
const half = async () => cookieOf(await signIn(app, 'curator', rightPassword))
const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() })
const give = (cookie: string | undefined, code: string) => post(cookie, '/api/session/code', { code })

/** Sets the second factor up; the clock moves on, so that the next code is a new one. */
async function enrol() {
  const cookie = await half()
  const { secret, uri } = (await post(cookie, '/api/session/enrolment')).json<Enrolment>()
  const reply = await post(cookie, '/api/session/enrolment/confirm', { code: codeOf(secret) })
  const { recoveryCodes } = reply.json<{ recoveryCodes: string[] }>()
  clock.pass({ minutes: 1 })
  return { cookie, secret, uri, recoveryCodes, status: reply.statusCode }
}

test('a curator who signs in the first time sets a second factor up and gets ten recovery codes', async () => {
  expect((await signIn(app, 'curator', rightPassword)).json()).toEqual({ step: 'enrol' })
  const { cookie, secret, uri, recoveryCodes, status } = await enrol()
  expect([status, recoveryCodes.length, new Set(recoveryCodes).size]).toEqual([200, 10, 10])
  expect(uri).toMatch(/^otpauth:\/\/totp\//)
  expect((await whoAmI(app, cookie)).statusCode).toBe(200)
  const stored = JSON.stringify([
    await app.owner.selectFrom('users').selectAll().where('login', '=', 'curator').execute(),
    await app.owner.selectFrom('recovery_codes').selectAll().execute(),
  ])
  for (const told of [secret, ...recoveryCodes]) expect(stored + JSON.stringify(app.logged)).not.toContain(told)
})

test('from then on the password is followed by a code, which opens once', async () => {
  const { secret } = await enrol()
  const cookie = await half()
  expect((await signIn(app, 'curator', rightPassword)).json()).toEqual({ step: 'code' })
  expect((await whoAmI(app, cookie)).statusCode).toBe(401)
  const code = codeOf(secret)
  expect((await give(cookie, code)).statusCode).toBe(200)
  expect((await whoAmI(app, cookie)).statusCode).toBe(200)
  expect((await give(await half(), code)).json()).toMatchObject({ status: 422, code: 'code.wrong' })
  clock.pass({ minutes: 5 })
  expect((await give(await half(), code)).statusCode).toBe(422)
})

test('of two senders of one code at once one gets in', async () => {
  const { secret } = await enrol()
  const cookies = [await half(), await half()]
  const replies = await Promise.all(cookies.map((cookie) => give(cookie, codeOf(secret))))
  expect(replies.filter(({ statusCode }) => statusCode === 200).length).toBe(1)
})

test('a recovery code opens once, however it is written', async () => {
  const { recoveryCodes } = await enrol()
  const [code = ''] = recoveryCodes
  expect((await give(await half(), ` ${code.toLowerCase().replaceAll('-', ' ')} `)).statusCode).toBe(200)
  expect((await give(await half(), code)).statusCode).toBe(422)
})

test('ten wrong codes lock the account, and a right password in between does not help', async () => {
  const { secret } = await enrol()
  for (let attempt = 0; attempt < 10; attempt++) expect((await give(await half(), '000000')).statusCode).toBe(422)
  expect((await signIn(app, 'curator', rightPassword)).statusCode).toBe(401)
  clock.pass({ minutes: 16 })
  expect((await give(await half(), codeOf(secret))).statusCode).toBe(200)
})

test('of many codes sent at once ten are judged', async () => {
  await enrol()
  const cookie = await half()
  await Promise.all(Array.from({ length: 25 }, () => give(cookie, '000000')))
  expect(await failuresOf(app, playing('CURATOR'))).toEqual({ failed_sign_ins: 0, isLocked: true })
})

test('while locked even the right code is a wrong one', async () => {
  const { secret } = await enrol()
  const cookie = await half()
  for (let attempt = 0; attempt < 10; attempt++) await give(cookie, '000000')
  expect((await give(cookie, codeOf(secret))).json()).toMatchObject({ code: 'code.wrong' })
})

test('a half-open session ends after ten minutes, and cannot replace a second factor that is on', async () => {
  const { secret } = await enrol()
  const cookie = await half()
  expect((await post(cookie, '/api/session/enrolment')).json()).toMatchObject({ status: 409, code: 'secondFactor.isOn' })
  expect((await post(cookie, '/api/session/enrolment/confirm', { code: codeOf(secret) })).statusCode).toBe(409)
  clock.pass({ minutes: 11 })
  expect((await give(cookie, codeOf(secret))).json()).toMatchObject({ status: 401, code: 'session.missing' })
})

test('a lost telephone: a manager who may takes the factor off, and sessions and codes with it', async () => {
  const { cookie, recoveryCodes } = await enrol()
  const { id } = playing('CURATOR')
  const reset = async (role: 'CURATOR' | 'ORG_HEAD') =>
    app.server.inject({
      method: 'DELETE',
      url: `/api/users/${id}/second-factor`,
      headers: { cookie: await openSession(app, playing(role).id) },
    })
  expect((await reset('CURATOR')).statusCode).toBe(403)
  expect((await reset('ORG_HEAD')).statusCode).toBe(200)
  expect((await whoAmI(app, cookie)).statusCode).toBe(401)
  expect((await signIn(app, 'curator', rightPassword)).json()).toEqual({ step: 'enrol' })
  expect((await give(await half(), recoveryCodes[0] ?? '')).statusCode).toBe(409)
})

test('a mentor signs in by the password alone, until given a role that needs more', async () => {
  const mentor = playing('MENTOR')
  await giveLogin(app, mentor, 'mentor')
  await app.owner.updateTable('users').set({ second_factor: 'unset' }).where('login', '=', 'mentor').execute()
  const cookie = cookieOf(await signIn(app, 'mentor', rightPassword))
  expect((await whoAmI(app, cookie)).statusCode).toBe(200)
  const head = await openSession(app, playing('ORG_HEAD').id)
  const grant = { role: 'CURATOR', place: 'sargatskiy-sosh-1', validFrom: '2021-03-15' }
  expect((await post(head, `/api/users/${mentor.id}/grants`, grant)).statusCode).toBe(200)
  expect((await whoAmI(app, cookie)).statusCode).toBe(401)
  expect((await signIn(app, 'mentor', rightPassword)).json()).toEqual({ step: 'enrol' })
})

test('an account under the mark of a demonstration signs in by the password alone', async () => {
  await giveLogin(app, playing('RNC'), 'rnc')
  expect((await whoAmI(app, cookieOf(await signIn(app, 'rnc', rightPassword)))).statusCode).toBe(200)
})
