import { SentAnswers } from '@nastavnik/contract'
import type { Answers } from '@nastavnik/questionnaires'

/** Answers that were typed and not saved: of this tab only, until they are saved or the person signs out. */
const keyOf = (what: string) => `nastavnik.assessment.${what}`

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

export function keepAnswers(what: string, answers: Answers): void {
  sessionStorage.setItem(keyOf(what), JSON.stringify(answers))
}

export const forgetAnswers = (what: string) => sessionStorage.removeItem(keyOf(what))

export function keptAnswers(what: string): Answers | undefined {
  const kept = SentAnswers.safeParse(parse(sessionStorage.getItem(keyOf(what))))
  return kept.success ? kept.data : undefined
}
