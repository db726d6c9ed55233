import type { Background } from './kernel/background.ts'
import type { Log } from './kernel/log.ts'

/** How often changes are looked for, ms: when nothing has changed it is one reading of a short table. */
const glance = 60_000

/** Name of the job that finds resembling cards: no route leads to it. */
export const findPairsJob = 'duplicates.findPairs'

/** Has resembling cards looked for in the thread of jobs, again after every change. */
export class PairFinder {
  readonly #thread: Background
  readonly #log: Log
  readonly #timer: NodeJS.Timeout
  #looking = false
  #again = false

  constructor(thread: Background, log: Log) {
    this.#thread = thread
    this.#log = log
    this.#timer = setInterval(() => this.wake(), glance)
    this.#timer.unref()
    this.wake()
  }

  /** Something has changed. */
  wake(): void {
    this.#again = true
    if (!this.#looking) void this.#look()
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#again = false
  }

  async #look(): Promise<void> {
    this.#looking = true
    while (this.#again) {
      this.#again = false
      try {
        await this.#thread.run(findPairsJob, undefined, undefined)
      } catch (error) {
        this.#log({ event: 'duplicates.interrupted', error: error instanceof Error ? error.name : 'unknown' })
      }
    }
    this.#looking = false
  }
}
