import type { OpenedQuestionnaire } from '@nastavnik/contract'
import type { Answers } from '@nastavnik/questionnaires'

/** A questionnaire being answered, as the device holds it. */
export interface Draft {
  readonly code: string
  readonly opened: OpenedQuestionnaire
  /** All that has been answered, also to questions that are not asked any more: the answer returns with the question. */
  readonly answers: Answers
  /** Where the respondent is: `start`, the name of a page, or `review`. */
  readonly at: string
  /** The server does not have these answers yet. */
  readonly unsaved: boolean
  /** «Отправить» was pressed. */
  readonly finished: boolean
  /** How often it was tried to send them: a reply may have been lost on the way. */
  readonly tries: number
}

/** Where drafts lie: a map in memory for the kiosk, the storage of the device otherwise. */
export interface Shelf {
  get(key: string): string | undefined
  set(key: string, value: string): void
  delete(key: string): void
  keys(): Iterable<string>
}

/** The storage of the browser as a shelf; where it is full or forbidden, what it does not take is kept in memory. */
export function shelfOf(storage: Storage): Shelf {
  const memory = new Map<string, string>()
  return {
    get: (key) => memory.get(key) ?? storage.getItem(key) ?? undefined,
    set(key, value) {
      try {
        storage.setItem(key, value)
        memory.delete(key)
      } catch {
        memory.set(key, value)
      }
    },
    delete(key) {
      memory.delete(key)
      storage.removeItem(key)
    },
    keys: () => [...Object.keys(storage), ...memory.keys()],
  }
}

const prefix = 'nastavnik.answer.'
/** Days after the end of the campaign in which answers that came too late wait for it to be prolonged. */
const daysAfterEnd = 14

export interface Drafts {
  find(code: string): Draft | undefined
  keep(draft: Draft): void
  drop(code: string): void
  /** Finished and not accepted yet. */
  waiting(): Draft[]
  /** Throws away what can never be sent. */
  sweep(now: Date): void
}

export function draftsOn(shelf: Shelf): Drafts {
  const find = (code: string) => read(shelf.get(prefix + code))
  const all = () => [...shelf.keys()].filter((key) => key.startsWith(prefix)).flatMap((key) => find(key.slice(prefix.length)) ?? [])
  const drop = (code: string) => shelf.delete(prefix + code)
  return {
    find,
    drop,
    keep: (draft) => shelf.set(prefix + draft.code, JSON.stringify(draft)),
    waiting: () => all().filter(({ finished }) => finished),
    sweep(now) {
      for (const { code, opened } of all()) if (dayAfter(opened.endsOn, daysAfterEnd) < now.toISOString().slice(0, 10)) drop(code)
    },
  }
}

function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** What an earlier version of the page has left, or another hand has changed, is as if it were not there. */
function read(text: string | undefined): Draft | undefined {
  try {
    const draft = JSON.parse(text ?? '') as Draft
    return Array.isArray(draft.opened.definition.pages) && typeof draft.answers === 'object' ? draft : undefined
  } catch {
    return undefined
  }
}
