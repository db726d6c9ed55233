import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../test/test-database.ts'
import { runJob } from './jobs.ts'
import { resultOf } from './kernel/background.ts'
import { connect } from './kernel/db.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const actor = { userId: 'u', regionId: 1, grants: [{ role: 'RNC', place: { level: 'region' }, forms: null }] }
const asked = { job: 'reports.downloadForms', actor, input: { unit: 'omsk', period: '2021' } }

test('a lost database is told as such, not as a failure of ours', async () => {
  const db = connect({ host: '127.0.0.1', port: 1 })
  expect(await runJob({ ...database.environment, db }, asked)).toEqual({
    problem: { status: 503, code: 'database.unavailable', current: undefined },
  })
  await db.destroy()
})

test('a failure of ours keeps its name and place, and no value', async () => {
  const outcome = await runJob(database.environment, { ...asked, job: 'nobody.knows' })
  expect(outcome).toMatchObject({ failed: { name: 'Error', code: '', at: expect.stringContaining('jobs.ts') } })
  expect(() => resultOf(outcome)).toThrow(expect.objectContaining({ name: 'Error', stack: expect.stringContaining('jobs.ts') }))
})

test('a refusal crosses as it is', async () => {
  const outcome = await runJob(database.environment, { ...asked, input: { unit: 'nowhere', period: '2021' } })
  expect(() => resultOf(outcome)).toThrow(expect.objectContaining({ status: 404, code: 'unit.notFound' }))
})
