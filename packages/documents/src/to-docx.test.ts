import { afterEach, expect, test, vi } from 'vitest'
import { type Block, type PaperDocument, type Sheet, type Slip, toDocx } from './index.ts'
import { all, type Element, faults, isOn, paragraphs, readDocx } from './read-docx.ts'

afterEach(() => {
  vi.useRealTimers()
})

async function write(sheets: readonly Sheet[], options: Partial<PaperDocument> = {}) {
  const file = await readDocx(await toDocx({ title: 'Протокол', sheets, numbered: false, ...options }))
  expect(faults(file)).toEqual([])
  return file
}

const writeBlocks = async (...blocks: readonly Block[]) => (await write([{ blocks }])).document

const wordOf = (element: Element, name: string): string | undefined => all(element, name)[0]?.attributes['w:val']
const styleOf = (paragraph: Element | undefined) => (paragraph === undefined ? undefined : wordOf(paragraph, 'pStyle'))
const ruled = (document: Element) => all(document, 'pBdr').length

const slips = (count: number): Slip[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ name: `Имя ${index}`, about: 'Опрос', hint: 'Как ответить' },
    code: { content: `https://example.org/${index}`, typed: `КОД-${index}` },
  }))

test('headings and paragraphs have their styles, a line break stays in its paragraph', async () => {
  const document = await writeBlocks(
    { kind: 'paragraph', text: 'УТВЕРЖДАЮ\nДиректор', align: 'right' },
    { kind: 'heading', text: 'ПРОТОКОЛ' },
    { kind: 'paragraph', text: 'Решили:' },
    { kind: 'note', text: 'Мелко' },
  )
  expect(paragraphs(document)).toEqual(['УТВЕРЖДАЮ\nДиректор', 'ПРОТОКОЛ', 'Решили:', 'Мелко'])
  const written = all(document, 'p')
  expect(written.map(styleOf)).toEqual(['PaperText', 'Heading1', 'PaperText', 'PaperNote'])
  expect(written.map((one) => wordOf(one, 'jc'))).toEqual(['right', undefined, undefined, undefined])
})

test('a table has the widths of its columns, repeats its header and has as many cells in a row as columns', async () => {
  const columns = [
    { title: 'Наставник', width: 3 },
    { title: 'Класс', width: 1 },
  ]
  const document = await writeBlocks({ kind: 'table', columns, rows: [['Иванов'], ['Петров', '7 «Б»', 'лишнее']] })
  expect(paragraphs(document)).toEqual(['Наставник', 'Класс', 'Иванов', 'Петров', '7 «Б»'])
  const [first = 0, second = 0] = all(document, 'gridCol').map(({ attributes }) => Number(attributes['w:w']))
  expect(first / second).toBeCloseTo(3, 2)
  expect((first + second) / 1440).toBeCloseTo(180 / 25.4, 2)
  expect(all(document, 'tr').map((row) => isOn(row, 'tblHeader'))).toEqual([true, false, false])
})

test('a header too high is not repeated', async () => {
  const columns = [
    { title: 'слово '.repeat(500), width: 1 },
    { title: 'Примечание', width: 5 },
  ]
  const document = await writeBlocks({ kind: 'table', columns, rows: [['а', 'б']] })
  expect(isOn(document, 'tblHeader')).toBe(false)
})

test('an empty value is a line with its hint, a given one has neither', async () => {
  const filled = await writeBlocks({ kind: 'fields', rows: [{ label: 'Телефон', value: '+7 900', hint: 'с кодом' }] })
  expect(paragraphs(filled)).toEqual(['Телефон', '+7 900'])
  expect(ruled(filled)).toBe(0)
  const rows = [
    { label: 'Телефон', value: '', hint: 'с кодом' },
    { label: 'Адрес', value: '' },
  ]
  const empty = await writeBlocks({ kind: 'fields', rows })
  expect(paragraphs(empty)).toEqual(['Телефон', 'с кодом', 'Адрес'])
  expect(ruled(empty)).toBe(2)
})

test('a signer signs, is named and dates on lines', async () => {
  const rows = [
    { who: 'Директор', name: 'П. П. Петров' },
    { who: 'Куратор', name: '' },
  ]
  const document = await writeBlocks({ kind: 'signatures', rows })
  const hints = ['(подпись)', '(расшифровка)']
  expect(all(document, 'tr').map((row) => paragraphs(row).toSorted())).toEqual([
    [...hints, 'Директор', 'П. П. Петров', 'дата'],
    [...hints, 'Куратор', 'дата'],
  ])
  expect(ruled(document)).toBe(6)
})

test('slips stand two in a row, each with its code; a row of them stays on its page', async () => {
  const file = await write([{ blocks: [{ kind: 'slips', slips: slips(3) }] }])
  const rows = all(file.document, 'tr')
  expect(rows.map((row) => paragraphs(row))).toEqual([
    ['Имя 0', 'Опрос', 'КОД-0', 'Имя 1', 'Опрос', 'КОД-1'],
    ['Как ответить', 'Как ответить'],
    ['Имя 2', 'Опрос', 'КОД-2'],
    ['Как ответить'],
  ])
  expect(rows.map((row) => isOn(row, 'cantSplit'))).toEqual([true, true, true, true])
  expect(rows.map((row) => isOn(row, 'keepNext'))).toEqual([true, false, true, false])
  expect(all(file.document, 'docPr').map(({ attributes }) => [attributes['id'], attributes['descr']])).toEqual(
    ['1', '2', '3'].map((id) => [id, 'QR-код']),
  )
  const relationships = file.parts.get('word/_rels/document.xml.rels')
  const pictures = all(relationships ?? file.document, 'Relationship').flatMap(({ attributes: { Target = '' } }) =>
    Target.startsWith('media/') ? [Target] : [],
  )
  expect(new Set(pictures).size).toBe(3)
  expect(pictures.every((picture) => file.has(`word/${picture}`))).toBe(true)
})

test('tables one after another do not become one', async () => {
  const fields: Block = { kind: 'fields', rows: [{ label: 'Телефон', value: '' }] }
  const document = await writeBlocks(fields, fields)
  const [body] = all(document, 'body')
  expect(body?.children.map(({ name }) => name)).toEqual(['tbl', 'p', 'tbl', 'p', 'sectPr'])
})

test('blocks without anything in them are left out', async () => {
  const document = await writeBlocks(
    { kind: 'fields', rows: [] },
    { kind: 'table', columns: [], rows: [['а']] },
    { kind: 'signatures', rows: [] },
    { kind: 'slips', slips: [] },
  )
  expect(all(document, 'tbl')).toEqual([])
})

/** What stands at the edges of the pages of each sheet: its own marks, or else those of the sheet before. */
function marks({ document, parts }: Awaited<ReturnType<typeof write>>) {
  const targets = new Map(
    all(parts.get('word/_rels/document.xml.rels') ?? document, 'Relationship').map(({ attributes: { Id = '', Target = '' } }) => [
      Id,
      Target,
    ]),
  )
  return all(document, 'sectPr').map((section) => ({
    hasFirst: isOn(section, 'titlePg'),
    own: section.children
      .filter(({ name }) => name.endsWith('Reference'))
      .map(({ name, attributes }) => {
        const part = parts.get(`word/${targets.get(attributes['r:id'] ?? '')}`)
        const shown = part === undefined ? [] : [...all(part, 'instrText').map(({ text }) => text), ...paragraphs(part)]
        return [
          attributes['w:type'],
          name.replace('Reference', ''),
          ...shown,
          ...(part && all(part, 'drawing').length > 0 ? ['code'] : []),
        ].join(' ')
      }),
  }))
}

test('every sheet is a section; pages are numbered from the second, and each has the footer', async () => {
  const sheets: Sheet[] = ['первый', '', 'третий'].map((text) => ({ blocks: text === '' ? [] : [{ kind: 'heading', text }] }))
  const file = await write(sheets, { numbered: true, footer: 'Напечатано\n15.03.2021' })
  const footer = 'footer Напечатано 15.03.2021'
  expect(marks(file)).toEqual([
    { hasFirst: true, own: ['default header PAGE', 'first header', `default ${footer}`, `first ${footer}`] },
    { hasFirst: false, own: [] },
    { hasFirst: false, own: [] },
  ])
  const plain = await write(sheets.slice(0, 1))
  expect(marks(plain)).toEqual([{ hasFirst: true, own: ['default header', 'first header', 'default footer', 'first footer'] }])
  expect(marks(await write([]))).toHaveLength(1)
})

test('the code of a sheet stands at the foot of its first page', async () => {
  const text: Sheet = { blocks: [{ kind: 'paragraph', text: 'текст' }] }
  const coded = { ...text, code: { content: 'NST1:1', caption: 'Лист 1' } }
  const first = 'first footer кто и когда Лист 1 code'
  const [before, withCode, after] = marks(await write([text, coded, text], { numbered: true, footer: 'кто и когда' }))
  expect(before?.own).toContain('first footer кто и когда')
  expect(withCode).toEqual({ hasFirst: true, own: ['first header PAGE', first] })
  expect(after).toEqual({ hasFirst: false, own: [] })
  const [alone] = marks(await write([coded], { numbered: true, footer: 'кто и когда' }))
  expect(alone?.own).toEqual(['default header PAGE', 'first header', 'default footer кто и когда', first])
})

test('a long footer is cut', async () => {
  const file = await write([{ blocks: [] }], { footer: 'я'.repeat(1_000) })
  const footer = file.parts.get('word/footer1.xml')
  expect(paragraphs(footer ?? file.document)).toEqual([`${'я'.repeat(199)}…`])
})

test('the file says that it is in Russian and how it is called', async () => {
  const { parts } = await write([{ blocks: [] }], { title: 'Протокол <№ 1> & "прочее"' })
  const properties = parts.get('docProps/core.xml')
  expect(properties?.children[0]?.children.map(({ name, text }) => [name, text])).toEqual([
    ['title', 'Протокол <№ 1> & "прочее"'],
    ['language', 'ru-RU'],
  ])
  const styles = parts.get('word/styles.xml')
  expect(styles === undefined ? undefined : wordOf(styles, 'lang')).toBe('ru-RU')
})

test('the same document gives the same bytes at any time and after any other', async () => {
  const document: PaperDocument = {
    ...{ title: 'Протокол', numbered: true, footer: 'кто и когда' },
    sheets: [
      { blocks: [{ kind: 'slips', slips: slips(3) }], code: { content: 'x', caption: 'Лист 1' } },
      { blocks: [{ kind: 'signatures', rows: [{ who: 'Директор', name: '' }] }] },
    ],
  }
  const first = Buffer.from(await toDocx(document))
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2035-01-01') })
  expect(Buffer.from(await toDocx(document)).equals(first)).toBe(true)
})

test('a table of 2 000 rows is written', async () => {
  const columns = ['№', 'Наставляемый', 'Наставник', 'Почему'].map((title) => ({ title, width: 1 }))
  const rows = Array.from({ length: 2_000 }, (_, index) => [`${index}`, 'Ёлкина Евгения', 'Иванов Иван', 'Общие цели'])
  const document = await writeBlocks({ kind: 'table', columns, rows })
  expect(all(document, 'tr')).toHaveLength(2_001)
  expect(paragraphs(document).filter((text) => text === 'Общие цели')).toHaveLength(2_000)
})

test('a content longer than a code holds is refused', async () => {
  const code = { content: 'я'.repeat(1_200), caption: '' }
  await expect(toDocx({ title: '', sheets: [{ blocks: [], code }], numbered: false })).rejects.toThrow(RangeError)
})
