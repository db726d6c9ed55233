import { nameKey } from '../people/index.ts'
import { type ParsedRow, textOf } from './parse-rows.rules.ts'
import type { PersonEntry, ProgrammeEntry } from './registry.ts'

/** A surname stands in a phrase in any case of declension: «Яблоковой» begins as «яблокова» does. */
function namesSomebody(phrase: string, stems: ReadonlySet<string>): boolean {
  return nameKey(phrase)
    .split(/[^а-я]+/)
    .some((word) => [3, 2, 1, 0].some((ending) => word.length - ending >= 4 && stems.has(word.slice(0, word.length - ending))))
}

/**
 * A programme's result for Forms 2–5 is a phrase said of more people than one pair, which both bases name. A phrase said of one pair only
 * stays with it: it may name a child, and the forms travel up the chain. For the same reason a phrase with a surname stays.
 */
export function describeProgrammes(taken: readonly { row: ParsedRow; person: PersonEntry; programme: ProgrammeEntry }[]): ProgrammeEntry[] {
  const stems = new Set<string>()
  for (const { person } of taken) {
    const [surnames = ''] = person.key.split(' ', 1)
    for (const surname of surnames.split('-')) stems.add(surname.replace(/(ая|ий|ой|а|я)$/, ''))
  }
  const phrases = new Map<ProgrammeEntry, Map<string, Set<PersonEntry>>>()
  for (const { row, person, programme } of taken) {
    const result = programme.result === '' ? textOf(row.base, row.row, 'result') : ''
    if (result === '') continue
    const said = phrases.get(programme) ?? new Map<string, Set<PersonEntry>>()
    said.set(result, (said.get(result) ?? new Set()).add(person))
    phrases.set(programme, said)
  }
  const described: ProgrammeEntry[] = []
  for (const [programme, said] of phrases) {
    const shared = [...said]
      .map(([phrase, people]) => ({ phrase, people: people.size }))
      .filter(({ phrase, people }) => people > 2 && !namesSomebody(phrase, stems))
      .sort((a, b) => b.people - a.people)
    if (shared.length === 0) continue
    programme.result = shared
      .slice(0, 3)
      .map(({ phrase }) => phrase)
      .join('. ')
      .slice(0, 2000)
    described.push(programme)
  }
  return described
}
