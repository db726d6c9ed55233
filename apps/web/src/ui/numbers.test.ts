import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCount, showDeviation, showNumber, showPercent } from './numbers.ts'

const tenths = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const
const oracle = {
  whole: new Intl.NumberFormat('ru-RU'),
  percent: new Intl.NumberFormat('ru-RU', { ...tenths, signDisplay: 'negative' }),
  deviation: new Intl.NumberFormat('ru-RU', { ...tenths, signDisplay: 'exceptZero' }),
}
const unbroken = (text: string) => text.replaceAll(' ', '\u00a0')
const measured = fc.oneof(
  fc.integer({ min: -2_000_000, max: 2_000_000 }).map((hundredths) => hundredths / 100),
  fc.tuple(fc.nat(300_000), fc.integer({ min: 1, max: 300_000 })).map(([part, whole]) => (100 * part) / whole),
)

test.each([
  [0, '0'],
  [7, '7'],
  [999, '999'],
  [1234, '1 234'],
  [230_000, '230 000'],
  [1_234_567, '1 234 567'],
  [-1234, '-1 234'],
  [12.5, '12,5'],
])('%d is shown as «%s»', (value, shown) => expect(showNumber(value)).toBe(unbroken(shown)))

test.each([
  [4.35, '4,4', '+4,4'],
  [-0.04, '0,0', '0,0'],
  [-3.25, '-3,3', '-3,3'],
  [100, '100,0', '+100,0'],
  [1234.56, '1 234,6', '+1 234,6'],
])('%d is «%s» per cent and a deviation of «%s»', (value, percent, deviation) => {
  expect(showPercent(value)).toBe(`${unbroken(percent)} %`)
  expect(showDeviation(value)).toBe(unbroken(deviation))
})

test.each([
  ['counts', fc.integer({ min: -1e9, max: 1e9 }), showNumber, (value: number) => oracle.whole.format(value)],
  ['per cents', measured, showPercent, (value: number) => `${oracle.percent.format(value)} %`],
  ['deviations', measured, showDeviation, (value: number) => oracle.deviation.format(value)],
])('%s are shown as the standard library would show them', (_what, values, show, expected) =>
  fc.assert(
    fc.property(values, (value) => {
      expect(show(value)).toBe(expected(value))
    }),
  ),
)

test.each([
  ['1 234', 1234],
  ['0', 0],
  ['-1', undefined],
  ['12,5', undefined],
  ['', undefined],
])('«%s» counts %s', (text, count) => expect(parseCount(text)).toBe(count))
