/** A word that can be chosen: its value, and the texts that say the same in a card of the registry. */
export interface Word {
  readonly value: string
  readonly texts: readonly string[]
}

/** What somebody has told of one thing, as bits of its words. Who has told nothing is null: unknown, which is never a match and breaks no rule. */
export interface Told {
  readonly bits: number
  /** «Не важно»: everything suits. */
  readonly isAny: boolean
}

/** Words that fit everything, and words that say nothing of what is meant. */
const anyValue = 'any'
const wordless: readonly string[] = ['other', 'OTHER']

/** Bits of one number, its sign left out. */
const mostWords = 31

/** Reads what people have told into bits that can be compared. */
export interface Vocabulary {
  /** Out of a questionnaire. */
  tell(values: readonly string[]): Told | null
  /** Out of a card, where words stand one after another. */
  tellText(text: string): Told | null
}

const spelt = (text: string): string => text.trim().toLowerCase().replaceAll('ё', 'е')

/** Of the words of one question. More than 31 of them: RangeError, for a 32nd would be taken for the first. */
export function vocabularyOf(words: readonly Word[]): Vocabulary {
  if (words.length > mostWords) throw new RangeError(`more than ${mostWords} words`)
  const bitOfValue = new Map(words.map(({ value }, index) => [value, wordless.includes(value) || value === anyValue ? 0 : 1 << index]))
  const bitOfText = new Map(words.flatMap(({ value, texts }) => texts.map((text) => [spelt(text), value] as const)))
  const tell = (values: readonly string[]): Told | null =>
    values.length === 0
      ? null
      : { bits: values.reduce((bits, value) => bits | (bitOfValue.get(value) ?? 0), 0), isAny: values.includes(anyValue) }
  return {
    tell,
    tellText: (text) => {
      const values = text.split(/[;,\n]/).flatMap((part) => bitOfText.get(spelt(part)) ?? [])
      return tell(values)
    },
  }
}

/** How many words, without a loop: it is asked a hundred million times for a territory. */
export function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Whether two have told of a thing and share nothing of it. */
export const isApart = (one: Told | null, other: Told | null): boolean =>
  one !== null && other !== null && !one.isAny && !other.isAny && one.bits !== 0 && other.bits !== 0 && (one.bits & other.bits) === 0
