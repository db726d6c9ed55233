import { peopleRoutes, sessionRoutes } from '@nastavnik/contract'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { processing } from '../access/gate.ts'
import type { Database } from '../kernel/db.ts'
import type { Actor } from './actor.ts'
import { Audit } from './audit.ts'
import { Binder } from './binder.ts'
import { defineUseCase, execute, noPeople } from './use-case.ts'

// Nothing here may reach the database: a refusal that needs it comes too late.
const db = {} as Database
const clock = { now: () => new Date('2021-03-15T06:00:00Z') }
const environment = { db, clock, models: new Map(), audit: new Audit(db, Buffer.alloc(32)), personKey: Buffer.alloc(32) }

const binderWith = (actor: Actor | undefined) => {
  const app = Fastify()
  const parts = { app, environment, findActor: async () => actor, runJob: async () => ({}), isJob: (name: string) => name === 'test.job' }
  return { app, binder: new Binder(parts) }
}

const withRight = (permission: 'person.read' | 'report.read') =>
  defineUseCase({
    name: 'test.list',
    permission,
    sees: 'people',
    gate: processing,
    authorize: async () => undefined,
    run: async () => ({ items: [], page: 1, pageSize: 50, total: 0 }),
    audit: noPeople,
  })

test('a route that asks for another right than its use case stops the start-up', () => {
  const { binder } = binderWith(undefined)
  expect(() => binder.use(peopleRoutes.list, withRight('report.read'))).toThrow('GET /api/people does not ask for')
  expect(() => binder.useJob(peopleRoutes.list, { ...withRight('report.read'), name: 'test.job' })).toThrow(
    'GET /api/people does not ask for',
  )
  expect(binder.bindings).toEqual([])
})

test('a job that the worker does not know stops the start-up', () => {
  const { binder } = binderWith(undefined)
  expect(() => binder.useJob(peopleRoutes.list, withRight('person.read'))).toThrow('test.list is no job of the worker')
  expect(binder.bindings).toEqual([])
})

test('a use case cannot stand behind an open route, nor an open handler behind a closed one', () => {
  const { binder } = binderWith(undefined)
  const nothing = defineUseCase({ ...withRight('report.read'), run: async () => ({}) })
  expect(() => binder.use(sessionRoutes.signOut, nothing)).toThrow('does not ask for')
  expect(() => binder.open(peopleRoutes.get, async () => ({}) as never)).toThrow('is bound as open')
  expect(binder.bindings).toEqual([])
})

test('a use case refuses a stranger and an actor without the right before it touches anything', async () => {
  const nobody = { userId: 'u', regionId: 1, grants: [] }
  const head = { ...nobody, grants: [{ role: 'ORG_HEAD', place: { level: 'region' }, forms: null }] } as const
  await expect(execute(withRight('person.read'), environment, undefined, {})).rejects.toMatchObject({
    status: 401,
    code: 'session.missing',
  })
  for (const actor of [nobody, head]) {
    await expect(execute(withRight('person.read'), environment, actor, {})).rejects.toMatchObject({
      status: 403,
      code: 'permission.missing',
    })
  }
})

test('a job learns that the one who asked for it has gone', async () => {
  const curator = { userId: 'u', regionId: 1, grants: [{ role: 'CURATOR', place: { level: 'region' }, forms: null }] } as const
  const app = Fastify()
  const started = Promise.withResolvers<AbortSignal>()
  const runJob = (_job: string, _actor: unknown, _input: unknown, signal?: AbortSignal) => {
    if (signal !== undefined) started.resolve(signal)
    return new Promise<never>(() => undefined) // the job outlasts its caller
  }
  const binder = new Binder({ app, environment, findActor: async () => curator, runJob, isJob: () => true })
  binder.useJob(peopleRoutes.list, { ...withRight('person.read'), name: 'test.job' })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const caller = new AbortController()
  const asked = fetch(`${address}/api/people?organisation=x`, { signal: caller.signal })
  const signal = await started.promise
  const gone = new Promise((resolve) => signal.addEventListener('abort', resolve))
  expect(signal.aborted).toBe(false)
  caller.abort()
  await expect(asked).rejects.toThrow('aborted')
  await gone
  expect(signal.aborted).toBe(true)
  app.server.closeAllConnections()
  await app.close()
})
