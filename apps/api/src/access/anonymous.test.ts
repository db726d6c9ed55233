import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../test/access-app.ts'
import { fullCast } from '../../test/full-cast.ts'
import { heard, leaksIn } from '../../test/leaks.ts'
import { allProbes, ask } from '../../test/probes.ts'
import { readProbes } from '../../test/read-probes.ts'
import { changesBetween, snapshotOf } from '../../test/snapshot.ts'
import { writeTree } from '../../test/tree-rows.ts'
import { userWith } from '../../test/tree-users.ts'
import { writeProbes } from '../../test/write-probes.ts'

const { tree, users, playing } = fullCast()
const nobody = userWith('omsk')
let app: AccessApp
beforeAll(async () => {
  app = await accessApp()
  await writeTree(app.owner, tree, users)
})
afterAll(() => app.close())

const everything = { ...readProbes, ...writeProbes }

/** One good request a route: nothing but the missing session stands in its way. */
const onePerRoute = Object.entries(everything).flatMap(([route, probesOf]) => allProbes({ [route]: probesOf }, tree).slice(0, 1))

async function expiredCookie(): Promise<string> {
  const cookie = await openSession(app, playing('CURATOR').id)
  await app.owner
    .updateTable('sessions')
    .set({ expires_at: new Date('2021-03-15T05:59:59Z') })
    .execute()
  return cookie
}

test('without a live session every route but signing in and out answers 401 and does nothing', async () => {
  expect(onePerRoute.map(({ route }) => route)).toEqual(Object.keys(everything))
  const expired = await expiredCookie()
  const halfOpen = await openSession(app, playing('CURATOR').id, false)
  const before = await snapshotOf(app.owner)
  for (const cookie of [undefined, 'session=', 'session=made-up', 'session=%00', expired, halfOpen]) {
    for (const { route, probe } of onePerRoute) {
      const reply = await ask(app.server, probe, cookie)
      const answer = { status: 401, code: 'session.missing', requestId: expect.any(String) as string }
      expect({ route, cookie, status: reply.statusCode, answer: reply.json<unknown>() }).toEqual({ route, cookie, status: 401, answer })
    }
  }
  expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([])
})

test('what anybody may read tells nothing of anybody', async () => {
  for (const url of ['/api/openapi.json', '/api/health', '/api/no-such-route', '/api/people/', '/openapi.json']) {
    const reply = await app.server.inject({ url })
    expect(reply.statusCode).toBeLessThan(500)
    expect({ url, leaks: leaksIn(await heard(reply), tree, nobody) }).toEqual({ url, leaks: [] })
  }
})

test('a refusal of a malformed request names fields and never repeats what was sent', async () => {
  const sent = tree.organisations[0]?.token ?? ''
  const bodies = [
    { [sent]: sent },
    { organisation: sent, mentor: { name: { [sent]: sent } } },
    { version: sent, fields: { name: [sent], [sent]: 1 } },
    [sent],
  ]
  for (const { route, probe } of onePerRoute.filter(({ probe }) => probe.body !== undefined)) {
    for (const body of bodies) {
      const reply = await ask(app.server, { ...probe, body }, undefined)
      expect([401, 422]).toContain(reply.statusCode)
      expect({ route, leaks: leaksIn(await heard(reply), tree, nobody) }).toEqual({ route, leaks: [] })
    }
  }
})

test('asking for the headers only opens nothing more', async () => {
  const [, second] = tree.organisations
  const cookie = await openSession(app, playing('CURATOR').id)
  const head = async (url: string, headers: Record<string, string>) =>
    (await app.server.inject({ method: 'HEAD', url, headers })).statusCode
  const url = `/api/people?organisation=${second?.code}`
  expect([await head(url, {}), await head(url, { cookie })]).toEqual([401, 404])
  expect(await head('/api/people?organisation=sargatskiy-sosh-1', { cookie })).toBe(200)
})

test('signing out needs no session', async () => {
  expect((await app.server.inject({ method: 'DELETE', url: '/api/session' })).statusCode).toBe(200)
})

test('answers of the API are kept by no cache and no frame', async () => {
  const cookie = await openSession(app, playing('CURATOR').id)
  const { headers } = await app.server.inject({ url: '/api/session', headers: { cookie } })
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['access-control-allow-origin']).toBeUndefined()
})

test('a stranger hears 401, not what is wrong with the request', async () => {
  const reply = await app.server.inject({ url: '/api/people?organisation=omsk&page=0' })
  expect(reply.statusCode).toBe(401)
})
