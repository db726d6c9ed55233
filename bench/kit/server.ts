import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RoleCode } from '@nastavnik/contract'
import { execute } from '../../apps/api/src/access/use-case.ts'
import { addUser } from '../../apps/api/src/modules/identity/index.ts'
import { type BenchDatabase, benchDir } from './cluster.ts'
import type { Seen } from './probe.ts'

const root = path.resolve(import.meta.dirname, '../..')
const probe = path.join(import.meta.dirname, 'probe.ts')
const seenFile = path.join(benchDir, 'seen.json')
const port = 18_080
const password = 'nastavnik-bench'

export interface Server {
  /** Signs in and sends; the answer must be 200. */
  send(method: string, url: string, body?: Uint8Array<ArrayBuffer> | object): Promise<unknown>
  /** What has been seen of the event loop since the last call. */
  seen(): Promise<Seen>
  stop(): Promise<void>
}

export async function addBenchUser({ environment }: BenchDatabase, regionId: number, role: RoleCode, place: string): Promise<string> {
  const login = role.toLowerCase()
  const operator = { operator: true, regionId, organisationIds: [] } as const
  await execute(addUser, environment, operator, { login, name: login, password, role, place, secondFactor: 'exempt' })
  return login
}

/** The server as `npm start` runs it, with a probe inside, on a database of the bench. */
export async function startServer(databaseUrl: string, login: string): Promise<Server> {
  const args = ['--import', probe, path.join(root, 'apps/api/src/main.ts'), '--no-demo', '--port', String(port)]
  const env = { ...process.env, DATABASE_URL: databaseUrl, BENCH_PROBE: seenFile }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const url = (rest: string) => `http://127.0.0.1:${port}${rest}`
  const answers = () => fetch(url('/api/health')).then(({ ok }) => ok, () => false) // biome-ignore format: one thought
  while (!(await answers())) await sleep(20)
  const signedIn = await fetch(url('/api/session'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  if (!signedIn.ok) throw new Error(`the bench user may not come in: ${signedIn.status}`)
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return {
    async send(method, rest, body) {
      const isFile = body instanceof Uint8Array
      const type = isFile ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'application/json'
      const content = body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }
      const headers = { cookie, ...(body !== undefined && { 'content-type': type }) }
      const response = await fetch(url(rest), { method, headers, ...content, signal: AbortSignal.timeout(600_000) })
      const answer: unknown = await response.json()
      if (!response.ok) throw new Error(`${method} ${rest}: ${JSON.stringify(answer)}`)
      return answer
    },
    async seen() {
      rmSync(seenFile, { force: true })
      child.kill('SIGUSR2')
      while (!existsSync(seenFile)) await sleep(20)
      await sleep(20)
      return JSON.parse(readFileSync(seenFile, 'utf8')) as Seen
    },
    async stop() {
      child.kill('SIGTERM')
      while (child.exitCode === null && child.signalCode === null) await sleep(50)
    },
  }
}
