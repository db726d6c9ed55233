import { setTimeout as sleep } from 'node:timers/promises'
import { buildApp } from './app.ts'
import { openStore, type Store } from './boot.ts'
import { readServerConfig } from './config.ts'
import { smtpMail } from './gateways/mail.ts'
import { keepCampaignsJob, keepTermsJob, remindingJobs } from './jobs.ts'
import { Background } from './kernel/background.ts'
import { logToStderr } from './kernel/log.ts'
import { claimServer, type ServerClaim } from './kernel/server-claim.ts'
import { LetterSender } from './letter-sender.ts'
import { demoLogins, loadDemoOnce } from './modules/demo/index.ts'
import { forgetMergersEverywhere } from './modules/duplicates/index.ts'
import { forgetUndosEverywhere } from './modules/imports/index.ts'
import { PairFinder } from './pair-finder.ts'
import { ScanReader } from './scan-reader.ts'
import type { WorkerParts } from './worker.ts'

async function start(): Promise<void> {
  const config = readServerConfig(process.argv.slice(2))
  const store = await openStore(config)
  const guard = await guardDatabase(store)
  if (guard === null) {
    await store.close()
    throw new Error(
      `«Наставник» уже работает с папкой данных ${config.dataDir}. Остановите ту копию или укажите другую папку: --data ПАПКА.`,
    )
  }
  const { models, audit, personKey } = store.environment
  const parts: WorkerParts = { connection: store.app, models, auditKey: audit.key, personKey }
  const newThread = () => new Background(new URL('worker.ts', import.meta.url), parts)
  const background = newThread()
  // A curator waits for each decision on pairs: imports and papers of others do not stand before it.
  const matching = newThread()
  const scans = new ScanReader(store.environment, newThread(), logToStderr)
  const finder = new PairFinder(background, logToStderr)
  const { mail, publicUrl } = config
  const sender =
    mail === undefined ? undefined : new LetterSender({ environment: store.environment, mail: smtpMail(mail), publicUrl, log: logToStderr })
  const stopParts = async () => {
    finder.stop()
    await sender?.stop()
    await scans.stop()
    await Promise.all([background.stop(), matching.stop()])
    await guard.release()
    await store.close()
  }
  try {
    if (config.demo) await loadDemoOnce(store.environment, store.owner)
    const threadOf = (job: string) => (job.startsWith('matching.') ? matching : background)
    const { webDir, secureCookies } = config
    const app = await buildApp({
      environment: store.environment,
      runJob: (job, ...rest) => threadOf(job).run(job, ...rest),
      stepOf: (sending) => background.stepOf(sending) ?? matching.stepOf(sending),
      webDir,
      secureCookies,
      publicUrl,
      log: logToStderr,
      secretKey: store.secretKey,
      onScan: () => scans.wake(),
      onStalePairs: () => finder.wake(),
      sendsMail: sender !== undefined,
      onLetter: () => sender?.wake(),
    })
    forgetHourly(store)
    keepTermsDaily(background)
    await app.server.listen({ host: config.host, port: config.port }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE' ? new Error(`Порт ${config.port} занят. Укажите другой: --port N.`) : error
    })
    stopOnSignals(async () => {
      await app.server.close()
      await stopParts()
    }, config.endsWithParent)
    console.log(`«Наставник» открыт: http://localhost:${config.port}`)
    if (config.demo) console.log(demoLogins())
  } catch (error) {
    await stopParts()
    throw error
  }
}

const hour = 3_600_000

/** What is kept for a day only goes within the hour after it. A database that does not answer is asked again in an hour. */
function forgetHourly({ environment }: Store): void {
  const forget = () => {
    Promise.all([forgetUndosEverywhere(environment), forgetMergersEverywhere(environment)]).catch((error: Error) =>
      logToStderr({ event: 'forgetting.failed', error: error.name }),
    )
  }
  setInterval(forget, hour).unref()
  forget()
}

/** The daily work on terms of keeping begins an hour after the start: the first hour belongs to those who came to work. */
function keepTermsDaily(background: Background): void {
  const keep = () => {
    for (const job of [keepTermsJob, keepCampaignsJob, ...remindingJobs]) {
      background.run(job, undefined, undefined).catch((error: Error) => logToStderr({ event: 'terms.failed', error: error.name }))
    }
  }
  setTimeout(keep, hour).unref()
  setInterval(keep, 24 * hour).unref()
}

const longestPause = 10_000 // ms between attempts to start a database that does not start

/** Holds the embedded database for this server alone and starts it again, however long it takes, when it is killed. Null: another server holds it. */
async function guardDatabase({ revive, owner }: Store): Promise<ServerClaim | null> {
  if (revive === undefined) return { release: async () => undefined }
  let claim: ServerClaim | null = null
  const stopping = new AbortController()
  const onLost = () => {
    logToStderr({ event: 'database.lost' })
    void regain()
  }
  const regain = async () => {
    for (let pause = 250; !stopping.signal.aborted; pause = Math.min(pause * 2, longestPause)) {
      try {
        await revive()
        claim = await claimServer(owner, onLost)
        logToStderr({ event: 'database.revived' })
        return
      } catch (error) {
        logToStderr({ event: 'database.down', error: error instanceof Error ? error.message : 'unknown' })
        await sleep(pause)
      }
    }
  }
  claim = await claimServer(owner, onLost)
  if (claim === null) return null
  const release = async () => {
    stopping.abort()
    await claim?.release()
  }
  return { release }
}

function stopOnSignals(stop: () => Promise<void>, endsWithParent: boolean): void {
  let stopping = false
  const once = () => {
    if (stopping) return
    stopping = true
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once)
  if (!endsWithParent) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) once()
  }, 500).unref()
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
