import type { Answer } from '@nastavnik/questionnaires'
import { type Server, toRefusal } from './api.ts'
import { Autosave, type Saving } from './autosave.ts'
import type { Draft, Drafts } from './drafts.ts'
import { type Sheet, sheetOf } from './sheet.rules.ts'

export interface InHand {
  readonly draft: Draft
  readonly sheet: Sheet
  readonly saving: Saving
}

/** Where every questionnaire begins: before its first page. */
export const start = 'start'
export const review = 'review'

const sheetAfter = ({ opened: { definition, audience, people }, answers }: Draft): Sheet =>
  sheetOf(
    definition,
    answers,
    audience,
    people.map(({ id }) => id),
  )

/** The questionnaire that is being answered: each change lies on the device at once and is seen to the server. */
export class DraftInHand {
  readonly #drafts: Drafts
  readonly #autosave: Autosave
  readonly #listeners = new Set<() => void>()
  #state: InHand

  constructor(draft: Draft, drafts: Drafts, server: Server) {
    this.#drafts = drafts
    this.#state = { draft, sheet: sheetAfter(draft), saving: { kind: 'idle' } }
    this.#autosave = new Autosave({
      save: (answers) => server.save(draft.code, answers),
      tell: (saving) => {
        // What came after these answers is unsaved still: then nothing is told.
        if (saving.kind === 'saved' && !this.#state.draft.finished) this.#keep({ unsaved: false })
        this.#set({ saving })
      },
    })
  }

  readonly read = (): InHand => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Sends what an earlier visit has left, and what is unsaved when the connection returns or the page is put aside; until it is called off. */
  watch(): () => void {
    const send = () => void this.#autosave.now()
    if (this.#state.draft.unsaved) this.#autosave.changed(this.#state.sheet.good)
    addEventListener('online', send)
    addEventListener('pagehide', send)
    document.addEventListener('visibilitychange', send)
    return () => {
      removeEventListener('online', send)
      removeEventListener('pagehide', send)
      document.removeEventListener('visibilitychange', send)
      send()
      this.#autosave.close()
    }
  }

  /** Undefined takes the answer back. Gives the questions as they stand after it. */
  answer(name: string, value: Answer | undefined): Sheet {
    const { answers, opened } = this.#state.draft
    const others = Object.fromEntries(Object.entries(answers).filter(([other]) => other !== name))
    this.#keep({ answers: value === undefined ? others : { ...others, [name]: value }, unsaved: !opened.anonymous })
    if (!opened.anonymous) this.#autosave.changed(this.#state.sheet.good)
    return this.#state.sheet
  }

  go(at: string): void {
    this.#keep({ at })
  }

  /** «Отправить»: from here on it is for the delivery. */
  finish(): Draft {
    this.#autosave.close()
    this.#keep({ finished: true, tries: 0 })
    return this.#state.draft
  }

  #keep(changes: Partial<Draft>): void {
    const draft = { ...this.#state.draft, ...changes }
    this.#drafts.keep(draft)
    this.#set({ draft, sheet: sheetAfter(draft) })
  }

  #set(changes: Partial<InHand>): void {
    this.#state = { ...this.#state, ...changes }
    for (const listener of this.#listeners) listener()
  }
}

/** Opens the questionnaire on the server, or, without a connection, what the device has of it. Throws `Refusal`. */
export async function openDraft(code: string, drafts: Drafts, server: Server): Promise<Draft> {
  const local = drafts.find(code)
  if (local?.finished === true) return local
  try {
    const opened = await server.open(code)
    const unsaved = local?.unsaved ?? false
    const isOurs = unsaved || opened.anonymous
    const answers = { ...opened.answers, ...(isOurs ? local?.answers : {}) }
    const draft: Draft = { code, opened, answers, at: local?.at ?? start, unsaved, finished: false, tries: 0 }
    drafts.keep(draft)
    return draft
  } catch (error) {
    const refusal = toRefusal(error)
    if (local !== undefined && refusal.isPassing) return local
    if (refusal.code === 'answering.unknown' || refusal.code === 'answering.finished') drafts.drop(code)
    throw refusal
  }
}
