import sharp from 'sharp'
import { encode } from 'uqr'
import { readPages, type ScanPage, type UnreadablePage } from './read-pages.ts'
import { randomOf } from './testing-random.ts'

const a4 = { width: 210, height: 297 }
const codeSize = 28
const quiet = 4
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** What a sheet's code says: nobody's, of the right length. */
export function codeText(seed: number): string {
  const random = randomOf(seed)
  return `NST1:${Array.from({ length: 26 }, () => letters[Math.floor(random() * letters.length)]).join('')}`
}

/** Millimetres; the quiet zone lies within the code's size, which is the hardest reading of "28 mm". */
function code(text: string, left: number, top: number): string {
  const { data, size } = encode(text, { ecc: 'M', border: quiet })
  const module = codeSize / size
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? `M${x} ${y}h1v1h-1z` : [])))
  return `<path transform="translate(${left} ${top}) scale(${module})" d="${dark.join('')}"/>`
}

function lines(seed: number): string {
  const random = randomOf(seed)
  const words = [
    'согласие',
    'родителя',
    'на участие',
    'в программе',
    'наставничества',
    'и обработку',
    'персональных данных',
    'школа',
    '№ 12',
  ]
  const text = Array.from({ length: 30 }, (_, row) => {
    const line = Array.from({ length: 6 }, () => words[Math.floor(random() * words.length)]).join(' ')
    return `<text x="20" y="${30 + row * 6.4}" font-size="4" textLength="170">${line}</text>`
  })
  const signature = `<path d="M40 262c8-20 10 14 16-6s6 12 12-4 8 8 22-8" fill="none" stroke="#223a8f" stroke-width="0.7"/>`
  const table = `<path d="M20 225h120M20 235h120M20 245h120M20 225v20M80 225v20M140 225v20" fill="none" stroke="#000" stroke-width="0.3"/>`
  return text.join('') + table + signature
}

/** An A4 sheet as it is printed, as PNG; without a code when `text` is undefined. */
export async function sheet(text: string | undefined, dpi = 150, seed = 1): Promise<Uint8Array> {
  const drawn = text === undefined ? '' : code(text, a4.width - codeSize - 15, a4.height - codeSize - 15)
  const pixels = (millimetres: number) => Math.round((millimetres / 25.4) * dpi)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels(a4.width)}" height="${pixels(a4.height)}" viewBox="0 0 ${a4.width} ${a4.height}"
    font-family="DejaVu Sans, Arial, sans-serif"><rect width="100%" height="100%" fill="#fff"/>${lines(seed)}${drawn}</svg>`
  return sharp(Buffer.from(svg)).flatten({ background: '#fff' }).toColourspace('b-w').png({ compressionLevel: 2 }).toBuffer()
}

/** All pages of a file, from the given one. */
export async function pagesOf(file: Uint8Array, from = 1): Promise<(ScanPage | UnreadablePage)[]> {
  const pages: (ScanPage | UnreadablePage)[] = []
  for await (const page of readPages(file, from)) pages.push(page)
  return pages
}

/** Codes of a page; an empty list for an unreadable one. */
export function codesOf(page: ScanPage | UnreadablePage | undefined): readonly string[] {
  return page !== undefined && 'codes' in page ? page.codes : []
}

/** The code as operators of a PDF page, in points from the lower left. */
export function codePath(text: string, left: number, low: number, side: number): string {
  const { data, size } = encode(text, { ecc: 'M', border: quiet })
  const module = side / size
  const place = (x: number, y: number) => `${(left + x * module).toFixed(3)} ${(low + (size - 1 - y) * module).toFixed(3)}`
  return data
    .flatMap((row, y) => row.flatMap((on, x) => (on ? `${place(x, y)} ${module.toFixed(3)} ${module.toFixed(3)} re` : [])))
    .join(' ')
    .concat(' f')
}
