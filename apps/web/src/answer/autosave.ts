import type { Answers } from '@nastavnik/questionnaires'
import { type Refusal, toRefusal } from './api.ts'
import { pauseAfter } from './repeat.ts'

/** How far the answers have come. */
export type Saving =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

interface Parts {
  readonly save: (answers: Answers) => Promise<void>
  readonly tell: (saving: Saving) => void
}

const quiet = 1_000 // ms without a new answer before all are sent

/** Sends the answers a second after the last one; when the server is away, tries again until it is reached. */
export class Autosave {
  readonly #parts: Parts
  #unsaved: Answers | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending = false
  #failed = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  changed(answers: Answers): void {
    this.#unsaved = answers
    if (this.#failed === 0) this.#parts.tell({ kind: 'waiting' })
    this.#in(quiet)
  }

  /** Without waiting: the connection is back, or the page is being left. */
  async now(): Promise<void> {
    clearTimeout(this.#timer)
    const answers = this.#unsaved
    if (answers === undefined || this.#sending) return
    this.#sending = true
    try {
      await this.#parts.save(answers)
      this.#failed = 0
      if (this.#unsaved === answers) {
        this.#unsaved = undefined
        this.#parts.tell({ kind: 'saved', at: new Date() })
      } else this.#in(quiet)
    } catch (error) {
      this.#fail(toRefusal(error))
    } finally {
      this.#sending = false
    }
  }

  /** Forgets what it holds. */
  close(): void {
    this.#unsaved = undefined
    clearTimeout(this.#timer)
  }

  #fail(refusal: Refusal): void {
    if (!refusal.isPassing) {
      this.#unsaved = undefined
      this.#parts.tell({ kind: 'refused', refusal })
      return
    }
    this.#failed += 1
    this.#parts.tell({ kind: 'offline' })
    this.#in(pauseAfter(this.#failed))
  }

  #in(pause: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.now(), pause)
  }
}
