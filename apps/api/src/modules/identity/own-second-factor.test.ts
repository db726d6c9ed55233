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
const mentor = playing('MENTOR')
const factorOf = (cookie: string | undefined) => app.server.inject({ url: '/api/session/second-factor', headers: { cookie: cookie ?? '' } })
let app: AccessApp
beforeAll(async () => {
  app = await accessApp(clock)
})
beforeEach(async () => {
  clock.set('2021-03-15T06:00:00Z')
  await writeTree(app.owner, tree, users)
  await giveLogin(app, mentor, 'mentor')
  await app.owner.updateTable('users').set({ second_factor: 'unset' }).where('login', '=', 'mentor').execute()
})
afterAll(() => app.close())

const post = (cookie: string | undefined, url: string, payload: object) =>
  app.server.inject({ method: 'POST', url, headers: { cookie: cookie ?? '' }, payload })
const start = (cookie: string | undefined, present = rightPassword) => post(cookie, '/api/session/second-factor', { present })
const confirm = (cookie: string | undefined, code: string) => post(cookie, '/api/session/second-factor/confirm', { code })
const renew = (cookie: string | undefined, code: string) => post(cookie, '/api/session/recovery-codes', { code })
const give = (cookie: string | undefined, code: string) => post(cookie, '/api/session/code', { code })
const entered = async () => cookieOf(await signIn(app, 'mentor', rightPassword))
const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() })
type Told = { recoveryCodes: string[] }

/** Switches the factor on; the clock moves on, so that the next code is a new one. */
async function switchOn() {
  const cookie = await entered()
  const { secret } = (await start(cookie)).json<Enrolment>()
  const { recoveryCodes } = (await confirm(cookie, codeOf(secret))).json<Told>()
  clock.pass({ minutes: 1 })
  return { cookie, secret, recoveryCodes }
}

test('a mentor, who need not, switches a second factor on: the other sessions end and the next sign-in asks for a code', async () => {
  const elsewhere = await entered()
  expect((await factorOf(elsewhere)).json()).toEqual({ state: 'unset', isObligatory: false, codesLeft: 0 })
  const { cookie, recoveryCodes } = await switchOn()
  expect(new Set(recoveryCodes).size).toBe(10)
  expect((await whoAmI(app, elsewhere)).statusCode).toBe(401)
  expect((await factorOf(cookie)).json()).toEqual({ state: 'on', isObligatory: false, codesLeft: 10 })
  expect((await signIn(app, 'mentor', rightPassword)).json()).toEqual({ step: 'code' })
  expect((await start(cookie)).json()).toMatchObject({ status: 409, code: 'secondFactor.isOn' })
})

test('the password is asked for again, and a wrong one counts', async () => {
  const cookie = await entered()
  expect((await start(cookie, 'чужая догадка')).json()).toMatchObject({ status: 422, code: 'password.wrong' })
  expect(await failuresOf(app, mentor)).toEqual({ failed_sign_ins: 1, isLocked: false })
  await start(cookie)
  expect((await confirm(cookie, '000000')).json()).toMatchObject({ status: 422, code: 'code.wrong' })
  expect((await factorOf(cookie)).json()).toMatchObject({ state: 'unset' })
})

test('new recovery codes take the place of the old at once; neither is kept or logged', async () => {
  const { cookie, secret, recoveryCodes: old } = await switchOn()
  await give(await entered(), old[0] ?? '')
  expect((await factorOf(cookie)).json()).toMatchObject({ codesLeft: 9 })
  expect((await renew(cookie, '000000')).json()).toMatchObject({ status: 422, code: 'code.wrong' })
  const { recoveryCodes: fresh } = (await renew(cookie, codeOf(secret))).json<Told>()
  expect(new Set([...old, ...fresh]).size).toBe(20)
  expect((await factorOf(cookie)).json()).toMatchObject({ codesLeft: 10 })
  expect((await give(await entered(), old[1] ?? '')).statusCode).toBe(422)
  expect((await give(await entered(), fresh[0] ?? '')).statusCode).toBe(200)
  const kept = JSON.stringify([await app.owner.selectFrom('recovery_codes').selectAll().execute(), app.logged])
  for (const told of [...old, ...fresh]) expect(kept).not.toContain(told)
})

test('a code renews once; one of the old recovery codes renews too', async () => {
  const { cookie, secret, recoveryCodes } = await switchOn()
  const code = codeOf(secret)
  expect((await renew(cookie, code)).statusCode).toBe(200)
  expect((await renew(cookie, code)).statusCode).toBe(422)
  expect((await renew(cookie, recoveryCodes[0] ?? '')).statusCode).toBe(422)
  clock.pass({ minutes: 1 })
  const { recoveryCodes: fresh } = (await renew(cookie, codeOf(secret))).json<Told>()
  expect((await renew(cookie, fresh[0] ?? '')).statusCode).toBe(200)
})

test('of many codes sent to renew at once ten are judged', async () => {
  const { cookie } = await switchOn()
  await Promise.all(Array.from({ length: 15 }, () => renew(cookie, '000000')))
  expect(await failuresOf(app, mentor)).toEqual({ failed_sign_ins: 0, isLocked: true })
})

test('a demonstration account has no second factor and gets none', async () => {
  await giveLogin(app, playing('RNC'), 'rnc')
  const cookie = cookieOf(await signIn(app, 'rnc', rightPassword))
  expect((await factorOf(cookie)).json()).toEqual({ state: 'exempt', isObligatory: true, codesLeft: 0 })
  expect((await start(cookie)).statusCode).toBe(409)
  expect((await confirm(cookie, '000000')).statusCode).toBe(409)
  expect((await renew(cookie, '000000')).json()).toMatchObject({ status: 409, code: 'secondFactor.isOff' })
})

test('without a session that has passed everything all of it is closed', async () => {
  const halfOpen = await openSession(app, mentor.id, false)
  for (const cookie of [undefined, 'session=made-up', halfOpen]) {
    const replies = [await factorOf(cookie), await start(cookie), await confirm(cookie, '000000'), await renew(cookie, '000000')]
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401])
  }
})
