import type { Entry, Fact } from './entry.ts'
import type { Chapter, Section } from './read-handbook.ts'

/** A value that two territories have not in common; null: one of them does not have it. */
interface FieldDifference {
  /** Null: the text under the title. */
  readonly label: string | null
  readonly here: string[] | null
  readonly there: string[] | null
}

interface EntryDifference {
  /** Address in the handbook that has the entry; of both, in the first. */
  readonly code: string
  readonly title: string
  readonly status: 'same' | 'differs' | 'onlyHere' | 'onlyThere'
  /** Of an entry that differs. */
  readonly fields: FieldDifference[]
}

export interface SectionDifference {
  readonly code: string
  readonly title: string
  readonly entries: EntryDifference[]
}

/**
 * What one handbook has and the other has not, and what differs in value. Sections meet by code, entries by key.
 * Sources are not compared: each territory has documents of its own.
 */
export function compareHandbooks(here: readonly Chapter[], there: readonly Chapter[]): SectionDifference[] {
  const mine = here.flatMap(({ sections }) => sections)
  const other = there.flatMap(({ sections }) => sections)
  const extra = other.filter(({ code }) => !mine.some((section) => section.code === code))
  return [...mine, ...extra].map(({ code, title }) => ({
    code,
    title,
    entries: compareEntries(entriesOf(mine, code), entriesOf(other, code)),
  }))
}

const entriesOf = (sections: readonly Section[], code: string): readonly Entry[] =>
  sections.find((section) => section.code === code)?.entries ?? []

function compareEntries(here: readonly Entry[], there: readonly Entry[]): EntryDifference[] {
  const others = new Map(there.map((entry) => [entry.key, entry]))
  const mine = new Set(here.map(({ key }) => key))
  return [
    ...here.map((entry) => {
      const other = others.get(entry.key)
      return other === undefined ? alone(entry, 'onlyHere') : pair(entry, other)
    }),
    ...there.filter(({ key }) => !mine.has(key)).map((entry) => alone(entry, 'onlyThere')),
  ]
}

const alone = ({ code, title }: Entry, status: 'onlyHere' | 'onlyThere'): EntryDifference => ({ code, title, status, fields: [] })

function pair(here: Entry, there: Entry): EntryDifference {
  const labels = [...new Set([...here.facts, ...there.facts].map(({ label }) => label))]
  const fields: FieldDifference[] = [
    { label: 'Название', here: [here.title], there: [there.title] },
    { label: null, here: here.text === null ? null : [here.text], there: there.text === null ? null : [there.text] },
    ...labels.map((label) => ({ label, here: valuesOf(here.facts, label), there: valuesOf(there.facts, label) })),
  ].filter((field) => JSON.stringify(field.here) !== JSON.stringify(field.there))
  return { code: here.code, title: here.title, status: fields.length === 0 ? 'same' : 'differs', fields }
}

const valuesOf = (facts: readonly Fact[], label: string): string[] | null => facts.find((fact) => fact.label === label)?.values ?? null
