import type { Person, PersonListItem, Session } from '@nastavnik/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../test/access-app.ts'
import { fullCast } from '../../test/full-cast.ts'
import { MovableClock } from '../../test/movable-clock.ts'
import { writeTree } from '../../test/tree-rows.ts'
import { grantOf, type TreeUser, userWith } from '../../test/tree-users.ts'

const clock = new MovableClock()
let app: AccessApp
beforeAll(async () => {
  app = await accessApp(clock)
})
afterAll(() => app.close())

const { tree, at } = fullCast()
beforeEach(() => clock.set('2021-03-15T06:00:00Z'))

async function cookieFor(...users: readonly [TreeUser, ...TreeUser[]]): Promise<string> {
  await writeTree(app.owner, tree, users)
  return openSession(app, users[0].id)
}

const get = (url: string, cookie: string) => app.server.inject({ url, headers: { cookie } })
const statusOf = async (url: string, cookie: string): Promise<number> => (await get(url, cookie)).statusCode
const school = at('sargatskiy-sosh-1')
const peopleOf = (code: string): string => `/api/people?organisation=${code}`

test('a grant that ends, begins later or is taken away stops working at once, in the same session', async () => {
  const curator = userWith('omsk', grantOf('CURATOR', school))
  const cookie = await cookieFor(curator)
  const moved = async (days: { valid_from?: string; valid_to?: string | null }) => {
    await app.owner.updateTable('grants').set(days).where('user_id', '=', curator.id).execute()
    return statusOf(peopleOf(school.code), cookie)
  }
  expect(await statusOf(peopleOf(school.code), cookie)).toBe(200)
  expect(await moved({ valid_to: '2021-03-14' })).toBe(403)
  expect(await moved({ valid_to: '2021-03-15' })).toBe(200)
  expect(await moved({ valid_from: '2021-03-16', valid_to: null })).toBe(403)
  expect(await moved({ valid_from: '2021-03-15' })).toBe(200)
  await app.owner.deleteFrom('grants').where('user_id', '=', curator.id).execute()
  expect(await statusOf(peopleOf(school.code), cookie)).toBe(403)
  expect((await get('/api/session', cookie)).json<Session>()).toMatchObject({ grants: [], permissions: [] })
})

test('the last day of a grant is the day of its own territory', async () => {
  const inOmsk = userWith('omsk', grantOf('CURATOR', school, { span: 'lastDay' }))
  const inTomsk = userWith('tomsk', grantOf('CURATOR', at('asinovskiy-sosh-5'), { span: 'lastDay' }))
  clock.set('2021-03-15T16:30:00Z') // 22:30 in Omsk, 23:30 in Tomsk
  const omsk = await cookieFor(inOmsk, inTomsk)
  const tomsk = await openSession(app, inTomsk.id)
  const both = async () => [await statusOf(peopleOf(school.code), omsk), await statusOf(peopleOf('asinovskiy-sosh-5'), tomsk)]
  expect(await both()).toEqual([200, 200])
  clock.set('2021-03-15T17:10:00Z') // the 16th has begun in Tomsk only
  expect(await both()).toEqual([200, 403])
  clock.set('2021-03-15T18:10:00Z')
  expect(await both()).toEqual([403, 403])
})

test('rights of different grants do not mix', async () => {
  const cookie = await cookieFor(
    userWith('omsk', grantOf('CURATOR', school), grantOf('MOUO', at('tarskiy')), grantOf('ORG_HEAD', at('omsk-sosh-4'))),
  )
  const answers = async (paths: (code: string) => string) =>
    Promise.all([school.code, 'sargatskiy-sosh-2', 'tarskiy-sosh-3', 'omsk-sosh-4'].map((code) => statusOf(paths(code), cookie)))
  expect(await answers(peopleOf)).toEqual([200, 404, 404, 404])
  expect(await answers((code) => `/api/forms?unit=${code}&period=2021`)).toEqual([200, 404, 200, 200])
  expect(await answers((code) => `/api/programmes?organisation=${code}`)).toEqual([200, 404, 404, 200])
  const card = async (code: string) =>
    (await app.server.inject({ method: 'PATCH', url: `/api/organisations/${code}`, headers: { cookie }, payload: { version: 1 } }))
      .statusCode
  expect([await card(school.code), await card('tarskiy-sosh-3'), await card('omsk-sosh-4')]).toEqual([200, 200, 404])
})

test('a curator of two schools sees both and works in the one that is asked for', async () => {
  const cookie = await cookieFor(userWith('omsk', grantOf('CURATOR', school), grantOf('CURATOR', at('tarskiy-sosh-3'))))
  const namesAt = async (code: string) => (await get(peopleOf(code), cookie)).json<{ items: PersonListItem[] }>().items.map(({ id }) => id)
  const [first, , third] = tree.organisations
  expect((await namesAt(school.code)).sort()).toEqual(first?.people.map(({ id }) => id).sort())
  expect((await namesAt('tarskiy-sosh-3')).sort()).toEqual(third?.people.map(({ id }) => id).sort())
})

test('a namesake in another school is no obstacle: a refusal would tell that he is there', async () => {
  const cookie = await cookieFor(userWith('omsk', grantOf('CURATOR', school)))
  const [own, second] = tree.organisations
  const url = `/api/people/${own?.people[0]?.id}`
  const payload = { version: 1, fields: { name: second?.people[0]?.name } }
  const reply = await app.server.inject({ method: 'PATCH', url, headers: { cookie }, payload })
  expect(reply.statusCode).toBe(200)
  expect(reply.json<Person>().organisation.code).toBe(school.code)
})

test('a role that the code does not know, and a place in another territory, give nothing', async () => {
  const stranger = userWith('omsk', grantOf('CURATOR', at('asinovskiy-sosh-5')), grantOf('RNC', at('omsk')))
  const cookie = await cookieFor(stranger)
  expect(await statusOf(peopleOf('asinovskiy-sosh-5'), cookie)).toBe(404)
  expect(await statusOf('/api/forms?unit=asinovskiy-sosh-5&period=2021', cookie)).toBe(404)
  await app.owner.updateTable('grants').set({ role: 'SUPERVISOR' }).where('user_id', '=', stranger.id).execute()
  expect(await statusOf('/api/units', cookie)).toBe(403)
})
