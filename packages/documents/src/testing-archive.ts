import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of a hand-made archive; `declaredBytes` and `flags` let it lie about itself. */
export interface ZipEntry {
  readonly name: string
  readonly content: string | Uint8Array
  readonly declaredBytes?: number
  readonly flags?: number
  /** Content deflated elsewhere, instead of `content`. */
  readonly packed?: { readonly bytes: Uint8Array; readonly inflatedBytes: number; readonly crc: number }
}

const utf8Names = 0x800

/** The smallest ZIP writer that can also write what no honest program would. */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const content = Buffer.from(entry.content)
    const packed = entry.packed ?? { bytes: deflateRawSync(content, { level: 1 }), inflatedBytes: content.length, crc: crc32(content) }
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(utf8Names | (entry.flags ?? 0), 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(packed.crc, 10)
    common.writeUInt32LE(packed.bytes.length, 14)
    common.writeUInt32LE(entry.declaredBytes ?? packed.inflatedBytes, 18)
    common.writeUInt16LE(name.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, rest, name)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, Buffer.from(packed.bytes))
    offset += 4 + common.length + name.length + packed.bytes.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, index, end])
}

const relationshipTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export function relationships(targets: Readonly<Record<string, string>>): string {
  const rows = Object.entries(targets).map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${relationshipTypes}/${kind}" Target="${target}"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><Relationships>${rows.join('')}</Relationships>`
}

/** A workbook of one sheet whose markup is given; `parts` replaces or adds others. */
export function rawWorkbook(sheetData: string, parts: readonly ZipEntry[] = []): Uint8Array {
  const own: ZipEntry[] = [
    { name: '_rels/.rels', content: relationships({ officeDocument: 'xl/workbook.xml' }) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${relationshipTypes}"><sheets><sheet name="Лист1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationships({ worksheet: 'worksheets/sheet1.xml', sharedStrings: 'sharedStrings.xml', styles: 'styles.xml' }),
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${sheetData}</sheetData></worksheet>` },
  ]
  const replaced = new Set(parts.map((part) => part.name))
  return zip([...own.filter((part) => !replaced.has(part.name)), ...parts])
}
