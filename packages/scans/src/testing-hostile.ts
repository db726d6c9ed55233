import { crc32, deflateSync } from 'node:zlib'
import type { ScanErrorCode } from './error.ts'
import { pdfStream, rawPdf } from './testing-pdf.ts'

const catalogue = '<</Type/Catalog/Pages 2 0 R>>'
const onePage = '<</Type/Pages/Count 1/Kids[3 0 R]>>'

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A PNG that says it is `side` pixels square and carries a megabyte of black in a kilobyte. */
function hugePng(side: number): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 8
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function hugeJpeg(side: number): Uint8Array {
  const frame = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(side, 7)
  frame.writeUInt16BE(side, 9)
  return Buffer.concat([frame, Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0, 0xff, 0xd9])])
}

/** A PDF of one page with the given content; what the page needs comes in `resources` and further objects, from number 5. */
export function pageOfPdf(content: string, box = '0 0 595 842', resources = '', more: readonly (Buffer | string)[] = []): Uint8Array {
  const page = `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Resources<<${resources}>>/Contents 4 0 R>>`
  return rawPdf([catalogue, onePage, page, pdfStream('', Buffer.from(content)), ...more])
}

/** A picture of 3.6 thousand million pixels, which a PDF may well claim in a line. */
export function pdfOfHugePicture(): Uint8Array {
  const picture = pdfStream(
    '/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode',
    deflateSync(Buffer.alloc(1_000_000)),
  )
  return pageOfPdf('q 595 0 0 842 0 0 cm /I Do Q', '0 0 595 842', '/XObject<</I 5 0 R>>', [picture])
}

/** Forms that draw forms: a thousand million rectangles in two kilobytes. */
export function endlessPdf(): Uint8Array {
  const levels = 9
  const forms = Array.from({ length: levels }, (_, level) => {
    const next = level === levels - 1 ? '0 0 500 800 re f ' : '/F Do '
    const resources = level === levels - 1 ? '' : `/Resources<</XObject<</F ${6 + level} 0 R>>>>`
    return pdfStream(`/Type/XObject/Subtype/Form/BBox[0 0 595 842]${resources}`, Buffer.from(next.repeat(10)))
  })
  return pageOfPdf('/F Do', '0 0 595 842', '/XObject<</F 5 0 R>>', forms)
}

/** Patterns that tile patterns: few objects and endless drawing. */
export function slowPdf(): Uint8Array {
  const tile = (next: string, resources: string) =>
    pdfStream(`/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 0.01/YStep 0.01${resources}`, Buffer.from(next))
  const paint = '/Pattern cs /P scn 0 0 595 842 re f '
  const resources = (number: number) => `/Resources<</Pattern<</P ${number} 0 R>>>>`
  return pageOfPdf(paint.repeat(200), '0 0 595 842', '/Pattern<</P 5 0 R>>', [
    tile(paint.repeat(50), resources(6)),
    tile('0 0 5 5 re f', ''),
  ])
}

function encryptedPdf(): Uint8Array {
  const secret = '00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF'
  const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'
  const encryption = `/Encrypt<</Filter/Standard/V 1/R 2/O<${secret}>/U<${secret}>/P -4>>/ID[<00><00>]`
  return rawPdf([catalogue, onePage, page], encryption)
}

/** A PDF that says it has `said` pages; the list holds one page as many times as `listed`. */
export function pdfOfPages(said: number, listed: number): Uint8Array {
  const pages = `<</Type/Pages/Count ${said}/Kids[${'3 0 R '.repeat(listed)}]>>`
  return rawPdf([catalogue, pages, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'])
}

export interface HostileScan {
  readonly name: string
  /** What `countPages` and `readPages` must answer. */
  readonly code: ScanErrorCode
  readonly make: () => Uint8Array
}

/** Files that are refused as a whole. */
export const hostileScans: readonly HostileScan[] = [
  { name: 'no bytes', code: 'scan.unknownKind', make: () => new Uint8Array() },
  { name: 'a text', code: 'scan.unknownKind', make: () => Buffer.from('Согласие') },
  { name: 'SVG called a photograph', code: 'scan.unknownKind', make: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
  { name: 'HTML called a photograph', code: 'scan.unknownKind', make: () => Buffer.from('<!doctype html><script>alert(1)</script>') },
  { name: 'GIF', code: 'scan.unknownKind', make: () => Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1') },
  { name: 'HEIC', code: 'scan.unknownKind', make: () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1') },
  { name: 'start of a JPEG', code: 'scan.damaged', make: () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]) },
  { name: 'start of a PNG', code: 'scan.damaged', make: () => hugePng(10).subarray(0, 20) },
  { name: 'start of a WebP', code: 'scan.damaged', make: () => Buffer.from('RIFF\x20\0\0\0WEBPVP8 ', 'latin1') },
  { name: 'start of a TIFF', code: 'scan.damaged', make: () => Buffer.from('II*\0\x08\0\0\0\xff\xff', 'latin1') },
  { name: 'start of a PDF', code: 'scan.damaged', make: () => Buffer.from('%PDF-1.7\n') },
  { name: 'PDF without pages', code: 'scan.damaged', make: () => pdfOfPages(0, 0) },
  { name: 'PDF with a password', code: 'scan.encrypted', make: encryptedPdf },
  { name: 'PNG of 60 000 × 60 000', code: 'scan.tooLarge', make: () => hugePng(60_000) },
  { name: 'JPEG of 65 000 × 65 000', code: 'scan.tooLarge', make: () => hugeJpeg(65_000) },
  { name: 'more than 150 MB', code: 'scan.tooLarge', make: () => new Uint8Array(150 * 1024 * 1024 + 1) },
  { name: 'PDF of 10 000 pages', code: 'scan.tooManyPages', make: () => pdfOfPages(10_000, 10_000) },
]
