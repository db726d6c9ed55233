import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { type CellValue, FormulaCell, readWorkbook, serialToDay } from './index.ts'
import { isDateCode } from './styles.ts'
import { rawWorkbook, relationships, zip } from './testing.ts'

type SeenRow = [sheet: string, row: number, ...cells: CellValue[]]

async function readAll(file: Uint8Array): Promise<SeenRow[]> {
  const seen: SeenRow[] = []
  await readWorkbook(file, (sheet, row, cells) => seen.push([sheet.name, row, ...cells]))
  return seen
}

test('values of every kind, as Excel and its like write them', async () => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Список')
  sheet.addRow(['Ёлкина  Анна', 5, 2.5, true, new Date('2009-02-04T15:00:00Z'), { richText: [{ text: 'два ' }, { text: 'куска' }] }])
  sheet.getCell('B4').value = { formula: '1+1', result: 2, date1904: false }
  sheet.getCell('D4').value = { error: '#N/A' }
  workbook.addWorksheet('Скрытый', { state: 'veryHidden' }).addRow(['тайна'])
  const file = new Uint8Array(await workbook.xlsx.writeBuffer())

  expect(await readAll(file)).toEqual([
    ['Список', 1, 'Ёлкина  Анна', 5, 2.5, true, '2009-02-04', 'два куска'],
    ['Список', 4, undefined, new FormulaCell(2)],
    ['Скрытый', 1, 'тайна'],
  ])
  const { sheets } = await readWorkbook(file, () => {})
  expect(sheets).toEqual([
    { index: 0, name: 'Список', hidden: false },
    { index: 1, name: 'Скрытый', hidden: true },
  ])
})

test('references that are missing, prefixed markup, phonetic text, escapes and blanks', async () => {
  const file = rawWorkbook(
    '<x:row><x:c t="s"><x:v>0</x:v></x:c><c r="C7" t="inlineStr"><is><r><t>а</t></r><r><t>б</t></r><rPh><t>в</t></rPh></is></c></x:row>' +
      '<row r="7"><c s="1"/><c/></row><row><c t="str"><v>x_x000D_y_x005F_x0041__x0000_</v></c><c t="str"><v></v></c></row>',
    [{ name: 'xl/sharedStrings.xml', content: '<sst><si><t>кот</t><rPh sb="0" eb="1"><t>мяу</t></rPh></si></sst>' }],
  )
  expect(await readAll(file)).toEqual([
    ['Лист1', 1, 'кот', undefined, 'аб'],
    ['Лист1', 8, 'x\ry_x0041_'],
  ])
})

test('sheets come in workbook order, whatever their files are called; targets may be absolute', async () => {
  const file = zip([
    { name: '_rels/.rels', content: relationships({ officeDocument: '/book/main.xml' }) },
    {
      name: 'book/_rels/main.xml.rels',
      content: relationships({ worksheet: '/sheets/b.xml', 'x/worksheet': '../sheets/a.xml', chartsheet: 'c.xml' }),
    },
    {
      name: 'book/main.xml',
      content:
        '<workbook><workbookPr date1904="1"/><sheets><sheet name="А" r:id="rId2"/><sheet name="Д" r:id="rId3"/><sheet name="Б" r:id="rId1"/></sheets></workbook>',
    },
    { name: 'sheets/a.xml', content: '<worksheet><row><c t="str"><v>первый</v></c></row></worksheet>' },
    { name: 'Sheets/B.xml', content: '<worksheet><row><c t="str"><v>второй</v></c></row></worksheet>' },
  ])
  expect(await readAll(file)).toEqual([
    ['А', 1, 'первый'],
    ['Б', 1, 'второй'],
  ])
})

test('numbers become days only under a date format, and only if they are days', async () => {
  const formats =
    '<numFmts><numFmt numFmtId="164" formatCode="[$-419]dd/mm/yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>'
  const cells = [
    '<c><v>39848</v></c>',
    '<c s="1"><v>39848.75</v></c>',
    '<c s="2"><v>39848</v></c>',
    '<c s="1"><v>0.5</v></c>',
    '<c s="1"><v>89131234567</v></c>',
  ]
  const file = rawWorkbook(`<row>${cells.join('')}</row>`, [{ name: 'xl/styles.xml', content: `<styleSheet>${formats}</styleSheet>` }])
  expect(await readAll(file)).toEqual([['Лист1', 1, 39848, '2009-02-04', '2009-02-04', 0.5, 89131234567]])
})

test.each([
  ['ДД.ММ.ГГГГ', true],
  ['dd\\ mmmm\\ yyyy\\ "г."', true],
  ['mmm-yy', true],
  ['0.00" руб. / день"', false],
  ['_-* #,##0.00\\ _₽_-;[Red]\\-#,##0', false],
  ['General', false],
  ['mm:ss.0', false],
  ['#,##0 г', false],
])('format %s shows dates: %s', (code, expected) => expect(isDateCode(code)).toBe(expected))

test('serials', () => {
  expect([39848, 39847.9999999, 1, 59, 60, 61, 0.5, -1, 109_940, Number.NaN].map((serial) => serialToDay(serial))).toEqual([
    '2009-02-04',
    '2009-02-04',
    '1900-01-01',
    '1900-02-28',
    undefined,
    '1900-03-01',
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(serialToDay(38386, true)).toBe('2009-02-04')
})
