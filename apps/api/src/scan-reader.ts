import type { Environment } from './access/use-case.ts'
import type { Background } from './kernel/background.ts'
import type { Log } from './kernel/log.ts'
import { hasWaitingScans } from './modules/consents/index.ts'

/** How often a file is looked for whose reader died or whose bell was not heard, ms. */
const glance = 15_000

/** Name of the job that reads scans: no route leads to it. */
export const readScansJob = 'consents.readScans'

/** Has scans read in a thread of their own, so that a picture that kills it harms nobody else; the thread ends when nothing waits. */
export class ScanReader {
  readonly #environment: Environment
  readonly #thread: Background
  readonly #log: Log
  readonly #timer: NodeJS.Timeout
  #reading: Promise<void> | undefined
  #again = false

  constructor(environment: Environment, thread: Background, log: Log) {
    this.#environment = environment
    this.#thread = thread
    this.#log = log
    this.#timer = setInterval(() => void this.#look(), glance)
    this.#timer.unref()
    void this.#look()
  }

  /** Something has come. */
  wake(): void {
    this.#again = true
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined
    })
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#again = false
    await this.#thread.stop()
    await this.#reading
  }

  async #look(): Promise<void> {
    const waits = await hasWaitingScans(this.#environment).catch(() => false) // the database is away: the next glance will tell
    if (waits) this.wake()
  }

  async #read(): Promise<void> {
    while (this.#again) {
      this.#again = false
      try {
        await this.#thread.run(readScansJob, undefined, undefined)
      } catch (error) {
        this.#log({ event: 'scans.interrupted', error: error instanceof Error ? error.name : 'unknown' })
      }
    }
    await this.#thread.stop()
  }
}
