import { encode } from 'uqr'

/**
 * Rows of squares of the QR code of a text, `true` for a dark one, without a margin.
 * @throws RangeError when the text is longer than a code holds (2331 bytes of UTF-8)
 */
export function squaresOf(content: string): { readonly size: number; readonly data: readonly (readonly boolean[])[] } {
  return encode(content.toWellFormed(), { ecc: 'M', border: 0 })
}

/**
 * The QR code of a text as an SVG of one path: a square of the code is a unit, without a margin.
 * @throws RangeError when the text is longer than a code holds (2331 bytes of UTF-8)
 */
export function codeImage(content: string): string {
  const { size, data } = squaresOf(content)
  // A run of squares is one rectangle: the fewer there are, the faster it is set.
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((isDark) => (isDark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${runs.join('')}"/></svg>`
}
