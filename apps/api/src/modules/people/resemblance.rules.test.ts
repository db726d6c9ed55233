import { describe, expect, test } from 'vitest'
import { nameKey } from './names.rules.ts'
import { type Card, distance, findResembling, resemblance } from './resemblance.rules.ts'

const day = '2010-03-12'
let cards = 0
const card = (name: string, born: string | number | null = day): Card => ({
  id: `id-${++cards}`,
  key: nameKey(name),
  bornOn: typeof born === 'string' ? born : null,
  bornYear: typeof born === 'string' ? Number(born.slice(0, 4)) : born,
})

describe('with the same day of birth', () => {
  test.each([
    ['Орлова Наталья Ильинична', 'Орлова Наталия Ильинична', 'spelling'],
    ['Орлова Анна Ильинична', 'Арлова Анна Ильинична', 'spelling'],
    ['Белова Алла Геннадьевна', 'Белова Ала Генадьевна', 'spelling'],
    ['Орлова Анна Ильинична', 'Анна Ильинична Орлова', 'sameWords'],
    ['Орлова Анна', 'Анна Орлова', 'sameWords'],
    ['Орлова Анна', 'Орлова Анна Ильинична', 'missingPart'],
    ['Анна Орлова', 'Орлова Анна Ильинична', 'missingPart'],
    ['Орлова А. И.', 'Орлова Анна Ильинична', 'initials'],
    ['Орлова А.', 'Орлова Анна Ильинична', 'initials'],
    ['Орлова Анна Ильинична', 'Соколова Анна Ильинична', 'surname'],
    ['Орлова Анна (7А)', 'Орлова Анна (7Б)', 'sameName'],
    ['Орлова Анна (7А)', 'Орлова Анна', 'sameName'],
  ])('%s and %s: %s', (one, two, reason) => {
    expect(resemblance(card(one), card(two))?.reasons).toEqual([reason])
    expect(resemblance(card(two), card(one))?.reasons).toEqual([reason])
  })

  test.each([
    ['Орлова Анна Ильинична', 'Орлов Иван Ильич'],
    ['Орлова Мария Ильинична', 'Орлова Марина Ильинична'],
    ['Орлов Иван Ильич', 'Соколов Пётр Ильич'],
    ['Ли Ян', 'Ли Ин'],
    ['Орлова А. И.', 'Орлова Вера Ильинична'],
    ['Орлова Анна', 'Соколова Анна'],
  ])('%s and %s are two people', (one, two) => {
    expect(resemblance(card(one), card(two))).toBeUndefined()
  })
})

test.each([
  ['a day unknown', 'Орлова Наталья Ильинична', day, 'Орлова Наталия Ильинична', null, ['spelling', 'birthUnknown']],
  ['only the year known', 'Орлова Анна', day, 'Орлова Анна Ильинична', 2010, ['missingPart', 'birthUnknown']],
  ['a slip in the day', 'Орлова Наталья Ильинична', day, 'Орлова Наталия Ильинична', '2010-03-13', ['spelling', 'birthDiffers']],
  ['day and month swapped', 'Орлова Наталья Ильинична', day, 'Орлова Наталия Ильинична', '2010-12-03', ['spelling', 'birthDiffers']],
  ['another year', 'Орлова Анна', day, 'Орлова Анна Ильинична', 2011, undefined],
  ['another birth', 'Орлова Наталья Ильинична', day, 'Орлова Наталия Ильинична', '2009-04-11', undefined],
  ['a changed surname without a birth', 'Орлова Анна Ильинична', null, 'Соколова Анна Ильинична', null, undefined],
  ['two letters without a birth', 'Орлова Анна Ильинична', null, 'Арлава Анна Ильинична', null, undefined],
  ['marks of namesakes without a birth', 'Орлова Анна (7А)', null, 'Орлова Анна (7Б)', null, undefined],
] as const)('%s', (_what, one, born, two, otherBorn, reasons) => {
  expect(resemblance(card(one, born), card(two, otherBorn))?.reasons).toEqual(reasons)
})

test.each([
  ['анна', 'анна', 0],
  ['анна', 'ана', 1],
  ['орлова', 'арлава', 2],
  ['орлова', 'соколова', 3],
  ['', 'абв', 3],
])('%s → %s is %d letters', (one, two, letters) => expect(distance(one, two)).toBe(letters))

test('pairs are found once, whoever stands first', () => {
  const [anna, gleb, respelt, short] = ['Орлова Анна Ильинична', 'Белов Глеб Ильич', 'Арлова Анна Ильинична', 'Орлова А. И.'].map((name) =>
    card(name),
  )
  if (anna === undefined || gleb === undefined || respelt === undefined || short === undefined) throw new Error('no cards')
  const found = (list: readonly Card[]) =>
    new Set(findResembling(list).map(({ a, b }) => (a.id < b.id ? `${a.id} ${b.id}` : `${b.id} ${a.id}`)))
  const people = [anna, gleb, respelt, short]
  expect(found(people)).toEqual(new Set([`${anna.id} ${respelt.id}`, `${anna.id} ${short.id}`]))
  expect(findResembling(people)).toHaveLength(2)
  expect(found(people.toReversed())).toEqual(found(people))
})

test('an abbreviated name that several fit says nothing without a birth', () => {
  const people = [card('Орлова А. И.', null), card('Орлова Анна Ильинична', null), card('Орлова Алла Игоревна', null)]
  expect(findResembling(people)).toEqual([])
})

test('a day that a whole school is born on tells nothing, names still do', () => {
  const letters = 'абвгдежзиклмнопр'
  const syllables = (index: number) => `${letters.charAt(index % 16)}у${letters.charAt(index / 16)}у`
  const crowd = Array.from({ length: 200 }, (_, index) => card(`Я${syllables(index)}нов Иван Ильич${syllables(index)}`, '2010-01-01'))
  expect(findResembling([...crowd, card('Уткина Вера Ильинична', '2010-01-01'), card('Вера Ильинична Уткина', '2010-01-01')])).toHaveLength(
    1,
  )
})
