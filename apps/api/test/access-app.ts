import type { RunJob } from '../src/access/binder.ts'
import type { Environment } from '../src/access/use-case.ts'
import { type App, buildApp } from '../src/app.ts'
import { runJob } from '../src/jobs.ts'
import { resultOf } from '../src/kernel/background.ts'
import type { Clock } from '../src/kernel/clock.ts'
import { newId } from '../src/kernel/ids.ts'
import { hashToken } from '../src/modules/identity/session-token.ts'
import { type TestDatabase, testClock, testDatabase } from './test-database.ts'

/** The worker without the thread: the tests are about what a job may do and what its caller hears, not where it runs. */
const jobsHere =
  (environment: Environment): RunJob =>
  async (job, actor, input) =>
    resultOf(await runJob(environment, { job, actor, input }))

export interface AccessApp extends TestDatabase, App {
  readonly logged: readonly object[]
}

/** The whole application over a private database. */
export async function accessApp(clock: Clock = testClock): Promise<AccessApp> {
  const database = await testDatabase(clock)
  const logged: object[] = []
  const { environment } = database
  const app = await buildApp({
    environment,
    runJob: jobsHere(environment),
    log: (fields) => void logged.push(fields),
    secretKey: Buffer.alloc(32, 7),
    sendsMail: true,
  })
  const close = async () => {
    await app.server.close()
    await database.close()
  }
  return { ...database, ...app, logged, close }
}

/** Opens a session without a password: argon2 would take longer than all the requests that follow. Returns the cookie. Not `passed`: the second factor is still to be given. */
export async function openSession({ owner, environment }: TestDatabase, userId: string, passed = true): Promise<string> {
  const token = newId()
  const now = environment.clock.now()
  await owner
    .insertInto('sessions')
    .values({
      token_hash: hashToken(token),
      user_id: userId,
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + 12 * 3_600_000),
      passed,
    })
    .execute()
  return `session=${token}`
}
