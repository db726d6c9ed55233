/** A labelled value of an entry; several values make a list. */
export interface Fact {
  readonly label: string
  readonly values: string[]
}

/** One thing the handbook tells of, in words that stand on a page. */
export interface Entry {
  /** Unique in its section: the address of the entry. */
  readonly code: string
  /** The same in two territories when both speak of the same thing. */
  readonly key: string
  readonly title: string
  readonly text: string | null
  readonly facts: Fact[]
  /** As in the model: `S0 табл. 3 п. 6`. */
  readonly source: string
  /** What the system does with this very entry, when it is not what it does with the whole section. */
  readonly system: string | null
}

type Given = Pick<Entry, 'code' | 'title' | 'source'> & Partial<Entry>

/** An entry out of what is known of it; facts without values are left out. */
export const entry = ({ facts = [], ...given }: Given): Entry => ({
  key: given.code,
  text: null,
  system: null,
  ...given,
  facts: facts.filter(({ values }) => values.length > 0),
})

/** A fact with one value, a list, or nothing: null and `undefined` are left out by `entry`. */
export function fact(label: string, value: string | number | null | undefined | string[]): Fact {
  if (value === null || value === undefined) return { label, values: [] }
  return { label, values: typeof value === 'object' ? value : [String(value)] }
}

export const yesNo = (value: boolean): string => (value ? 'да' : 'нет')
