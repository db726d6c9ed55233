import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/test-database.ts'
import { processing } from '../access/gate.ts'
import { newId } from '../kernel/ids.ts'
import { defineUseCase, execute, noPeople } from './use-case.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const operator = { operator: true, regionId: 1, organisationIds: [] } as const

const adding = (changes: { changes?: true }) =>
  defineUseCase({
    name: 'test.add',
    permission: 'organisation.create',
    sees: 'people',
    gate: processing,
    ...changes,
    authorize: async () => undefined,
    run: async ({ tx }, _target, { code }: { code: string }) => {
      const organisation = { id: newId(), region_id: 1, code, kind: 'SCHOOL', title: code, title_key: code }
      await tx.insertInto('organisations').values(organisation).execute()
    },
    audit: noPeople,
  })

test('a use case that does not say it changes anything cannot', async () => {
  await expect(execute(adding({}), database.environment, operator, { code: 'silent' })).rejects.toThrow('read-only transaction')
  await execute(adding({ changes: true }), database.environment, operator, { code: 'spoken' })
  const kept = await database.owner.selectFrom('organisations').select('code').where('code', 'in', ['silent', 'spoken']).execute()
  expect(kept).toEqual([{ code: 'spoken' }])
})
