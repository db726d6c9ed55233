/** What has no place on paper, and the C1 controls. */
const control = /[^\P{Cc}\n]/gu

/** A text as it is printed: one kind of line break, no control characters, no half of a pair; a number stays with its «№». */
export function paperText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(control, '')
    .replace(/№ (?=\d)/g, '№\u00a0')
    .toWellFormed()
}

const mark = '\u0001'

/** Makes printed texts in which words of more than `letters` letters stand between marks: the template looks whether they fit. */
export function markLongWords(letters: number): (text: string) => string {
  const longWord = new RegExp(`[^\\s-]{${letters + 1},}`, 'gu')
  return (text) => paperText(text).replace(longWord, `${mark}$&${mark}`)
}
