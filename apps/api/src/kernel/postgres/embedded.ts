import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, findBinaries } from './binaries.ts'
import { type RunAs, runAs } from './run-as.ts'

const longestSocketPath = 100 // sun_path is 108 bytes on Linux and 104 on macOS

/** A closed unix socket where there are such; on Windows the loopback address with a password kept beside the data. */
export interface ServerAddress {
  readonly host: string
  readonly port: number
  readonly password?: string
}

export interface EmbeddedPostgres {
  readonly address: ServerAddress
  /** The server was running already, left by another program or by a killed one. */
  readonly attached: boolean
  stop(): Promise<void>
}

function accepts({ host, port }: ServerAddress): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = host.startsWith('/') ? net.connect(path.join(host, `.s.PGSQL.${port}`)) : net.connect(port, host)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

async function addressOf(dir: string, overTcp: boolean): Promise<ServerAddress> {
  if (overTcp) {
    const file = path.join(dir, 'address.json')
    if (!existsSync(file)) {
      const made: ServerAddress = { host: '127.0.0.1', port: await freePort(), password: randomBytes(24).toString('base64url') }
      writeFileSync(file, JSON.stringify(made), { mode: 0o600 })
    }
    return JSON.parse(readFileSync(file, 'utf8')) as ServerAddress
  }
  const near = path.join(dir, 'run')
  const far = path.join(tmpdir(), `pg-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`)
  return { host: Buffer.byteLength(`${near}/.s.PGSQL.5432`) <= longestSocketPath ? near : far, port: 5432 }
}

/** After kill −9 the pid file stays; it is removed only when its process is gone, a zombie or somebody else's. */
function removeStalePid(data: string): void {
  const pidFile = path.join(data, 'postmaster.pid')
  if (!existsSync(pidFile) || process.platform !== 'linux') return
  const stat = `/proc/${Number(readFileSync(pidFile, 'utf8').split('\n')[0])}/stat`
  const text = existsSync(stat) ? readFileSync(stat, 'utf8') : ''
  if (text === '' || /\) Z /.test(text) || !text.includes('(postgres)')) rmSync(pidFile)
}

class Cluster {
  readonly #dir: string
  readonly #data: string
  readonly #binaries: Binaries
  readonly #runAs: RunAs

  constructor(dir: string, data: string, binaries: Binaries, as: RunAs) {
    this.#dir = dir
    this.#data = data
    this.#binaries = binaries
    this.#runAs = as
  }

  /** Not a blocking call: a running server answers «no database» while its database is being started again. */
  async run(binary: keyof Binaries, args: readonly string[]): Promise<void> {
    const log = path.join(this.#dir, 'postgres.log')
    const out = openSync(log, 'a')
    const [command, ...rest] = [...this.#runAs.prefix, this.#binaries[binary], ...args]
    if (command === undefined) throw new Error('nothing to run')
    const env = { ...process.env, LC_ALL: 'C' }
    try {
      const child = spawn(command, rest, { ...this.#runAs.ids, cwd: '/', stdio: ['ignore', out, out], env })
      const trouble = await once(child, 'exit').then(
        ([code]) => (code === 0 ? null : `код ${code}`),
        (error: Error) => error.message,
      )
      if (trouble !== null) throw new Error(`База данных не запустилась (${binary}: ${trouble}), подробности в ${log}`)
    } finally {
      closeSync(out)
    }
  }

  /** Made aside and renamed, so that a killed initdb never leaves half a cluster in place. */
  async init(password: string | undefined): Promise<void> {
    const passwordFile = path.join(this.#dir, 'password')
    const unfinished = path.join(this.#data, 'unfinished')
    const auth =
      password === undefined
        ? ['--auth-local=trust', '--auth-host=reject']
        : ['--auth-local=reject', '--auth-host=scram-sha-256', `--pwfile=${passwordFile}`]
    if (password !== undefined) writeFileSync(passwordFile, password, { mode: 0o600 })
    const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    await this.run('initdb', [`--pgdata=${unfinished}`, '--username=postgres', ...auth, ...locale, '--data-checksums', '--no-instructions'])
    if (password !== undefined) rmSync(passwordFile)
    // PG_VERSION goes last: it is the sign of a complete cluster.
    const parts = readdirSync(unfinished).sort((a, b) => Number(a === 'PG_VERSION') - Number(b === 'PG_VERSION'))
    for (const part of parts) renameSync(path.join(unfinished, part), path.join(this.#data, part))
    rmSync(unfinished, { recursive: true })
  }

  /** True when a server was there already. */
  async start(address: ServerAddress, options: string): Promise<boolean> {
    // Children of a killed postmaster need a moment to notice; until then the shared memory is taken.
    for (let attempt = 1; ; attempt++) {
      removeStalePid(this.#data)
      if (existsSync(path.join(this.#data, 'postmaster.pid')) && (await accepts(address))) return true
      try {
        await this.run('pg_ctl', ['-D', this.#data, '-w', '-t', '120', '-l', path.join(this.#data, 'server.log'), '-o', options, 'start'])
        return false
      } catch (error) {
        if (attempt === 20) throw error
        await sleep(250)
      }
    }
  }

  stop(): Promise<void> {
    return this.run('pg_ctl', ['-D', this.#data, '-m', 'fast', '-w', 'stop'])
  }
}

/** A cluster without PG_VERSION was being made when something killed it; it is kept aside rather than deleted. */
function setIncompleteAside(data: string): void {
  const begun = existsSync(data) && readdirSync(data).length > 0
  if (begun && !existsSync(path.join(data, 'PG_VERSION'))) renameSync(data, `${data}-incomplete-${Date.now()}`)
}

/** Makes the cluster in `dir` on first use and starts it, or attaches to a running one. `settings` are postgresql.conf lines. */
export async function startEmbeddedPostgres(
  dir: string,
  settings: readonly string[] = [],
  overTcp = process.platform === 'win32',
): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries()
  const data = path.join(dir, 'pg18')
  mkdirSync(dir, { recursive: true }) // parents stay traversable for nobody
  setIncompleteAside(data)
  const address = await addressOf(dir, overTcp)
  const closed = overTcp ? [data] : [data, address.host]
  for (const folder of closed) {
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o700)
  }
  const cluster = new Cluster(dir, data, binaries, runAs(data, closed))
  if (!existsSync(path.join(data, 'PG_VERSION'))) await cluster.init(address.password)
  const listen = overTcp ? `-c listen_addresses=127.0.0.1 -p ${address.port}` : `-k '${address.host}' -c listen_addresses=''`
  const attached = await cluster.start(address, [listen, ...settings.map((setting) => `-c ${setting}`)].join(' '))
  return { address, attached, stop: () => cluster.stop() }
}
