const whole = new Intl.NumberFormat('ru-RU')
const tenths = new Intl.NumberFormat('ru-RU', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const signed = new Intl.NumberFormat('ru-RU', { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' })

export const showNumber = (value: number) => whole.format(value)
export const showPercent = (value: number) => `${tenths.format(value)} %`
export const showDeviation = (value: number) => signed.format(value)

/** A whole number from 0; undefined when the text is anything else. */
export function parseCount(text: string): number | undefined {
  const digits = text.replace(/[\s\u00a0]/g, '')
  return /^\d{1,8}$/.test(digits) ? Number(digits) : undefined
}
