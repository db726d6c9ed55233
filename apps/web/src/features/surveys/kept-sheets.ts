import { SentAnswers } from '@nastavnik/contract'
import type { Answers } from '@nastavnik/questionnaires'

/** Sheets that were begun and not saved: no names, of this tab only, until they are saved, left or the person signs out. */
const prefix = 'nastavnik.paper.'
const keyOf = (campaign: string, number: number) => `${prefix}${campaign}.${number}`

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

export function keepSheet(campaign: string, number: number, answers: Answers): void {
  sessionStorage.setItem(keyOf(campaign, number), JSON.stringify(answers))
}

export const forgetSheet = (campaign: string, number: number) => sessionStorage.removeItem(keyOf(campaign, number))

export function keptSheet(campaign: string, number: number): Answers | undefined {
  const kept = SentAnswers.safeParse(parse(sessionStorage.getItem(keyOf(campaign, number))))
  return kept.success ? kept.data : undefined
}

/** Numbers of the sheets that wait, with how many answers each has. */
export function keptSheets(campaign: string): readonly { readonly number: number; readonly answers: number }[] {
  const start = keyOf(campaign, 0).slice(0, -1)
  return Object.keys(sessionStorage)
    .filter((key) => key.startsWith(start))
    .map((key) => Number(key.slice(start.length)))
    .map((number) => ({ number, answers: Object.keys(keptSheet(campaign, number) ?? {}).length }))
    .filter(({ answers }) => answers > 0)
    .toSorted((one, other) => one.number - other.number)
}
