import { pipeline, type Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { crc32, createInflateRaw } from 'node:zlib'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { WorkbookError } from './error.ts'
import type { WorkbookLimits } from './limits.ts'

/** What is handed on at a time: small enough to be parsed in a few milliseconds. */
const pieceBytes = 32_768

/** The parts of an OOXML package. Names are compared without regard to case, as the standard asks. */
export interface Archive {
  has(part: string): boolean
  /** The text of a part, piece by piece; never more than the limits allow, whatever the archive says of itself. */
  read(part: string, maxBytes?: number): AsyncGenerator<string, void, undefined>
}

export async function openArchive(file: Buffer, limits: WorkbookLimits): Promise<Archive> {
  const zip = await open(file)
  const entries = await listEntries(zip, limits)
  let inflatedBytes = 0

  async function* read(part: string, maxBytes = limits.maxInflatedBytes): AsyncGenerator<string, void, undefined> {
    const entry = entries.get(part.toLowerCase())
    if (entry === undefined) throw new WorkbookError('file.damaged', `В файле нет части «${part}»`)
    if (entry.isEncrypted()) throw new WorkbookError('file.encrypted', 'Архив файла зашифрован: пришлите файл без пароля')
    const decoder = new StringDecoder('utf8')
    let partBytes = 0
    let sum = 0
    try {
      for await (const chunk of await openStream(zip, entry)) {
        partBytes += chunk.length
        inflatedBytes += chunk.length
        if (partBytes > entry.uncompressedSize) throw damaged()
        if (partBytes > maxBytes || inflatedBytes > limits.maxInflatedBytes) throw tooLarge()
        sum = crc32(chunk, sum)
        for (let start = 0; start < chunk.length; start += pieceBytes) yield decoder.write(chunk.subarray(start, start + pieceBytes))
      }
    } catch (error) {
      throw translate(error)
    }
    if (partBytes !== entry.uncompressedSize || sum !== entry.crc32) throw damaged()
    yield decoder.end()
  }

  return { has: (part) => entries.has(part.toLowerCase()), read }
}

function open(file: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(file, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => (error ? reject(translate(error)) : resolve(zip)))
  })
}

function listEntries(zip: ZipFile, limits: WorkbookLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let declaredBytes = 0
  const accept = (entry: Entry) => {
    const name = entry.fileName.toLowerCase()
    // Two parts of one name: readers differ in which they take, so what was checked may not be what is opened.
    if (entries.has(name)) throw new WorkbookError('file.unsafe', 'В архиве две части с одним именем')
    entries.set(name, entry)
    declaredBytes += entry.uncompressedSize
    if (entries.size > limits.maxEntries || declaredBytes > limits.maxInflatedBytes) throw tooLarge()
    if (entry.uncompressedSize > limits.ratioFreeBytes && entry.uncompressedSize > entry.compressedSize * limits.maxRatio) throw tooLarge()
  }
  return new Promise((resolve, reject) => {
    if (zip.entryCount > limits.maxEntries) throw tooLarge()
    zip.on('error', (error) => reject(translate(error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      try {
        accept(entry)
        zip.readEntry()
      } catch (error) {
        reject(error)
      }
    })
    zip.readEntry()
  })
}

/** Bytes per step of inflating: with zlib's usual 16 KB, a large sheet takes three times as long. */
const chunkSize = 65_536

/** yauzl checks where the packed bytes lie; they are inflated here, so their number must be checked here, too. */
function openStream(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    const packed = { decompress: entry.isCompressed() ? false : null, decrypt: null, start: null, end: null }
    zip.openReadStream(entry, packed, (error, stream) => {
      if (error) reject(error)
      // Errors need no handling here: they reach whoever iterates over the inflated stream.
      else resolve(entry.isCompressed() ? pipeline(stream, createInflateRaw({ chunkSize }), () => {}) : stream)
    })
  })
}

function tooLarge(): WorkbookError {
  return new WorkbookError('file.tooLarge', 'Содержимое файла после распаковки слишком велико')
}

function damaged(cause?: unknown): WorkbookError {
  return new WorkbookError('file.damaged', 'Файл повреждён или загружен не полностью', cause)
}

/** yauzl and zlib tell their errors apart by words only. */
function translate(error: unknown): WorkbookError {
  if (error instanceof WorkbookError) return error
  const words = error instanceof Error ? error.message : ''
  if (/absolute path|relative path|invalid characters/.test(words)) {
    return new WorkbookError('file.unsafe', 'Имена частей архива ведут за его пределы', error)
  }
  if (/encrypt/.test(words)) return new WorkbookError('file.encrypted', 'Архив файла зашифрован: пришлите файл без пароля', error)
  return damaged(error)
}
