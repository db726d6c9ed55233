import { readFile, stat } from 'node:fs/promises'
import { WorkbookError } from './error.ts'

const zipMagic = Buffer.from('PK\x03\x04', 'latin1')
const oleMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** The stream in which Office keeps a password-protected OOXML file; OLE2 writes its directory in UTF-16. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le')

/** The bytes of what was sent, once it is known to be a ZIP archive of a bearable size. */
export async function loadZip(source: Uint8Array | string, maxBytes: number): Promise<Buffer> {
  const size = typeof source === 'string' ? (await stat(source)).size : source.byteLength
  if (size > maxBytes) throw new WorkbookError('file.tooLarge', `Файл больше ${Math.floor(maxBytes / 1024 / 1024)} МБ`)
  const file = typeof source === 'string' ? await readFile(source) : Buffer.from(source.buffer, source.byteOffset, source.byteLength)
  if (startsWith(file, zipMagic)) return file
  throw startsWith(file, oleMagic) ? refuseOle(file) : new WorkbookError('file.notXlsx', 'Это не книга Excel в формате .xlsx')
}

function refuseOle(file: Buffer): WorkbookError {
  return file.includes(encryptedPackage)
    ? new WorkbookError('file.encrypted', 'Файл защищён паролем: снимите пароль и пришлите снова')
    : new WorkbookError('file.notXlsx', 'Это файл старого формата (.xls): сохраните его как «Книга Excel (.xlsx)»')
}

function startsWith(file: Buffer, magic: Buffer): boolean {
  return file.subarray(0, magic.length).equals(magic)
}
