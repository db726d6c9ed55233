import { loadTargetModels } from '@nastavnik/target-model'
import { describe, expect, test } from 'vitest'
import { type CheckedFact, checkFacts, practiceName } from './check-facts.rules.ts'
import { isInFuture, isOfPeriod } from './years.rules.ts'

const fact = (key: string, value: number, more: Partial<CheckedFact> = {}): CheckedFact => ({
  key,
  title: `Практика ${key}`,
  form: 'PUPIL_PUPIL',
  unitOfCount: 'PERSON',
  value,
  dated: '2020',
  partOf: null,
  within: null,
  ...more,
})

const spektr = { title: 'Организация «СПЕКТР»' }
const ticket = { title: 'Клуб «Билет в будущее»' }

test.each([
  ['ничего', [], []],
  ['одно число', [fact('A', 2038)], []],
  ['одно число в трёх строках', ['A', 'B', 'C'].map((key) => fact(key, 2038)), ['sameNumber A B C']],
  ['одно число в разных единицах', [fact('A', 2038), fact('B', 2038, { unitOfCount: 'ORGANISATION' })], []],
  ['одно число в разные годы', [fact('A', 2038), fact('B', 2038, { dated: '2021' })], []],
  ['малые числа совпадают случайно', [fact('A', 32), fact('B', 32)], []],
  ['круглые числа совпадают случайно', [fact('A', 500), fact('B', 500)], []],
  ['круглое число об одном', [fact('A', 500, ticket), fact('B', 500, { ...ticket, form: 'STUDENT_PUPIL' })], ['sameNumber A B']],
  ['итог равен своей единственной части', [fact('A', 2038), fact('B', 2038, { partOf: 'A' })], []],
  ['два числа об одном', [fact('A', 735, spektr), fact('B', 770, { title: 'Отделения «Спектр»' })], ['twoNumbers A B']],
  ['одна практика в двух формах', [fact('A', 1831, ticket), fact('B', 792, { ...ticket, form: null })], ['samePractice A B']],
  ['часть носит имя целого', [fact('A', 100, ticket), fact('B', 40, { ...ticket, partOf: 'A' })], ['sumDiffers A B 40']],
  ['итог равен сумме', [fact('A', 30), fact('B', 10, { partOf: 'A' }), fact('C', 20, { partOf: 'A' })], []],
  ['итог не равен сумме', [fact('A', 770), fact('B', 735, { partOf: 'A' })], ['sumDiffers A B 735']],
  [
    'к людям прибавлены организации',
    [fact('A', 106), fact('B', 66, { partOf: 'A', unitOfCount: 'ORGANISATION' }), fact('C', 40, { partOf: 'A' })],
    ['mixedUnits A B 40'],
  ],
  ['к людям прибавлены команды', [fact('A', 3), fact('B', 3, { partOf: 'A', unitOfCount: 'TEAM' })], ['mixedUnits A B 0']],
  [
    'часть части прибавлена ещё раз',
    [fact('A', 90), fact('B', 60, { partOf: 'A' }), fact('C', 30, { partOf: 'A', within: 'B' })],
    ['countedTwice A B C 60'],
  ],
  ['часть числа показана отдельно, не в итоге', [fact('A', 60), fact('B', 30, { within: 'A' })], []],
  ['итога среди записей нет', [fact('A', 60, { partOf: 'GONE' })], []],
])('%s', (_, facts, expected) =>
  expect(checkFacts(facts).map(({ kind, facts: keys, sum }) => [kind, ...keys, ...(sum === null ? [] : [sum])].join(' '))).toEqual(
    expected,
  ),
)

test.each([
  ['Школьный клуб «Билет в будущее»', 'билет в будущее'],
  ['План «Работа, в т.ч. в рамках «WorldSkills Russia»»', 'работа в т ч в рамках worldskills russia'],
  ['Профильные смены', 'профильные смены'],
  ['Всё — «»', 'все'],
])('имя практики: %s', (title, name) => expect(practiceName(title)).toBe(name))

describe('числа источника', async () => {
  const [omsk] = await loadTargetModels()
  const facts = omsk?.aggregateFacts.map((one) => ({ ...one, key: one.code })) ?? []
  const values = new Map(facts.map(({ key, value }) => [key, value]))
  const found = checkFacts(facts).map(({ kind, facts: keys, sum }) => ({ kind, numbers: keys.map((key) => values.get(key)), sum }))

  test.each([
    ['«Билет в будущее»: 2038 трижды', 'sameNumber', [2038, 2038, 2038], null],
    ['чемпионат: 214 дважды', 'sameNumber', [214, 214], null],
    ['«СПЕКТР»: 735 и ещё раз 21 × 35', 'sameNumber', [735, 735], null],
    ['«СПЕКТР»: 735 и 770', 'twoNumbers', [735, 770], null],
    ['21 секция по 35 — не 770', 'sumDiffers', [770, 735], 735],
    ['ассистенты учителя посчитаны дважды', 'countedTwice', [2769, 1541, 580], 2189],
    ['организации и партнёры прибавлены к педагогам', 'mixedUnits', [3052, 66, 18], 2968],
    ['работодатели прибавлены к людям', 'mixedUnits', [3275, 5], 3270],
    ['организации «команда-команда» прибавлены к людям', 'mixedUnits', [140541, 425], 140116],
    ['один подпроект в двух формах', 'samePractice', [2769, 100], null],
    ['одна площадка в двух формах', 'samePractice', [1831, 792], null],
  ])('%s', (_, kind, numbers, sum) => expect(found).toContainEqual({ kind, numbers, sum }))

  test('и больше ничего', () => expect(found).toHaveLength(11))
})

test.each([
  ['2020', '2020', true],
  ['2020', '2020-Q3', true],
  ['2020', '2019/2020', true],
  ['2020/2021', '2021', true],
  ['2020-12-31', '2020/2021', true],
  ['2020', '2021', false],
  ['2020/2021', '2022-Q1', false],
])('%s и период %s', (dated, period, expected) => expect(isOfPeriod(dated, period)).toBe(expected))

test.each([
  ['2021', false],
  ['2022', true],
  ['2020/2021', false],
  ['2021/2022', false],
  ['2022/2023', true],
  ['2021-03-15', false],
  ['2021-03-16', true],
])('%s на 15.03.2021 в будущем: %s', (dated, expected) => expect(isInFuture(dated, '2021-03-15')).toBe(expected))
