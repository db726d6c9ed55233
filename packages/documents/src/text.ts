import { WorkbookError } from './error.ts'

/** Gathers the pieces of one text, refusing it as soon as it is too long. */
export class TextCollector {
  readonly #maxLength: number
  #text = ''

  constructor(maxLength: number) {
    this.#maxLength = maxLength
  }

  add(piece: string): void {
    if (this.#text.length + piece.length > this.#maxLength) {
      throw new WorkbookError('file.textTooLong', `Текст в ячейке длиннее ${this.#maxLength} знаков`)
    }
    this.#text += piece
  }

  take(): string {
    const text = this.#text
    this.#text = ''
    return text
  }
}

const escaped = /_x([0-9A-Fa-f]{4})_/g
/** Neither PostgreSQL nor anyone else has a use for them. */
const control = /(?![\t\n\r])\p{Cc}/gu

/** Excel writes characters which XML cannot carry as _x000D_, and the underscore of a literal «_x» as _x005F_. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text
    .replace(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(control, '')
    .toWellFormed()
}

/**
 * One string object for equal texts. The parser's strings are slices which would keep the whole piece of markup alive,
 * and columns of a school's list repeat a few hundred texts.
 */
export class TextPool {
  static readonly #capacity = 5_000
  readonly #texts = new Map<string, string>()

  intern(text: string): string {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    const own = detach(text)
    if (this.#texts.size === TextPool.#capacity) this.#texts.clear() // equal texts stand near each other; the rest is forgotten
    this.#texts.set(own, own)
    return own
  }
}

/** Shorter pieces V8 copies by itself. */
const shortestSlice = 13

/** A copy that does not lean on the string it was cut from. */
export function detach(text: string): string {
  if (text.length < shortestSlice) return text
  return Buffer.from(text, 'utf16le').toString('utf16le')
}
