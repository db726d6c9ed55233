import { expect, test } from 'vitest'
import { testDatabase } from '../test/test-database.ts'
import { runJob } from './jobs.ts'
import { resultOf } from './kernel/background.ts'
import { connect } from './kernel/db.ts'

const actor = { userId: 'u', regionId: 1, grants: [{ role: 'RNC', place: { level: 'region' }, forms: null }] }
const asked = { job: 'reports.downloadForms', actor, input: { unit: 'omsk', period: '2021' } }

test('a lost database is told as such, not as a failure of ours', async () => {
  const { environment, close } = await testDatabase()
  const db = connect({ host: '127.0.0.1', port: 1 })
  expect(await runJob({ ...environment, db }, asked)).toEqual({
    problem: { status: 503, code: 'database.unavailable', current: undefined },
  })
  await db.destroy()
  await close()
})

test('a failure of ours keeps its name and place, and no value', async () => {
  const { environment, close } = await testDatabase()
  const outcome = await runJob(environment, { ...asked, job: 'nobody.knows' })
  expect(outcome).toMatchObject({ failed: { name: 'Error', code: '', at: expect.stringContaining('jobs.ts') } })
  expect(() => resultOf(outcome)).toThrow(expect.objectContaining({ name: 'Error', stack: expect.stringContaining('jobs.ts') }))
  await close()
})

test('a refusal crosses as it is', async () => {
  const { environment, close } = await testDatabase()
  const outcome = await runJob(environment, { ...asked, input: { unit: 'nowhere', period: '2021' } })
  expect(() => resultOf(outcome)).toThrow(expect.objectContaining({ status: 404, code: 'unit.notFound' }))
  await close()
})
