import { checkAnswers } from '@nastavnik/questionnaires'
import { type Refusal, type Server, toRefusal } from './api.ts'
import type { Draft, Drafts } from './drafts.ts'
import { pauseAfter } from './repeat.ts'

/** What became of finished answers. */
export type Delivered =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

interface Parts {
  readonly drafts: Drafts
  readonly server: Server
  readonly tell: (code: string, delivered: Delivered) => void
}

/** Answers as they go: those that fit the questions that are asked. */
const toSend = ({ opened: { definition, people }, answers }: Draft) =>
  checkAnswers(definition, answers, { finished: true, people: people.map(({ id }) => id) }).answers

/** Sends finished answers and goes on trying until each has been accepted or refused; they lie on the device meanwhile. */
export class Delivery {
  readonly #parts: Parts
  #timer: ReturnType<typeof setTimeout> | undefined
  #running = false
  #again = false
  #failed = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async now(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#running) {
      this.#again = true
      return
    }
    this.#running = true
    let isLeft = false
    do {
      this.#again = false
      isLeft = false
      for (const draft of this.#parts.drafts.waiting()) if (!(await this.#deliver(draft))) isLeft = true
    } while (this.#again)
    this.#running = false
    this.#failed = isLeft ? this.#failed + 1 : 0
    if (isLeft) this.#timer = setTimeout(() => void this.now(), pauseAfter(this.#failed))
  }

  /** Whether there is nothing more to do for it now. */
  async #deliver(before: Draft): Promise<boolean> {
    const { drafts, server, tell } = this.#parts
    const draft = { ...before, tries: before.tries + 1 }
    drafts.keep(draft)
    try {
      await server.finish(draft.code, toSend(draft))
      drafts.drop(draft.code)
      tell(draft.code, { kind: 'accepted' })
      return true
    } catch (error) {
      const refusal = toRefusal(error)
      if (refusal.isPassing) {
        tell(draft.code, { kind: 'waiting' })
        return false
      }
      tell(draft.code, this.#refused(draft, refusal))
      return true
    }
  }

  #refused(draft: Draft, refusal: Refusal): Delivered {
    const { drafts } = this.#parts
    switch (refusal.code) {
      case 'answering.finished':
        drafts.drop(draft.code)
        // An earlier try had arrived, only its reply was lost.
        return draft.tries > 1 ? { kind: 'accepted' } : { kind: 'refused', refusal }
      case 'answering.unknown':
        drafts.drop(draft.code)
        break
      case 'answering.closed':
      case 'answering.notOpen':
        // The curator may prolong the campaign: they are tried at every opening of the page until they are swept.
        break
      default:
        drafts.keep({ ...draft, finished: false, at: 'review' })
    }
    return { kind: 'refused', refusal }
  }
}
