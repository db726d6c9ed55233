import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { Handbook, ModelDifference } from '@nastavnik/contract'
import { builtInModels, copyTerritory, loadTargetModels } from '@nastavnik/target-model'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/test-database.ts'
import { execute } from '../../access/use-case.ts'
import { buildApp } from '../../app.ts'
import { addUser } from '../identity/index.ts'
import { syncTerritories } from '../organisations/sync-territories.ts'

const password = 'a long password'
let folder: string
let database: TestDatabase
let server: FastifyInstance
let ask: (url: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>

/** A system with one more territory, copied from Omsk an hour ago, and its project office signed in. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'new-territory-'))
  const novyy = pathToFileURL(path.join(folder, 'novyy/'))
  await copyTerritory(new URL('omsk/', builtInModels), { code: 'omsk', title: 'Омская область' }, novyy, {
    code: 'novyy',
    regionId: 90,
    title: 'Новая область',
  })
  const models = await loadTargetModels(builtInModels, [novyy])
  database = await testDatabase()
  await syncTerritories(database.owner, models)
  const environment = { ...database.environment, models: new Map(models.map((model) => [model.regionId, model])) }
  const account = {
    login: 'office',
    name: 'Проектный офис',
    password,
    role: 'PROJECT_OFFICE',
    place: 'novyy',
    secondFactor: 'exempt',
  } as const
  await execute(addUser, environment, { operator: true, regionId: 90, organisationIds: [] }, account)

  const app = await buildApp({ environment, runJob: () => Promise.reject(new Error('no jobs here')) })
  server = app.server
  const signedIn = await server.inject({ method: 'POST', url: '/api/session', body: { login: 'office', password } })
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  ask = (url, headers = {}) => server.inject({ method: 'GET', url, headers: { ...headers, cookie } })
})
afterAll(async () => {
  await server.close()
  await database.close()
  await rm(folder, { recursive: true })
})

test('the handbook of a territory copied an hour ago opens', async () => {
  const { territory, others, chapters } = (await ask('/api/model')).json<Handbook>()
  expect(territory).toEqual({ code: 'novyy', title: 'Новая область' })
  expect(others.map(({ code }) => code)).toEqual(['omsk', 'tomsk', 'nizhnyaya-tura'])
  const sections = chapters.flatMap((chapter) => chapter.sections)
  expect(sections.map(({ code }) => code)).toContain('roadmap-region')
  const indicators = sections.find(({ code }) => code === 'indicators')
  expect(indicators?.entries[0]?.source).toMatch(/скопировано из модели другой территории, не подтверждено/)
})

test('it differs from its original in its name and its municipalities only', async () => {
  const { here, there, sections } = (await ask('/api/model/difference?with=omsk')).json<ModelDifference>()
  expect([here.code, there.code]).toEqual(['novyy', 'omsk'])
  const differing = sections.filter(({ entries }) => entries.some(({ status }) => status !== 'same'))
  expect(differing.map(({ code }) => code)).toEqual(['territory', 'municipalities'])
})

test('an unknown territory is a refusal', async () => {
  expect((await ask('/api/model/difference?with=nowhere')).json()).toMatchObject({ status: 404, code: 'territory.unknown' })
})

test('the handbook weighs no more than 60 KB on the way', async () => {
  const packed = await ask('/api/model', { 'accept-encoding': 'gzip, br' })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(packed.rawPayload.length).toBeLessThan(60 * 1024)
  expect(JSON.parse(gunzipSync(packed.rawPayload).toString())).toEqual((await ask('/api/model')).json())
})
