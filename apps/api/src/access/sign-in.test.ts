import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AccessApp, accessApp } from '../../test/access-app.ts'
import { cookieOf, failuresOf, giveLogin, rightPassword, signIn, whoAmI } from '../../test/accounts.ts'
import { fullCast } from '../../test/full-cast.ts'
import { MovableClock } from '../../test/movable-clock.ts'
import { writeTree } from '../../test/tree-rows.ts'

const clock = new MovableClock()
let app: AccessApp
beforeAll(async () => {
  app = await accessApp(clock)
})
afterAll(() => app.close())

const { tree, users, playing } = fullCast()
beforeEach(async () => {
  clock.set('2021-03-15T06:00:00Z')
  await writeTree(app.owner, tree, users)
  await giveLogin(app, playing('CURATOR'), 'curator')
})

const failures = async (count: number, login = 'curator') => {
  for (let attempt = 0; attempt < count; attempt++) expect((await signIn(app, login, 'не тот')).statusCode).toBe(401)
}

/** An answer without what differs each time. */
const anonymised = (body: string): unknown => ({ ...(JSON.parse(body) as object), requestId: undefined })

test('the right password opens a session behind a closed cookie', async () => {
  const reply = await signIn(app, 'Curator', rightPassword)
  expect(reply.statusCode).toBe(200)
  expect(reply.cookies).toEqual([
    expect.objectContaining({ name: 'session', path: '/', httpOnly: true, sameSite: 'Strict', maxAge: 43_200 }),
  ])
  expect((await whoAmI(app, cookieOf(reply))).json()).toMatchObject({ user: { login: 'curator' }, grants: [{ role: 'CURATOR' }] })
})

test('a wrong password and an unknown login are told apart by nothing', async () => {
  const wrong = await signIn(app, 'curator', 'не тот')
  const unknown = await signIn(app, 'nobody', 'не тот')
  expect(unknown.statusCode).toBe(wrong.statusCode)
  expect(anonymised(unknown.body)).toEqual(anonymised(wrong.body))
  expect(Object.keys(unknown.headers).sort()).toEqual(Object.keys(wrong.headers).sort())
  expect([wrong.cookies, unknown.cookies]).toEqual([[], []])
})

test('ten failures lock the account for a quarter of an hour, even to the right password', async () => {
  await failures(10)
  const locked = await signIn(app, 'curator', rightPassword)
  expect(anonymised(locked.body)).toEqual(anonymised((await signIn(app, 'nobody', 'не тот')).body))
  clock.pass({ minutes: 14 })
  expect((await signIn(app, 'curator', rightPassword)).statusCode).toBe(401)
  clock.pass({ minutes: 2 })
  expect((await signIn(app, 'curator', rightPassword)).statusCode).toBe(200)
})

test('a success starts the count anew, and one account does not lock another', async () => {
  await giveLogin(app, playing('RNC'), 'rnc')
  await failures(9)
  expect((await signIn(app, 'curator', rightPassword)).statusCode).toBe(200)
  await failures(9)
  expect((await signIn(app, 'curator', rightPassword)).statusCode).toBe(200)
  await failures(10)
  expect((await signIn(app, 'rnc', rightPassword)).statusCode).toBe(200)
})

test('ten failures at once lock the account as well', async () => {
  await Promise.all(Array.from({ length: 12 }, () => signIn(app, 'curator', 'не тот')))
  expect((await signIn(app, 'curator', rightPassword)).statusCode).toBe(401)
})

test('of many passwords sent at once ten are judged', async () => {
  await Promise.all(Array.from({ length: 25 }, () => signIn(app, 'curator', 'не тот')))
  expect(await failuresOf(app, playing('CURATOR'))).toEqual({ failed_sign_ins: 0, isLocked: true })
})

test('the database keeps the hash of a token, never the token', async () => {
  const cookie = cookieOf(await signIn(app, 'curator', rightPassword))
  const token = cookie?.replace('session=', '') ?? ''
  expect(token.length).toBeGreaterThanOrEqual(43)
  const { rows } = await sql<{ hash: Buffer; row: string }>`select token_hash as hash, s::text as row from sessions s
    where user_id = ${playing('CURATOR').id}`.execute(app.owner)
  expect(rows.map(({ hash }) => hash.toString('hex'))).toEqual([createHash('sha256').update(token).digest('hex')])
  expect(rows.some(({ row }) => row.includes(token) || row.includes(Buffer.from(token).toString('hex')))).toBe(false)
  expect((await whoAmI(app, `session=${rows[0]?.hash.toString('hex')}`)).statusCode).toBe(401)
  expect((await whoAmI(app, `session=${rows[0]?.hash.toString('base64url')}`)).statusCode).toBe(401)
})

test('a session ends after two idle hours', async () => {
  const cookie = cookieOf(await signIn(app, 'curator', rightPassword))
  clock.pass({ minutes: 119 })
  expect((await whoAmI(app, cookie)).statusCode).toBe(200)
  clock.pass({ minutes: 119 })
  expect((await whoAmI(app, cookie)).statusCode).toBe(200)
  clock.pass({ minutes: 121 })
  expect((await whoAmI(app, cookie)).statusCode).toBe(401)
})

test('a session ends twelve hours after signing in, however busy', async () => {
  const cookie = cookieOf(await signIn(app, 'curator', rightPassword))
  for (let hour = 1; hour < 12; hour++) {
    clock.pass({ hours: 1 })
    expect((await whoAmI(app, cookie)).statusCode).toBe(200)
  }
  clock.pass({ minutes: 59 })
  expect((await whoAmI(app, cookie)).statusCode).toBe(200)
  clock.pass({ minutes: 2 })
  expect((await whoAmI(app, cookie)).statusCode).toBe(401)
})

test('signing out kills the session on the server and no other one', async () => {
  const here = cookieOf(await signIn(app, 'curator', rightPassword))
  const elsewhere = cookieOf(await signIn(app, 'curator', rightPassword))
  expect(here).not.toBe(elsewhere)
  const reply = await app.server.inject({ method: 'DELETE', url: '/api/session', headers: { cookie: here ?? '' } })
  expect(reply.statusCode).toBe(200)
  expect(reply.cookies).toEqual([expect.objectContaining({ name: 'session', value: '' })])
  expect((await whoAmI(app, here)).statusCode).toBe(401)
  expect((await whoAmI(app, elsewhere)).statusCode).toBe(200)
})

test('a user who is gone has no session left', async () => {
  const cookie = cookieOf(await signIn(app, 'curator', rightPassword))
  await app.owner.deleteFrom('users').where('login', '=', 'curator').execute()
  expect((await whoAmI(app, cookie)).statusCode).toBe(401)
})
