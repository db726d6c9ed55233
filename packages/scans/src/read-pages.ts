import { findCodes } from './codes.ts'
import { refusal } from './error.ts'
import { ImageFile } from './image-file.ts'
import { keptImage } from './kept-image.ts'
import { kindOf } from './kind.ts'
import { scanLimits } from './limits.ts'
import { PdfFile } from './pdf-file.ts'

/** A page of an upload as it is kept. */
export interface ScanPage {
  /** From 1 in its file. */
  readonly number: number
  /** A grey JPEG, upright by EXIF, of at most `keptSide` pixels; aims at `keptBytes`. */
  readonly image: Uint8Array
  /** Texts of all QR codes found, distinct. */
  readonly codes: readonly string[]
}

/** A page that could not be decoded, or not in time. */
export interface UnreadablePage {
  readonly number: number
  readonly unreadable: true
}

type OpenFile = ImageFile | PdfFile

async function open(file: Uint8Array): Promise<OpenFile> {
  if (file.byteLength > scanLimits.fileBytes) throw refusal('scan.tooLarge')
  const kind = kindOf(file)
  if (kind === undefined) throw refusal('scan.unknownKind')
  const opened = kind === 'pdf' ? await PdfFile.open(file) : await ImageFile.open(file, kind)
  if (opened.pages >= 1 && opened.pages <= scanLimits.pages) return opened
  opened.close()
  throw refusal(opened.pages < 1 ? 'scan.damaged' : 'scan.tooManyPages')
}

/**
 * How many pages the file has, without decoding them. Throws a ScanError for what is not a JPEG, PNG, WebP, TIFF or PDF by its content,
 * is damaged or encrypted, or exceeds `scanLimits`.
 */
export async function countPages(file: Uint8Array): Promise<number> {
  const opened = await open(file)
  opened.close()
  return opened.pages
}

async function readPage(file: OpenFile, number: number): Promise<ScanPage | UnreadablePage> {
  try {
    const page = await file.page(number)
    return { number, image: await keptImage(page), codes: await findCodes(page) }
  } catch {
    // Decoders tell apart dozens of ways to be damaged; the person who looks at the page needs one.
    return { number, unreadable: true }
  }
}

/**
 * Pages from `from` (counted from 1) to the last, one at a time, so that work can stop and go on after a crash. Throws a ScanError as
 * `countPages` does; a page that cannot be decoded is yielded as unreadable. The file must not change meanwhile. Searching a page holds
 * the thread for up to a second, so call it in a worker.
 */
export async function* readPages(file: Uint8Array, from: number): AsyncGenerator<ScanPage | UnreadablePage> {
  const opened = await open(file)
  try {
    const last = opened.pages
    for (let number = Math.max(1, from); number <= last; number += 1) yield await readPage(opened, number)
  } finally {
    opened.close()
  }
}
