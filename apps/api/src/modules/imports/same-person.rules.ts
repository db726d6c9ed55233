import { initialsKey, isAbbreviated } from '../people/index.ts'
import type { Born } from './days.rules.ts'
import type { NamedPerson, ParsedRow } from './parse-rows.rules.ts'
import type { Registry } from './registry.ts'

export interface Identities {
  /** Names that stand for two people: their births contradict each other, in the file or against the registry. */
  readonly ambiguous: ReadonlySet<string>
  /** Names of those whose processing is stopped. */
  readonly withdrawn: ReadonlySet<string>
  /** The full name behind «Иванов И. И.» where only one person of the organisation fits; any other name is itself. */
  readonly whoIs: (named: NamedPerson) => NamedPerson
}

/** Two births that cannot be of one person. */
function contradict(a: Born | undefined, b: Born | undefined): boolean {
  if (a === undefined || b === undefined) return false
  return a.year !== b.year || (a.day !== null && b.day !== null && a.day !== b.day)
}

/** Apart from `identify`, so that it does not hold all births for as long as it is used. */
const itself = (named: NamedPerson): NamedPerson => named

/** Who is who in one organisation, by the names and births of the registry and of the rows. */
export function identify(rows: readonly ParsedRow[], registry: Registry): Identities {
  const births = new Map<string, Born>()
  const ambiguous = new Set<string>()
  const note = (key: string, born: Born | null) => {
    if (born === null) return
    const known = births.get(key)
    if (known === undefined || (known.day === null && born.day !== null && known.year === born.year)) births.set(key, born)
    else if (contradict(known, born)) ambiguous.add(key)
  }
  for (const person of registry.persons) note(person.key, person.born)
  for (const row of rows) note(row.key, row.born)

  const withdrawn = new Set(registry.persons.flatMap((person) => (person.withdrawn ? [person.key] : [])))
  const whole = fullNames(rows, registry)
  if (whole.size === 0) return { ambiguous, withdrawn, whoIs: itself }
  const registered = new Set(registry.persons.map(({ key }) => key))
  const whoIs = (named: NamedPerson): NamedPerson => {
    const person = whole.get(named.key)
    if (person === undefined || person === 'several' || registered.has(named.key)) return named
    return contradict(births.get(named.key), births.get(person.key)) ? named : person
  }
  return { ambiguous, withdrawn, whoIs }
}

/** For every abbreviated name of the rows: the one full name that fits it, or that several do. */
function fullNames(rows: readonly ParsedRow[], registry: Registry): ReadonlyMap<string, NamedPerson | 'several'> {
  const found = new Map<string, NamedPerson | 'several'>()
  const wanted = new Set<string>()
  function* all(): Generator<NamedPerson> {
    yield* registry.persons
    for (const row of rows) {
      yield row
      yield* row.counterparts
    }
  }
  for (const { key } of all()) if (isAbbreviated(key)) wanted.add(key)
  if (wanted.size === 0) return found
  for (const { name, key } of all()) {
    if (isAbbreviated(key)) continue
    const initials = initialsKey(key)
    for (const short of new Set([initials, initials?.split(' ').slice(0, 2).join(' ')])) {
      if (short === undefined || !wanted.has(short)) continue
      const known = found.get(short)
      if (known === undefined) found.set(short, { name, key })
      else if (known !== 'several' && known.key !== key) found.set(short, 'several')
    }
  }
  return found
}
