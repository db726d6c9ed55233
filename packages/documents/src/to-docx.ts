import type { PaperDocument } from './paper.ts'
import { paperText } from './paper-text.ts'
import { stampEntries } from './zip-times.ts'

/** The earliest day that an archive can name. */
const noTime = new Date('1980-01-01T00:00:00Z')

/**
 * Writes the document as a file of Word, A4, in Russian, to be corrected by hand; the same document gives the same bytes.
 * Heavy for long tables (two to three seconds of processor time for 2000 rows of six columns): call it in a worker thread.
 * @throws RangeError when the content of a code is longer than a code holds (2331 bytes)
 */
export async function toDocx(document: PaperDocument): Promise<Uint8Array> {
  // The library is loaded by who writes: readers of workbooks need not pay for it.
  const [{ Packer }, { drawDocument }] = await Promise.all([import('docx'), import('./docx-sheets.ts')])
  const properties = { path: 'docProps/core.xml', data: coreProperties(document.title) }
  const file = await Packer.toBuffer(drawDocument(document), undefined, [properties])
  stampEntries(file, noTime)
  return file
}

/** Instead of the library's, which tell when the file was made. */
function coreProperties(title: string): string {
  const escaped = paperText(title).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', ' ')
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped}</dc:title><dc:language>ru-RU</dc:language></cp:coreProperties>`
}
