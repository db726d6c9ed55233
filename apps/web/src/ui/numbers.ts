// Written out: making the first Intl.NumberFormat takes a slow computer an eighth of a second, and every page shows numbers.
const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, '\u00a0')

/** Tenths of the number as people round it: 4.35 is 44 tenths, though the nearest binary fraction lies below. */
const tenthsOf = (value: number) => Math.round(Number((Math.abs(value) * 10).toPrecision(12)))

function showTenths(value: number): string {
  const tenths = tenthsOf(value)
  return `${grouped(String(Math.floor(tenths / 10)))},${tenths % 10}`
}

const signOf = (value: number, plus: '+' | '') => (tenthsOf(value) === 0 ? '' : value < 0 ? '-' : plus)

/** A count as it is: «1 234». */
export function showNumber(value: number): string {
  const [whole = '', fraction] = String(value).split('.')
  return fraction === undefined ? grouped(whole) : `${grouped(whole)},${fraction}`
}

export const showPercent = (value: number) => `${signOf(value, '')}${showTenths(value)} %`
export const showDeviation = (value: number) => `${signOf(value, '+')}${showTenths(value)}`

/** A whole number from 0; undefined when the text is anything else. */
export function parseCount(text: string): number | undefined {
  const digits = text.replace(/[\s\u00a0]/g, '')
  return /^\d{1,8}$/.test(digits) ? Number(digits) : undefined
}
