/** A mean or a change with as many decimals as say something; a grade has two. */
const digits = (value: number, decimals: number): string =>
  value
    .toFixed(decimals)
    .replace('.', ',')
    .replace(/^-(0(?:,0+)?)$/, '$1')
    .replace('-', '−')

export interface Scale {
  readonly from: number
  readonly to: number
}

/** Of five points a hundredth is a step, of ten a tenth. */
const decimalsOf = ({ to }: Scale): number => (to <= 5 ? 2 : 1)
export const showMean = (value: number, scale: Scale): string => digits(value, decimalsOf(scale))
export const showEffect = (value: number): string => digits(value, 2)
export const showChange = (value: number, scale: Scale): string => {
  const text = digits(value, decimalsOf(scale))
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** How far along the scale, in per cent, for a bar. */
export const alongScale = (value: number, { from, to }: Scale): number => Math.max(0, Math.min(100, ((value - from) / (to - from)) * 100))
