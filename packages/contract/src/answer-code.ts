/** Nothing that looks like something else (Crockford). */
export const answerCodeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const answerCodeLength = 10
/** Letters that look like others or stand on their key in the Russian layout's capitals. */
const meant: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: '0',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  З: '3',
  Б: '6',
}

/** The code as it is kept, of whatever was typed: case, spaces, hyphens, Cyrillic look-alikes; undefined when it cannot be one. */
export function readAnswerCode(typed: string): string | undefined {
  const letters = Array.from(typed.toUpperCase())
    .filter((letter) => !/[\s–—-]/.test(letter))
    .map((letter) => meant[letter] ?? letter)
  return letters.length === answerCodeLength && letters.every((letter) => answerCodeLetters.includes(letter)) ? letters.join('') : undefined
}

/** As it is printed: K7QF2-M9XTD. */
export const writeAnswerCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`
