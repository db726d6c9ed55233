import { FormulaCell } from '@nastavnik/documents'
import { describe, expect, test } from 'vitest'
import { ageOn, readBirth, readDay } from './days.rules.ts'

const today = '2021-03-15'

const writings = [
  '2008-03-12',
  '2008-03-12T00:00:00.000Z',
  '2008-3-12',
  '2008.03.12',
  '12.03.2008',
  ' 12.03.2008 ',
  '12.3.2008',
  '12. 03. 2008',
  '12/03/2008',
  '12-03-2008',
  '12,03,2008',
  '12.03.2008.',
  '12.03.2008 0:00:00',
  '12.03.08',
  '12.03.2008 г.',
  '12.03.2008г',
  '12.03.2008 года',
  '12.03.2008 г.р.',
  '12.03.2008 г. р.',
  '12.03.2008 года рождения',
  '12 марта 2008',
  '12 марта 2008 г.',
  '12 МАРТА 2008 года',
  '«12» марта 2008 г.',
  '12 мар. 2008',
  '12-мар-08',
  '12.мар.2008',
] as const

describe('a day', () => {
  test.each(writings)('%j', (text) => expect(readDay(text, false)).toEqual({ state: 'read', value: '2008-03-12' }))

  test.each([
    [39519, false, '2008-03-12'],
    [38057, true, '2008-03-12'], // the same day counted from 1904
    [39519.999_999_9, false, '2008-03-13'],
    ['29.02.2008', false, '2008-02-29'],
    ['20.01.21', false, '2021-01-20'],
    ['1 мая 2021', false, '2021-05-01'],
    ['31 декабря 2021', false, '2021-12-31'],
  ])('%j (1904: %s) is %s', (cell, date1904, day) => expect(readDay(cell, date1904)).toEqual({ state: 'read', value: day }))

  test.each([undefined, '', '  ', '-', '—', ' – '])('%j is empty', (cell) => expect(readDay(cell, false)).toEqual({ state: 'empty' }))

  test.each([
    '31.02.2009',
    '29.02.2009',
    '32.13.2009',
    '00.01.2009',
    '12.03.0021',
    '12.03.2201',
    '12.03.200',
    '12 мартобря 2008',
    'март 2008',
    'весна',
    '2021',
    2021, // a year without a day, not the serial number of a day in 1905
    0,
    -5,
    9_999_999,
    true,
    new FormulaCell('2008-03-12'),
    '1'.repeat(30_000),
  ])('%j is none', (cell) => expect(readDay(cell, false)).toEqual({ state: 'invalid' }))
})

test('every month by its words', () => {
  const words = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')
  const read = (word: string) => readDay(`5 ${word} 2021 г.`, false)
  words.forEach((word, index) => {
    const expected = { state: 'read', value: `2021-${String(index + 1).padStart(2, '0')}-05` }
    expect([read(word), read(word.slice(0, 3)), read(`${word.slice(0, 3)}.`)]).toEqual([expected, expected, expected])
  })
})

describe('a birth', () => {
  test.each(writings)('%j', (text) =>
    expect(readBirth(text, false, today)).toEqual({ state: 'read', value: { day: '2008-03-12', year: 2008 } }),
  )

  test.each(['2008', ' 2008 ', '2008 г.', '2008г', '2008 г.р.', '2008 г. р.', '2008 год', '2008 года', '2008 года рождения', 2008])(
    '%j is a year only',
    (cell) => expect(readBirth(cell, false, today)).toEqual({ state: 'read', value: { day: null, year: 2008 } }),
  )

  test.each([
    ['01.02.63', '1963-02-01'], // a two-digit year is never after the reading
    ['15.03.21', '2021-03-15'],
    ['01.02.22', '1922-02-01'],
    ['16.03.2021', undefined],
    ['2022', undefined],
    [2022, undefined],
    ['01.01.1911', '1911-01-01'],
    ['31.12.1910', undefined],
    [1910, undefined],
    [39519, '2008-03-12'],
    [30, undefined],
    ['31.02.2009', undefined],
    ['12 лет', undefined],
    ['не помню', undefined],
    [true, undefined],
  ])('%j is %s', (cell, day) => {
    const expected = day === undefined ? { state: 'invalid' } : { state: 'read', value: { day, year: Number(day.slice(0, 4)) } }
    expect(readBirth(cell, false, today)).toEqual(expected)
  })

  test('a number in a workbook counted from 1904', () =>
    expect(readBirth(38057, true, today)).toEqual({ state: 'read', value: { day: '2008-03-12', year: 2008 } }))
  test('nothing is empty', () => expect(readBirth(' – ', false, today)).toEqual({ state: 'empty' }))
})

test.each([
  ['2008-03-12', 2008, '2021-03-11', 12],
  ['2008-03-12', 2008, '2021-03-12', 13],
  ['2008-02-29', 2008, '2021-02-28', 12],
  ['2008-02-29', 2008, '2021-03-01', 13],
  [null, 2008, '2021-01-01', 13], // by difference of years
  [null, 2008, '2021-12-31', 13],
])('born %s (%i), on %s — %i years', (day, year, on, age) => expect(ageOn({ day, year }, on)).toBe(age))
