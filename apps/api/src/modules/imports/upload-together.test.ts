import type { Import } from '@nastavnik/contract'
import { fileTypes } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../../../test/access-app.ts'
import {
  addSchool,
  fileOf,
  mentee,
  menteeHeader,
  organisationRows,
  type School,
  type SchoolApp,
  schoolApp,
} from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'
import { insertUser } from '../identity/identity.repo.ts'

let app: SchoolApp
let cookie: string
let schools: School[]
beforeAll(async () => {
  app = await schoolApp()
  schools = [await addSchool(app, 'СОШ № 1'), await addSchool(app, 'СОШ № 2')]
  await addSchool(app, 'СОШ № 3')
  const id = newId()
  const grants = schools.map((school) => ({
    ...{ id: newId(), role: 'CURATOR', municipalityId: null, organisationId: school.id, forms: null, validFrom: '2021-01-01' },
  })) as Parameters<typeof insertUser>[1]['grants']
  const account = {
    id,
    regionId: 1,
    login: id,
    name: 'Куратор двух школ',
    passwordHash: '-',
    createdAt: app.environment.clock.now(),
    grants,
  }
  await app.owner.transaction().execute((tx) => insertUser(tx, account))
  cookie = await openSession(app, id)
})
afterAll(() => app.close())

const bookOf = (title: string | undefined) =>
  fileOf({ ...(title === undefined ? {} : { Организация: organisationRows(title) }), Наставляемые: [menteeHeader, mentee('Иванова Анна')] })
const send = async (title: string | undefined, query: string) =>
  app.server.inject({
    method: 'POST',
    url: `/api/imports?${query}`,
    headers: { cookie, 'content-type': fileTypes.xlsx },
    payload: Buffer.from(await bookOf(title)),
  })

test('each workbook goes to the school it names; a stranger’s and a nameless one are refused and stop nobody', async () => {
  const first = (await send('СОШ № 1', '')).json<Import>()
  const refusals = [await send('СОШ № 3', `batch=${first.id}`), await send(undefined, `batch=${first.id}`)]
  expect(refusals.map((reply) => [reply.statusCode, reply.json<{ code: string }>().code])).toEqual([
    [422, 'organisation.foreign'],
    [422, 'organisation.unnamed'],
  ])
  const second = (await send('СОШ № 2', `batch=${first.id}`)).json<Import>()
  const told = (await send(undefined, `batch=${first.id}&organisation=${schools[1]?.code}`)).json<Import>()
  const url = `/api/import-batches/${first.id}`
  const { items } = (await app.server.inject({ url, headers: { cookie } })).json<{ items: Import[] }>()
  expect(items.map(({ id, organisation }) => [id, organisation.code])).toEqual([
    [first.id, schools[0]?.code],
    [second.id, schools[1]?.code],
    [told.id, schools[1]?.code],
  ])
  expect(items.map(({ createdAt }) => createdAt)).toEqual([first, second, told].map(({ createdAt }) => createdAt))
  const [one] = schools
  if (one === undefined) throw new Error('no school')
  // The curator of one of the schools sees that school's workbook only.
  expect((await app.get<{ items: Import[] }>(one, url)).items.map(({ id }) => id)).toEqual([first.id])
})

test('a workbook of a closed school and of the new one under the same title: the place told decides, else it is the new one', async () => {
  const old = await addSchool(app, 'СОШ № 7')
  await app.owner.updateTable('organisations').set({ valid_to: '2020-08-31' }).where('id', '=', old.id).execute()
  const fresh = await addSchool(app, 'СОШ № 7')
  const file = await bookOf('СОШ № 7')
  const placeOf = async (school: School, query: string) => {
    const headers = { cookie: school.cookie, 'content-type': fileTypes.xlsx }
    const reply = await app.server.inject({ method: 'POST', url: `/api/imports?${query}`, headers, payload: Buffer.from(file) })
    return reply.json<Partial<Import> & { code?: string }>()
  }
  expect((await placeOf(old, `organisation=${old.code}`)).organisation?.code).toBe(old.code)
  expect((await placeOf(fresh, '')).organisation?.code).toBe(fresh.code)
  expect((await placeOf(old, '')).code).toBe('organisation.foreign')
})
