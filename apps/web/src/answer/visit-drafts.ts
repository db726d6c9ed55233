import type { Answers } from '@nastavnik/questionnaires'
import type { Shelf } from './drafts.ts'
import type { Typed, Visit } from './visit.rules.ts'

/** A sheet that is being filled, as the tab holds it. */
export interface VisitDraft {
  /** Of what is sent: also after a reload it is sent once. */
  readonly id: string
  readonly typed: Typed
  readonly answers: Answers
}

export const blank: Typed = { name: '', bornOn: '', occupation: '', contacts: '', representativeName: '', representativeContacts: '' }

/** Whether anything has been filled in. */
export const isBegun = ({ typed, answers }: VisitDraft): boolean =>
  Object.values(typed).some((text) => text !== '') || Object.keys(answers).length > 0

export interface VisitDrafts {
  find(code: string): VisitDraft | undefined
  keep(code: string, draft: VisitDraft): void
  drop(code: string): void
}

/**
 * Drafts of one kind of visit. The code of an organisation's link is everybody's: whoever opens it next on this device must not read who began before,
 * so the shelf is the tab's and not the device's.
 */
export function visitDraftsOn(shelf: Shelf, visit: Visit): VisitDrafts {
  const keyOf = (code: string) => `nastavnik.${visit}.${code}`
  return {
    find: (code) => read(shelf.get(keyOf(code))),
    keep: (code, draft) => shelf.set(keyOf(code), JSON.stringify(draft)),
    drop: (code) => shelf.delete(keyOf(code)),
  }
}

/** What an earlier version of the page has left is as if it were not there. */
function read(text: string | undefined): VisitDraft | undefined {
  try {
    const { id, typed, answers } = JSON.parse(text ?? '') as VisitDraft
    const isWhole = Object.keys(blank).every((field) => typeof typed[field as keyof Typed] === 'string')
    return typeof id === 'string' && isWhole && typeof answers === 'object' && answers !== null ? { id, typed, answers } : undefined
  } catch {
    return undefined
  }
}
