import type { Environment } from './access/use-case.ts'
import type { Mail } from './gateways/mail.ts'
import type { Log } from './kernel/log.ts'
import { sendLetters } from './modules/letters/index.ts'

/** How often letters that are due are looked for, ms: when there are none it is a few readings of short indexes. */
const glance = 20_000

export interface LetterSenderParts {
  readonly environment: Environment
  readonly mail: Mail
  readonly publicUrl: string
  readonly log: Log
}

/** Has letters sent, one pass at a time, and once more when something has come meanwhile. */
export class LetterSender {
  readonly #parts: LetterSenderParts
  readonly #timer: NodeJS.Timeout
  readonly #stopping = new AbortController()
  #sending: Promise<void> | undefined
  #again = false

  constructor(parts: LetterSenderParts) {
    this.#parts = parts
    this.#timer = setInterval(() => this.wake(), glance)
    this.#timer.unref()
    this.wake()
  }

  /** Something has come. */
  wake(): void {
    this.#again = true
    this.#sending ??= this.#send().finally(() => {
      this.#sending = undefined
    })
  }

  /** Begins no further letter. One that is on its way may go once more after the next start. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#again = false
    this.#stopping.abort()
    this.#parts.mail.close()
    await this.#sending
  }

  async #send(): Promise<void> {
    const { environment, mail, publicUrl, log } = this.#parts
    while (this.#again) {
      this.#again = false
      try {
        await sendLetters({ ...environment, mail, publicUrl, log, stopping: this.#stopping.signal })
      } catch (error) {
        log({ event: 'letters.interrupted', error: error instanceof Error ? error.name : 'unknown' })
      }
    }
  }
}
