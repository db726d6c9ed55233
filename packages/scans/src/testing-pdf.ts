import { jpegSize } from './jpeg-size.ts'

const a4Long = 842

/** An object with data; `entries` go into its dictionary. */
export function pdfStream(entries: string, data: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`<<${entries}/Length ${data.length}>>stream\n`), data, Buffer.from('\nendstream')])
}

/** A PDF of the given objects, the first being its catalogue; `trailer` adds entries to the trailer. */
export function rawPdf(objects: readonly (Buffer | string)[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const places: number[] = []
  let length = parts[0]?.length ?? 0
  const add = (part: Buffer) => {
    parts.push(part)
    length += part.length
  }
  objects.forEach((object, index) => {
    places.push(length)
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]))
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`)
  const count = objects.length + 1
  const start = length
  add(Buffer.from(`xref\n0 ${count}\n0000000000 65535 f \n${table.join('')}`))
  add(Buffer.from(`trailer\n<</Size ${count}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}

/** One PDF of JPEG pages (grey or RGB), one picture a page on A4, as the office's scanner sends it. */
export function scannedPdf(pages: readonly Uint8Array[]): Uint8Array {
  const kids = pages.map((_, index) => `${3 + index * 3} 0 R`)
  const objects: (Buffer | string)[] = ['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Count ${pages.length}/Kids[${kids.join(' ')}]>>`]
  for (const page of pages) {
    const { width, height, channels } = jpegSize(page)
    const points = a4Long / Math.max(width, height)
    const [across, up] = [(width * points).toFixed(2), (height * points).toFixed(2)]
    const own = objects.length + 1
    const colours = channels === 1 ? 'DeviceGray' : 'DeviceRGB'
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${across} ${up}]/Resources<</XObject<</I ${own + 2} 0 R>>>>/Contents ${own + 1} 0 R>>`,
      pdfStream('', Buffer.from(`q ${across} 0 0 ${up} 0 0 cm /I Do Q`)),
      pdfStream(
        `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/${colours}/BitsPerComponent 8/Filter/DCTDecode`,
        page,
      ),
    )
  }
  return rawPdf(objects)
}
