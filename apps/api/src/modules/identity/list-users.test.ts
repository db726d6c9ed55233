import type { RoleCode, UserItem } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../../test/access-app.ts'
import { fullCast } from '../../../test/full-cast.ts'
import { writeTree } from '../../../test/tree-rows.ts'

const { tree, users, playing } = fullCast()
let app: AccessApp
beforeAll(async () => {
  app = await accessApp()
  await writeTree(app.owner, tree, users)
})
afterAll(() => app.close())

interface Listed {
  readonly items: UserItem[]
  readonly total: number
  readonly unit: object | null
}

const listed = async (role: RoleCode, query: string) => {
  const headers = { cookie: await openSession(app, playing(role).id) }
  const reply = await app.server.inject({ url: `/api/users?${query}`, headers })
  const { items, total, unit } = reply.json<Listed>()
  return { status: reply.statusCode, ids: items?.map(({ id }) => id), total, unit }
}
const staffOf = (...codes: string[]) =>
  tree.organisations.filter(({ code }) => codes.includes(code)).flatMap(({ staff }) => staff.map(({ id }) => id))
const idsOf = (...roles: RoleCode[]) => roles.map((role) => playing(role).id)

test('the list is narrowed to a municipality, with its organisations, or to one organisation; the answer names the place', async () => {
  const municipality = await listed('RNC', 'unit=sargatskiy')
  const inSchool = idsOf('CURATOR', 'ORG_HEAD', 'MENTOR')
  const there = [...staffOf('sargatskiy-sosh-1', 'sargatskiy-sosh-2'), ...inSchool, ...idsOf('MOUO')]
  expect([...municipality.ids].sort()).toEqual(there.sort())
  expect(municipality).toMatchObject({ total: there.length, unit: { level: 'municipality', code: 'sargatskiy' } })
  const school = await listed('MOUO', 'unit=sargatskiy-sosh-1')
  expect([...school.ids].sort()).toEqual([...staffOf('sargatskiy-sosh-1'), ...inSchool].sort())
  expect(await listed('RNC', 'unit=sargatskiy-sosh-1&role=ORG_HEAD')).toMatchObject({ ids: idsOf('ORG_HEAD'), total: 1 })
})

test('without a place the list is the whole reach, and a place outside it does not exist', async () => {
  expect(await listed('CURATOR', '')).toMatchObject({ total: staffOf('sargatskiy-sosh-1').length + 3, unit: null })
  expect((await listed('MOUO', 'unit=tarskiy')).status).toBe(404)
})
