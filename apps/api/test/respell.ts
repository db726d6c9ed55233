/** Chance from a seed (mulberry32): the same seed mistypes the same way. */
export interface Dice {
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T extends {}>(items: readonly T[]): T
  shuffle<T>(items: readonly T[]): T[]
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T extends {}>(items: readonly T[]): T => {
    const item = items[between(0, items.length - 1)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  const shuffle = <T>(items: readonly T[]) =>
    items
      .map((item) => ({ item, key: next() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ item }) => item)
  return { between, pick, shuffle, chance: (probability) => next() < probability }
}

const latin: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', К: 'K', М: 'M', Т: 'T', А: 'A' }

const spellings: readonly ((name: string) => string)[] = [
  (name) => name.replaceAll('ё', 'е'),
  (name) => name.toUpperCase(),
  (name) => name.replace(/^\S+/, (surname) => surname.toUpperCase()),
  (name) => name.replaceAll(' ', '  '),
  (name) => ` ${name.replaceAll(' ', '\u00a0')} `,
  (name) => name.replace(/[аеорсхКМТА]/, (letter) => latin[letter] ?? letter),
  (name) => name.replaceAll('-', ' – '),
  (name) => name.normalize('NFD'),
  (name) => `${name}.`,
]

/** The same person in another hand. */
export function respellName(dice: Dice, name: string): string {
  const once = dice.chance(0.6) ? dice.pick(spellings)(name) : name
  return dice.chance(0.2) ? dice.pick(spellings)(once) : once
}

const months = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')

/** The same ISO day in another writing; of a birth sometimes only the year. */
export function respellDay(dice: Dice, iso: string, birth: boolean): string | number {
  const [year = '', month = '', day = ''] = iso.split('-')
  const words = `${Number(day)} ${months[Number(month) - 1]} ${year}`
  const serial = Math.round(Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000) + 25_569
  if (birth && dice.chance(0.1)) return dice.pick([Number(year), year, `${year} г.р.`])
  return dice.pick<string | number>([
    iso,
    `${day}.${month}.${year}`,
    `${Number(day)}.${Number(month)}.${year} г.`,
    `${day}.${month}.${year.slice(2)}`,
    `${day}/${month}/${year}`,
    `${day},${month},${year}`,
    `${words} г.`,
    `${words} года`.toUpperCase(),
    `«${day}» ${months[Number(month) - 1]} ${year}`,
    serial,
  ])
}

/** Other names of a form that the model knows. */
const aliases: Readonly<Record<string, string>> = { 'педагог – ученик': 'учитель – ученик', 'учитель – учитель': 'педагог – педагог' }

export function respellForm(dice: Dice, title: string): string {
  const form = dice.chance(0.2) ? (aliases[title] ?? title) : title
  const close = form.replace(' – ', '-')
  return dice.pick([
    form,
    close,
    form.toUpperCase(),
    form.replace('–', '—'),
    `«${close}»`,
    `Форма «${form}»`,
    ` ${form.replaceAll(' ', '  ')} `,
  ])
}

/** `cell` is «Программа «Лидер»» in full. */
export function respellProgramme(dice: Dice, cell: string): string {
  const title = cell.replace(/^Программа «(.*)»$/, '$1')
  const bare = dice.pick([title, title.toUpperCase(), title.replaceAll('ё', 'е').replaceAll('Ё', 'Е'), title.replaceAll(' ', '  ')])
  return dice.pick([cell, bare, `«${bare}»`, `"${bare}"`, `Программа "${bare}"`, `программа наставничества «${bare}»`])
}
