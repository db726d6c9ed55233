/** One spelling for texts that people write differently: letters small, «ё» as «е», single spaces. */
export const spelled = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()

/** Items of a cell: people part them by semicolons, commas or new lines. */
export const itemsOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[;,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')

const weekdays: readonly (readonly [RegExp, string])[] = [
  [/^(пн|понед\S*)$/, 'пн'],
  [/^(вт|вторн\S*)$/, 'вт'],
  [/^(ср|сред[аыуе]|средам)$/, 'ср'],
  [/^(чт|четв\S*)$/, 'чт'],
  [/^(пт|пятни\S*)$/, 'пт'],
  [/^(сб|суббо\S*)$/, 'сб'],
  [/^(вс|воскр\S*)$/, 'вс'],
]

const small = new Set(['и', 'в', 'во', 'к', 'ко', 'на', 'по', 'с', 'со', 'для', 'о', 'об', 'от', 'до', 'из', 'у', 'за', 'при'])

/** Endings differ («шахматы», «в шахматах»), beginnings do not. */
const stem = 5

/** What an item says, word by word. */
function wordsOf(item: string): Set<string> {
  const words = spelled(item).match(/[\p{L}\d]+(?::\d+)?/gu) ?? []
  return new Set(
    words.filter((word) => !small.has(word)).map((word) => weekdays.find(([known]) => known.test(word))?.[1] ?? word.slice(0, stem)),
  )
}

/** Two items mean the same when all words of the shorter are in the longer: «математика» and «Математика, ОГЭ». */
function areAlike(a: Set<string>, b: Set<string>): boolean {
  return a.size > 0 && b.size > 0 && (a.isSubsetOf(b) || b.isSubsetOf(a))
}

export type Items = readonly Set<string>[]

export const toItems = (text: string | undefined): Items => itemsOf(text).map(wordsOf)

/** «Любое», «не важно»: goes with everything. */
export const isAnything = (text: string | undefined): boolean => /^(люб|не важно|неважно|все равно|смешан)/.test(spelled(text ?? ''))

/** How many of these items are among the others. */
export const countShared = (items: Items, others: Items): number =>
  items.filter((item) => others.some((other) => areAlike(item, other))).length

export interface Ages {
  readonly from: number
  readonly to: number
}

/** «10–12», «от 10», «до 14», «12», «любой»; undefined for what is none of these. */
export function readAges(text: string): Ages | undefined {
  if (isAnything(text)) return { from: 0, to: 200 }
  const [, low, , high] = /^(\d{1,3})(\s*(?:-|–|—|\.\.|до)\s*(\d{1,3}))?(?: лет| года?)?$/.exec(spelled(text)) ?? []
  if (low !== undefined) return Number(high ?? low) < Number(low) ? undefined : { from: Number(low), to: Number(high ?? low) }
  const both = /^от (\d{1,3})(?: до (\d{1,3}))?(?: лет| года?)?$/.exec(spelled(text))
  if (both !== null) return Number(both[2] ?? 200) < Number(both[1]) ? undefined : { from: Number(both[1]), to: Number(both[2] ?? 200) }
  const upTo = /^до (\d{1,3})(?: лет| года?)?$/.exec(spelled(text))
  return upTo === null ? undefined : { from: 0, to: Number(upTo[1]) }
}
