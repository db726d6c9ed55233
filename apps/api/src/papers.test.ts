import { docx, fileTypes, pdf, route } from '@nastavnik/contract'
import type { PaperDocument } from '@nastavnik/documents'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../test/test-database.ts'
import { Binder, type RunJob } from './access/binder.ts'
import { processing } from './access/gate.ts'
import { defineUseCase, noPeople } from './access/use-case.ts'
import { isJob, runJob } from './jobs.ts'
import { resultOf } from './kernel/background.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const curator = { userId: 'u', regionId: 1, grants: [{ role: 'CURATOR', place: { level: 'region' }, forms: null }] } as const
const document: PaperDocument = { title: 'Протокол', numbered: false, sheets: [{ blocks: [{ kind: 'heading', text: 'ПРОТОКОЛ' }] }] }

test.each([
  [pdf, '%PDF-'],
  [docx, 'PK\u0003\u0004'],
] as const)('a document is set as what its route replies with: %s', async (reply, beginning) => {
  const app = Fastify()
  const { environment } = database
  const run: RunJob = async (job, actor, input) => resultOf(await runJob(environment, { job, actor, input }))
  const binder = new Binder({ app, environment, findActor: async () => curator, runJob: run, isJob })
  const compose = defineUseCase({
    ...({ name: 'test.compose', permission: 'person.read', sees: 'people', gate: processing, audit: noPeople } as const),
    authorize: async () => undefined,
    run: async () => ({ name: `Протокол.${reply}`, document }),
  })
  binder.usePaper(route('GET', '/api/paper', { permission: 'person.read' }, 'Протокол', { reply }), compose)
  const { statusCode, headers, rawPayload } = await app.inject('/api/paper')
  expect([statusCode, headers['content-type'], rawPayload.toString('latin1', 0, beginning.length)]).toEqual([
    200,
    fileTypes[reply],
    beginning,
  ])
  expect(headers['content-disposition']).toBe(
    `attachment; filename="file.${reply}"; filename*=UTF-8''${encodeURIComponent(`Протокол.${reply}`)}`,
  )
})
