import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/test-database.ts'
import { Audit, type AuditLine, appendAudit, regionItself } from '../../access/audit.ts'
import type { Environment } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { verifyAudit } from './index.ts'

let database: TestDatabase
const schools = [newId(), newId()]
beforeAll(async () => {
  database = await testDatabase()
  await write(
    Array.from({ length: 60 }, (_, index) => ({
      regionId: 1,
      organisationId: [...schools, null][index % 3] ?? null,
      at: new Date(Date.UTC(2021, 2, 15, 6, index)),
      userId: index % 5 === 0 ? null : newId(),
      action: 'people.getPerson',
      kind: 'read',
      subjectId: newId(),
      people: 1,
    })),
  )
})
afterAll(() => database.close())

const write = (lines: readonly AuditLine[]) =>
  inTransaction(database.environment.db, { regionId: 1, organisationIds: [] }, (tx) =>
    appendAudit(tx, database.environment.audit.key, lines),
  )

test('chains that nobody has touched hold', async () => {
  expect(await verifyAudit(database.environment)).toEqual({ chains: 3, lines: 60, faults: [] })
})

/** Runs a forgery as the owner of the database, looks, and takes it back. */
async function faultsAfter(forgery: ReturnType<typeof sql>): Promise<Awaited<ReturnType<typeof verifyAudit>>['faults']> {
  await sql`create table kept_entries as table audit_entries`.execute(database.owner)
  await sql`create table kept_heads as table audit_heads`.execute(database.owner)
  try {
    await forgery.execute(database.owner)
    return (await verifyAudit(database.environment)).faults
  } finally {
    await sql`truncate audit_entries, audit_heads`.execute(database.owner)
    await sql`insert into audit_entries table kept_entries`.execute(database.owner)
    await sql`insert into audit_heads table kept_heads`.execute(database.owner)
    await sql`drop table kept_entries, kept_heads`.execute(database.owner)
  }
}

const columns = [
  sql`at = at + interval '1 millisecond'`,
  sql`user_id = gen_random_uuid()`,
  sql`action = 'people.listPeople'`,
  sql`kind = 'export'`,
  sql`subject_id = null`,
  sql`people = people + 1`,
  sql`fields = '{name}'`,
  sql`hash = sha256(hash)`,
]
const place = fc.record({ chain: fc.constantFrom(...schools, regionItself), number: fc.integer({ min: 1, max: 20 }) })

test('an altered, a removed or a swapped line is found where it stands', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(place, fc.nat(columns.length + 1), async ({ chain, number }, way) => {
      const here = sql`organisation_id = ${chain} and number = ${number}`
      const column = columns[way]
      const removed = sql`delete from audit_entries where ${here}`
      const forged = column === undefined ? removed : sql`update audit_entries set ${column} where ${here}`
      const faults = await faultsAfter(forged)
      const cutsEnd = column === undefined && number === 20
      const fault = cutsEnd ? 'cut' : column === undefined ? 'missing' : 'altered'
      const seenAt = cutsEnd ? 19 : column === undefined ? number + 1 : number
      expect(faults).toEqual([{ regionId: 1, organisationId: chain, number: seenAt, fault }])
    }),
    { numRuns: 40 },
  )
})

test.each([
  ['the last lines together with the head', sql`delete from audit_heads where organisation_id = ${schools[0]}`, 'headless'],
  ['a head moved back', sql`update audit_heads set number = 19 where organisation_id = ${schools[0]}`, 'cut'],
])('%s: found', async (_what, forgery, fault) => {
  expect(await faultsAfter(forgery)).toEqual([expect.objectContaining({ organisationId: schools[0], fault })])
})

test('a chain made anew without the key does not hold', async () => {
  const { environment } = database
  const stranger: Environment = { ...environment, audit: new Audit(environment.db, Buffer.alloc(32, 9)) }
  expect((await verifyAudit(stranger)).faults.map(({ number, fault }) => [number, fault])).toEqual([
    [1, 'altered'],
    [1, 'altered'],
    [1, 'altered'],
  ])
})

test('more lines than one statement takes are one chain', async () => {
  const line: AuditLine = { regionId: 3, organisationId: null, at: new Date(), userId: null, action: 'a', kind: 'read' }
  await inTransaction(database.environment.db, { regionId: 3, organisationIds: [] }, (tx) =>
    appendAudit(
      tx,
      database.environment.audit.key,
      Array.from({ length: 6_000 }, () => line),
    ),
  )
  expect(await verifyAudit(database.environment)).toMatchObject({ lines: 6_060, faults: [] })
})

test('writers of one chain wait for each other: no number twice, none left out', async () => {
  const line: AuditLine = { regionId: 2, organisationId: null, at: new Date(), userId: null, action: 'a', kind: 'read' }
  await Promise.all(
    Array.from({ length: 12 }, () =>
      inTransaction(database.environment.db, { regionId: 2, organisationIds: [] }, (tx) =>
        appendAudit(tx, database.environment.audit.key, [line, line]),
      ),
    ),
  )
  const { lines, faults } = await verifyAudit(database.environment)
  expect([lines, faults]).toEqual([6_084, []])
})
