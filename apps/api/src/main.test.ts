import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

const main = path.join(import.meta.dirname, 'main.ts')
const folders: string[] = []
const running = new Set<ChildProcess>()

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'nastavnik-'))
  folders.push(folder)
  return folder
}

afterAll(async () => {
  for (const child of running) {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

interface Started {
  readonly child: ChildProcess
  readonly url: string
  readonly stderr: () => string
}

/** Starts the real program and waits for the line with its address; rejects with what it said when it ends before. */
function start(folder: string, port: number): Promise<Started> {
  const env = { ...process.env, DATABASE_URL: '', npm_lifecycle_event: '' }
  const child = spawn(process.execPath, [main, '--data', folder, '--port', String(port)], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let errors = ''
  child.stderr.on('data', (text: Buffer) => {
    errors += text.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      running.delete(child)
      reject(new Error(`exit ${code}: ${errors}`))
    })
    child.stdout.on('data', (text: Buffer) => {
      if (text.toString().includes('http://')) resolve({ child, url: `http://127.0.0.1:${port}`, stderr: () => errors })
    })
  })
}

async function signIn(url: string): Promise<string> {
  const body = JSON.stringify({ login: 'curator', password: 'nastavnik-demo' })
  const reply = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  return reply.headers.get('set-cookie')?.split(';')[0] ?? ''
}

const organisation = 'sargatskiy-sosh-1'
const dayOf = (number: number) => new Date(Date.UTC(2010, 0, 1 + number)).toISOString().slice(0, 10)

/** One write: the headcount of a day of its own. True when the server said it is kept. */
async function write(url: string, cookie: string, number: number): Promise<boolean> {
  const body = JSON.stringify({ countedOn: dayOf(number), children10to19: number, teachers: 1, youngTeachers: 0 })
  const reply = await fetch(`${url}/api/organisations/${organisation}/headcounts`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', cookie },
    body,
  }).catch(() => undefined)
  return reply?.ok === true
}

async function written(url: string, cookie: string): Promise<Set<number>> {
  const reply = await fetch(`${url}/api/organisations/${organisation}`, { headers: { cookie } })
  const card = (await reply.json()) as { headcounts: { children10to19: number; countedOn: string }[] }
  return new Set(card.headcounts.map(({ children10to19 }) => children10to19))
}

function postmaster(folder: string): number {
  return Number(readFileSync(path.join(folder, 'pg18/postmaster.pid'), 'utf8').split('\n')[0])
}

const victims = ['app', 'database', 'both', 'database', 'app'] as const

test('after kill −9 of the app, of the database or of both, no acknowledged write is lost', { timeout: 180_000 }, async () => {
  const folder = newFolder()
  const port = await freePort()
  const acknowledged: number[] = []
  let number = 0
  let server = await start(folder, port)
  const cookie = await signIn(server.url)
  for (const victim of victims) {
    const { child, url } = server
    const enough = acknowledged.length + 20
    let killed = false
    const writers = Array.from({ length: 3 }, async () => {
      for (let failures = 0; failures < 3; ) {
        const mine = ++number
        if (await write(url, cookie, mine)) acknowledged.push(mine)
        else failures++
        if (!killed && acknowledged.length >= enough) {
          killed = true
          if (victim !== 'app') process.kill(postmaster(folder), 'SIGKILL')
          if (victim !== 'database') child.kill('SIGKILL')
        }
      }
    })
    if (victim === 'database') {
      await Promise.all(writers)
      child.kill('SIGKILL')
    } else await Promise.all(writers)
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    server = await start(folder, port)
    const kept = await written(server.url, cookie)
    expect(acknowledged.filter((one) => !kept.has(one))).toEqual([])
    expect(acknowledged.length).toBeGreaterThanOrEqual(enough)
  }
})

test('a second copy on the same folder says so and ends; the first goes on; a signal stops it cleanly', { timeout: 180_000 }, async () => {
  const folder = newFolder()
  const first = await start(folder, await freePort())
  await expect(start(folder, await freePort())).rejects.toThrow(/exit 1: «Наставник» уже работает с папкой данных/)
  expect((await fetch(`${first.url}/api/health`)).status).toBe(200)
  first.child.kill('SIGTERM')
  const [code] = (await once(first.child, 'exit')) as [number | null]
  expect(code).toBe(0)
  expect(() => postmaster(folder)).toThrow('ENOENT')
})

test('a database killed under the running server is started again, even when that does not work at once', {
  timeout: 180_000,
}, async () => {
  const folder = newFolder()
  const { url, child, stderr } = await start(folder, await freePort())
  const cookie = await signIn(url)
  const settings = path.join(folder, 'pg18/postgresql.conf')
  renameSync(settings, `${settings}.away`)
  process.kill(postmaster(folder), 'SIGKILL')
  await expect.poll(stderr, { timeout: 60_000, interval: 100 }).toContain('database.down')
  expect((await fetch(`${url}/api/health`)).status).toBe(200)
  renameSync(`${settings}.away`, settings)
  await expect.poll(() => write(url, cookie, 1), { timeout: 60_000, interval: 100 }).toBe(true)
  child.kill('SIGTERM')
  const [code] = (await once(child, 'exit')) as [number | null]
  expect(code).toBe(0)
})
