import { crc32, deflateSync } from 'node:zlib'
import { squaresOf } from './paper-code.ts'

/** A square of the code in dots: a picture of single dots is blurred when it is enlarged. */
const dots = 8
const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/**
 * The QR code of a text as a PNG of two colours, without a margin: word processors do not agree on SVG.
 * @throws RangeError when the text is longer than a code holds (2331 bytes of UTF-8)
 */
export function codePicture(content: string): Uint8Array {
  const { size, data } = squaresOf(content)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size * dots, 0)
  header.writeUInt32BE(size * dots, 4)
  header.writeUInt8(1, 8) // a bit for a dot, of grey
  const lines = data.flatMap((row) => {
    // A square of eight dots is a byte; a line begins with the number of its filter, which is none.
    const line = Buffer.from([0, ...row.map((isDark) => (isDark ? 0 : 0xff))])
    return Array<Buffer>(dots).fill(line)
  })
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(lines))), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
