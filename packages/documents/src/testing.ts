import { constants, crc32, deflateRawSync } from 'node:zlib'
import type { WorkbookErrorCode } from './error.ts'
import { rawWorkbook, relationships, type ZipEntry, zip } from './testing-archive.ts'

export { rawWorkbook, relationships, type ZipEntry, zip }

const oneCell = '<row r="1"><c r="A1"><v>1</v></c></row>'
const sheetPart = 'xl/worksheets/sheet1.xml'

/** 310 MB of blanks in half a megabyte, made without inflating anything: one deflated block repeated. */
function blanks(): NonNullable<ZipEntry['packed']> {
  const block = Buffer.alloc(1_000_000, ' ')
  const blocks = 310
  const packed = deflateRawSync(block, { finishFlush: constants.Z_FULL_FLUSH })
  let crc = 0
  for (let i = 0; i < blocks; i += 1) crc = crc32(block, crc)
  const lastBlock = Buffer.from([3, 0])
  return { bytes: Buffer.concat([...Array<Buffer>(blocks).fill(packed), lastBlock]), inflatedBytes: blocks * block.length, crc }
}

function oleFile(directoryEntry: string): Uint8Array {
  const file = Buffer.alloc(4096)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  file.write(directoryEntry, 2048, 'utf16le')
  return file
}

function entities(): string {
  const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`)
  return `<!DOCTYPE worksheet [<!ENTITY e0 "ха">${levels.join('')}]>`
}

function rows(count: number): string {
  return Array.from({ length: count }, (_, i) => `<row><c><v>${i}</v></c></row>`).join('')
}

function strings(count: number): ZipEntry {
  const items = Array.from({ length: count }, (_, i) => `<si><t>${i}</t></si>`)
  return { name: 'xl/sharedStrings.xml', content: `<sst>${items.join('')}</sst>` }
}

export interface HostileFile {
  readonly name: string
  /** What the reader must answer. */
  readonly code: WorkbookErrorCode
  readonly make: () => Uint8Array
}

export const hostileFiles: readonly HostileFile[] = [
  { name: 'bomb', code: 'file.tooLarge', make: () => rawWorkbook('', [{ name: sheetPart, content: '', packed: blanks() }]) },
  {
    name: 'bomb in a part nobody reads',
    code: 'file.tooLarge',
    make: () => rawWorkbook(oneCell, [{ name: 'xl/media/a.png', content: '', packed: blanks() }]),
  },
  {
    name: 'lying size',
    code: 'file.damaged',
    make: () => rawWorkbook('', [{ name: sheetPart, content: '', packed: blanks(), declaredBytes: 5_000 }]),
  },
  {
    name: 'endless text',
    code: 'file.textTooLong',
    make: () => rawWorkbook(`<row><c t="inlineStr"><is><t>${'я'.repeat(3_000_000)}</t></is></c></row>`),
  },
  { name: 'text of 40 000', code: 'file.textTooLong', make: () => rawWorkbook(`<row><c t="str"><v>${'я'.repeat(40_000)}</v></c></row>`) },
  {
    name: 'DTD',
    code: 'file.unsafe',
    make: () => rawWorkbook('', [{ name: sheetPart, content: '<!DOCTYPE worksheet SYSTEM "file:///etc/passwd"><worksheet/>' }]),
  },
  {
    name: 'entity expansion',
    code: 'file.unsafe',
    make: () =>
      rawWorkbook('', [{ name: sheetPart, content: `${entities()}<worksheet><row><c t="str"><v>&e9;</v></c></row></worksheet>` }]),
  },
  { name: 'deep nesting', code: 'file.unsafe', make: () => rawWorkbook('<a>'.repeat(500_000)) },
  { name: 'path traversal', code: 'file.unsafe', make: () => rawWorkbook(oneCell, [{ name: '../../etc/cron.d/x', content: 'x' }]) },
  { name: 'absolute path', code: 'file.unsafe', make: () => rawWorkbook(oneCell, [{ name: '/etc/cron.d/x', content: 'x' }]) },
  {
    name: 'two parts of one name',
    code: 'file.unsafe',
    make: () => rawWorkbook(oneCell, [{ name: 'XL/Workbook.xml', content: '<workbook/>' }]),
  },
  { name: 'column XFD', code: 'file.tooManyColumns', make: () => rawWorkbook('<row r="1"><c r="XFD1"><v>1</v></c></row>') },
  { name: 'a million columns', code: 'file.tooManyColumns', make: () => rawWorkbook(`<row>${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`) },
  { name: 'row 9 999 999', code: 'file.tooManyRows', make: () => rawWorkbook('<row r="9999999"><c><v>1</v></c></row>') },
  { name: '200 001 rows', code: 'file.tooManyRows', make: () => rawWorkbook(rows(200_001)) },
  { name: 'a million shared strings', code: 'file.tooLarge', make: () => rawWorkbook(oneCell, [strings(1_000_001)]) },
  {
    name: '51 sheets',
    code: 'file.tooManySheets',
    make: () => {
      const list = '<sheet name="Л" sheetId="1" r:id="rId1"/>'.repeat(51)
      return rawWorkbook(oneCell, [{ name: 'xl/workbook.xml', content: `<workbook><sheets>${list}</sheets></workbook>` }])
    },
  },
  {
    name: 'no sheets',
    code: 'file.noSheets',
    make: () => rawWorkbook('', [{ name: 'xl/workbook.xml', content: '<workbook><sheets/></workbook>' }]),
  },
  {
    name: 'too many entries',
    code: 'file.tooLarge',
    make: () => zip(Array.from({ length: 2_001 }, (_, i) => ({ name: `${i}.xml`, content: '' }))),
  },
  { name: 'truncated', code: 'file.damaged', make: () => rawWorkbook(rows(1_000)).slice(0, -300) },
  {
    name: 'one flipped byte',
    code: 'file.damaged',
    make: () => {
      const file = rawWorkbook('', [{ name: sheetPart, content: `<worksheet>${rows(1_000)}</worksheet>` }])
      const at = Buffer.from(file).indexOf(sheetPart) + sheetPart.length + 1_000
      file[at] = (file[at] ?? 0) ^ 0x10
      return file
    },
  },
  { name: 'unclosed markup', code: 'file.damaged', make: () => rawWorkbook('<row><c>') },
  { name: 'string that is not in the table', code: 'file.damaged', make: () => rawWorkbook('<row><c t="s"><v>7</v></c></row>') },
  {
    name: 'entry with a password',
    code: 'file.encrypted',
    make: () => rawWorkbook('', [{ name: sheetPart, content: '<worksheet/>', flags: 1 }]),
  },
  { name: 'workbook with a password', code: 'file.encrypted', make: () => oleFile('EncryptedPackage') },
  { name: 'old .xls', code: 'file.notXlsx', make: () => oleFile('Workbook') },
  { name: 'not an archive', code: 'file.notXlsx', make: () => Buffer.from('ФИО;Класс\nИванов;5\n') },
  { name: 'empty file', code: 'file.notXlsx', make: () => new Uint8Array() },
  { name: 'some other archive', code: 'file.notXlsx', make: () => zip([{ name: 'readme.txt', content: 'x' }]) },
  {
    name: 'Word document',
    code: 'file.notXlsx',
    make: () =>
      zip([
        { name: '_rels/.rels', content: relationships({ officeDocument: 'word/document.xml' }) },
        { name: 'word/document.xml', content: '<w:document xmlns:w="x"><w:body/></w:document>' },
      ]),
  },
]
