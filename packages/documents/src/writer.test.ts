import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { type CellValue, readWorkbook, type SheetSpec, writeWorkbook } from './index.ts'
import { cellText, sheetNames } from './writer-text.ts'

const createdAt = new Date('2021-03-18T09:00:00Z')

async function readTexts(file: Uint8Array): Promise<CellValue[][]> {
  const rows: CellValue[][] = []
  await readWorkbook(file, (_sheet, _row, cells) => rows.push(cells))
  return rows
}

async function open(sheet: SheetSpec) {
  const workbook = new ExcelJS.Workbook()
  const file = await writeWorkbook([sheet], { createdAt, title: 'Форма 1' })
  await workbook.xlsx.load(Buffer.from(file) as unknown as ExcelJS.Buffer)
  const worksheet = workbook.worksheets[0]
  if (worksheet === undefined) throw new Error('no sheet')
  return { workbook, worksheet, file }
}

function isLegal(char: string): boolean {
  const code = char.codePointAt(0) ?? 0
  return char === '\t' || char === '\n' || (code >= 0x20 && !(code >= 0x7f && code <= 0x9f) && code !== 0xfffe && code !== 0xffff)
}

/** What is left of a text after writing. */
function legal(text: string): string {
  return Array.from(text.replace(/\r\n?/g, '\n').toWellFormed()).filter(isLegal).join('')
}

test('whatever is written is read back', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom('=HYPERLINK("http://x")', '+7 900', '-', '@a', '_x000D_', 'а\r\nб', '<b>&amp;</b>', ' пробелы ', '\u0000x'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), async (rows) => {
      const marked = rows.map((row) => ['|', ...row, '|'])
      const expected = marked.map((row) => row.map((value) => legal(value) || undefined))
      expect(await readTexts(await writeWorkbook([{ name: 'Л', columns: [], rows: marked }]))).toEqual(expected)
    }),
    { numRuns: 40 },
  )
})

test('a text that looks like a formula stays a text, also for Excel that edits it', async () => {
  const { worksheet, workbook, file } = await open({ name: 'Л', columns: [{ width: 20 }], rows: [['=1+1', 'обычный', 12]] })
  expect(worksheet.getCell('A1').value).toBe('=1+1')
  expect(worksheet.getCell('A1').type).toBe(ExcelJS.ValueType.String)
  expect(workbook.title).toBe('Форма 1')
  expect(await stylesOf(file)).toEqual(['0', '1', '0', '0'])
})

/** quotePrefix of every cell format, read from the part itself: exceljs does not know the attribute. */
async function stylesOf(file: Uint8Array): Promise<string[]> {
  const { openArchive } = await import('./archive.ts')
  const { defaultLimits } = await import('./limits.ts')
  let xml = ''
  for await (const chunk of (await openArchive(Buffer.from(file), defaultLimits)).read('xl/styles.xml')) xml += chunk
  const formats = xml.slice(xml.indexOf('<cellXfs'), xml.indexOf('</cellXfs>'))
  return [...formats.matchAll(/<xf ([^>]*)>/g)].map(([, attributes]) => (attributes?.includes('quotePrefix="1"') ? '1' : '0'))
}

test('an official form: spans, page, repeated and frozen rows, filter, blank boxes', async () => {
  const { worksheet } = await open({
    name: 'Форма 1: [итог]',
    columns: [{ width: 10 }, { width: 20 }, { width: 10 }],
    landscape: true,
    freezeRows: 3,
    repeatRows: { from: 2, to: 3 },
    autoFilter: true,
    rows: [
      [{ value: 'Очень длинное название формы, которое не помещается в строку', style: 'title', span: { columns: 3 } }, null, null],
      [{ value: '№', style: 'header', span: { rows: 2 } }, { value: 'ФИО', style: 'header', span: { columns: 2 } }, null],
      [null, { value: 'Фамилия', style: 'header' }, { value: 'Имя', style: 'header' }],
      [
        { value: null, style: 'cell' },
        { value: null, style: 'cell' },
      ],
      [1, 'Иванов', { value: null, style: 'total' }],
    ],
  })
  expect(worksheet.name).toBe('Форма 1 итог')
  expect(worksheet.model.merges).toEqual(['A1:C1', 'A2:A3', 'B2:C2'])
  expect(worksheet.getRow(1).height).toBeGreaterThan(20)
  expect(worksheet.getCell('B4').border?.top?.style).toBe('thin')
  expect(worksheet.getCell('A5').font).toMatchObject({ name: 'Times New Roman', size: 11 })
  expect(worksheet.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '2:3',
  })
  expect(worksheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
  expect(worksheet.autoFilter).toBe('A3:C5')
})

test('the same input gives the same bytes at any time', async () => {
  const sheets = [{ name: 'Л', columns: [{ width: 9 }], rows: [['а', 1]] }]
  const first = await writeWorkbook(sheets, { createdAt })
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2035-01-01') })
  expect(Buffer.from(await writeWorkbook(sheets, { createdAt })).equals(first)).toBe(true)
  vi.useRealTimers()
})

test('names and texts are made fit for Excel', () => {
  expect(sheetNames(["'А/Б'", 'а б', '', '  ', 'я'.repeat(40), 'Я'.repeat(40)])).toEqual([
    'А Б',
    'а б (2)',
    'Лист',
    'Лист (2)',
    'я'.repeat(31),
    `${'Я'.repeat(27)} (2)`,
  ])
  expect(cellText('я'.repeat(40_000))).toBe(`${'я'.repeat(32_766)}…`)
})

test('columns to be filled show a hint and offer values, and let others through', async () => {
  const { worksheet } = await open({
    name: 'Наставляемые',
    columns: [{ width: 10 }, { width: 20 }, { width: 20 }, { width: 20 }],
    freezeRows: 1,
    rows: [['Дата', 'Форма']],
    entries: [
      { column: 1, hint: '12.03.2012' },
      { column: 2, values: ['ученик – ученик', 'учитель – учитель'] },
      { column: 3, hint: 'длинный список', values: Array.from({ length: 20 }, (_, index) => `форма наставничества ${index}`) },
      { column: 4, values: ['учитель, педагог'] },
    ],
  })
  expect(worksheet.getCell('A2').dataValidation).toMatchObject({ showInputMessage: true, prompt: '12.03.2012' })
  expect(worksheet.getCell('B2000').dataValidation).toMatchObject({ type: 'list', formulae: ['"ученик – ученик,учитель – учитель"'] })
  expect(worksheet.getCell('C2').dataValidation).toMatchObject({ type: 'custom', prompt: 'длинный список' })
  expect(worksheet.getCell('D2').dataValidation).toMatchObject({ type: 'custom' })
  expect(worksheet.getCell('B2').dataValidation?.showErrorMessage ?? false).toBe(false)
  expect(worksheet.getCell('B1').dataValidation).toBeUndefined()
})
