import { readAnswerCode } from '@nastavnik/contract'

const russian = 'йцукенгшщзхъфывапролджэячсмитьбю'
const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,."

/** A scanner is a keyboard: under the Russian layout it types Cyrillic letters from the keys of the Latin ones. */
const fromKeys = (text: string) => Array.from(text.toLowerCase(), (letter) => latin[russian.indexOf(letter)] ?? letter).join('')

/**
 * The number of a sheet or the code on it, of whatever was typed or scanned: `12`, `K7QF2-M9XTD`, `https://…/answer#K7QF2M9XTD`, the same typed
 * under the Russian layout (there `#` is `№`). Undefined when it can be neither.
 */
export function readSheetNumber(typed: string): string | undefined {
  const text = typed.trim()
  if (/^\d{1,6}$/.test(text)) return String(Number(text))
  const scanned = /^.*([#№])(.*)$/s.exec(text)
  if (scanned === null) return readAnswerCode(text)
  const [, sign, code = ''] = scanned
  return readAnswerCode(sign === '№' ? fromKeys(code) : code)
}
