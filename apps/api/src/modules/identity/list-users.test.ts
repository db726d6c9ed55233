import type { RoleCode, StaffMember, UserItem } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../../test/access-app.ts'
import { fullCast } from '../../../test/full-cast.ts'
import { writeTree } from '../../../test/tree-rows.ts'
import { newId } from '../../kernel/ids.ts'

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
  const inSchool = idsOf('CURATOR', 'ORG_HEAD', 'DPO_OFFICER', 'MENTOR', 'PSYCHOLOGIST', 'INFORMANT')
  const there = [...staffOf('sargatskiy-sosh-1', 'sargatskiy-sosh-2'), ...inSchool, ...idsOf('MOUO')]
  expect([...municipality.ids].sort()).toEqual(there.sort())
  expect(municipality).toMatchObject({ total: there.length, unit: { level: 'municipality', code: 'sargatskiy' } })
  const school = await listed('MOUO', 'unit=sargatskiy-sosh-1')
  expect([...school.ids].sort()).toEqual([...staffOf('sargatskiy-sosh-1'), ...inSchool].sort())
  expect(await listed('RNC', 'unit=sargatskiy-sosh-1&role=ORG_HEAD')).toMatchObject({ ids: idsOf('ORG_HEAD'), total: 1 })
})

test('without a place the list is the whole reach, and a place outside it does not exist', async () => {
  expect(await listed('CURATOR', '')).toMatchObject({ total: staffOf('sargatskiy-sosh-1').length + 6, unit: null })
  expect((await listed('MOUO', 'unit=tarskiy')).status).toBe(404)
})

const staffAt = async (role: RoleCode, code: string) => {
  const headers = { cookie: await openSession(app, playing(role).id) }
  const reply = await app.server.inject({ url: `/api/organisations/${code}/staff`, headers })
  return { status: reply.statusCode, ...reply.json<{ items?: StaffMember[]; total?: number }>() }
}

test('the card of an organisation tells who works there today: no past role, no future one, nobody of the levels above', async () => {
  const [first, second] = staffOf('sargatskiy-sosh-1')
  const span = (id: string | undefined, valid_from: string, valid_to: string | null) =>
    app.owner
      .updateTable('grants')
      .set({ valid_from, valid_to })
      .where('user_id', '=', id ?? '')
      .execute()
  await span(first, '2021-01-01', '2021-03-14')
  await span(second, '2021-03-16', null)
  const { items = [], total } = await staffAt('MOUO', 'sargatskiy-sosh-1')
  const there = [
    ...staffOf('sargatskiy-sosh-1').slice(2),
    ...idsOf('CURATOR', 'ORG_HEAD', 'DPO_OFFICER', 'MENTOR', 'PSYCHOLOGIST', 'INFORMANT'),
  ]
  expect(items.map(({ userId }) => userId).sort()).toEqual(there.sort())
  expect(total).toBe(there.length)
  expect(items.find(({ userId }) => userId === playing('ORG_HEAD').id)).toMatchObject({ validTo: null, substitutes: null })
  await span(first, '2021-01-01', '2021-03-15')
  expect((await staffAt('MOUO', 'sargatskiy-sosh-1')).total).toBe(there.length + 1)
})

test('the staff of another organisation does not exist for a curator, and a steward hears of none', async () => {
  expect(await staffAt('CURATOR', 'sargatskiy-sosh-2')).toMatchObject({ status: 404, code: 'unit.notFound' })
  expect(await staffAt('FORM_STEWARD', 'sargatskiy-sosh-1')).toMatchObject({ status: 403, code: 'permission.missing' })
})

test('a large staff is told up to twenty, with the number of all', async () => {
  const { id } = playing('RNC')
  const { region_id } = await app.owner.selectFrom('users').select('region_id').where('id', '=', id).executeTakeFirstOrThrow()
  const place = { region_id, municipality_id: null, organisation_id: tree.organisations[1]?.id ?? '', forms: null, substitutes: null }
  const term = { valid_from: '2021-01-01', valid_to: null, user_id: id, role: 'CURATOR' }
  await app.owner
    .insertInto('grants')
    .values(Array.from({ length: 30 }, () => ({ ...place, ...term, id: newId() })))
    .execute()
  const { items = [], total } = await staffAt('RNC', 'sargatskiy-sosh-2')
  expect([items.length, total]).toEqual([20, 30 + staffOf('sargatskiy-sosh-2').length])
})
