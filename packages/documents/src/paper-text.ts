/** Controls, what XML cannot carry, and spaces of no width: typst measures lines that end with one wrongly. */
const unprintable = /[^\P{Cc}\n]|[\u200b\ufeff\ufffe\uffff]/gu

/** A text as it is printed: one kind of line break, no control characters, no half of a pair. */
export function paperText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(unprintable, '')
    .toWellFormed()
}

const mark = '\u0001'

/**
 * Makes printed texts in which words of more than `letters` letters stand between marks: the template looks whether they fit.
 * A line may end after a hyphen, but not before a number.
 */
export function markLongWords(letters: number): (text: string) => string {
  const longWord = new RegExp(`(?:[^\\s-]|-(?!\\p{L})){${letters + 1},}(?:-(?=\\p{L}))?`, 'gu')
  return (text) => paperText(text).replace(longWord, `${mark}$&${mark}`)
}
