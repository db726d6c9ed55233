import { expect, test } from 'vitest'
import { type Block, type Sheet, toPdf } from './index.ts'
import { darkness, type ReadPage, readPdf, ruledLines } from './read-pdf.ts'

const page = { width: 210, height: 297 }
/** The code and the white it needs, in the lower right corner inside the margins. */
const codeArea = { x: 172, y: 249, width: 28, height: 28 }
const aroundCode = [
  { x: 168.5, y: 245.5, width: 31, height: 3 },
  { x: 168.5, y: 245.5, width: 3, height: 31 },
]

function print(sheets: readonly Sheet[], options: { numbered?: boolean; footer?: string } = {}): Promise<ReadPage[]> {
  return readPdf(toPdf({ title: 'Согласие', sheets, numbered: false, ...options }))
}

const texts = (pages: readonly ReadPage[]) => pages.map(({ text }) => text)

const sentence =
  'Я, законный представитель несовершеннолетнего, даю согласие на обработку персональных данных в целях участия в программе наставничества, реализуемой общеобразовательной организацией в соответствии с Федеральным законом от 27.07.2006 № 152-ФЗ «О персональных данных», включая сбор, запись, хранение и удаление.'

function consent(paragraphs: number): Sheet {
  const blocks: Block[] = [
    { kind: 'heading', text: 'СОГЛАСИЕ\nна обработку персональных данных' },
    ...Array.from({ length: paragraphs }, (_, i): Block => ({ kind: 'paragraph', text: `${i + 1}. ${sentence}` })),
    {
      kind: 'fields',
      rows: ['Фамилия', 'Имя', 'Отчество', 'Адрес', 'Паспорт', 'Телефон', 'Школа', 'Класс'].map((label, i) => ({
        label,
        value: i % 2 === 0 ? `значение ${i}` : '',
        hint: 'заполняется от руки',
      })),
    },
    { kind: 'signatures', rows: ['Законный представитель', 'Ответственный'].map((who) => ({ who, name: 'Е. А. Ёлкина' })) },
  ]
  return { blocks, code: { content: 'NST1:000001:7f9c2ba4e88f827d616045507605853e', caption: 'Лист 1' } }
}

test('a full consent with its code takes one page, and its order is that of its blocks', async () => {
  const pages = await print([consent(10), consent(10)])
  expect(pages).toHaveLength(2)
  const [{ text } = { text: '' }] = pages
  const order = [
    'СОГЛАСИЕ',
    '1. Я',
    '10. Я',
    'Фамилия',
    'значение 0',
    'Класс',
    'Ответственный',
    '(подпись)',
    '(расшифровка)',
    'дата',
    'Лист 1',
  ]
  const places = order.map((part) => text.lastIndexOf(part))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places[0]).toBe(0)
})

// One page with much room, one that is almost full, and some that run over.
test.each([1, 3, 6, 9, 10, 11, 12, 14, 25])('no text comes upon the code: %i paragraphs', async (paragraphs) => {
  const pages = await print([consent(paragraphs), { blocks: [{ kind: 'note', text: 'следующий лист' }] }])
  const [first, second] = pages
  expect(darkness(first?.pixels(codeArea) ?? [])).toBeGreaterThan(0.35)
  expect(darkness(first?.pixels(codeArea) ?? [])).toBeLessThan(0.65)
  for (const area of aroundCode) expect(darkness(first?.pixels(area) ?? [])).toBe(0)
  expect(darkness(second?.pixels(codeArea) ?? [])).toBeLessThan(0.35)
  expect(pages.at(-1)?.text).toBe('следующий лист')
})

test('blocks whose paragraphs end below the code leave it alone', async () => {
  const blocks = Array.from({ length: 12 }, (): Block => ({ kind: 'paragraph', text: sentence }))
  const [first] = await print([{ blocks, code: { content: 'x', caption: '' } }])
  for (const area of aroundCode) expect(darkness(first?.pixels(area) ?? [])).toBe(0)
})

test('every sheet begins a page, also an empty one; pages are numbered from the second', async () => {
  const sheets: Sheet[] = ['первый', '', 'третий'].map((text) => ({ blocks: text === '' ? [] : [{ kind: 'heading', text }] }))
  expect(texts(await print(sheets, { numbered: true }))).toEqual(['первый', '2', '3 третий'])
  expect(texts(await print(sheets, { footer: 'Напечатано 15.03.2021' }))).toEqual([
    'первый Напечатано 15.03.2021',
    'Напечатано 15.03.2021',
    'третий Напечатано 15.03.2021',
  ])
  expect(texts(await print([]))).toEqual([''])
})

test('a table repeats its header on each page; rows are cut or filled up to the columns', async () => {
  const rows = Array.from({ length: 120 }, (_, i) => (i % 2 === 0 ? [`строка ${i}.`] : [`строка ${i}.`, 'б', 'лишнее']))
  const columns = [
    { title: 'Наставник', width: 3 },
    { title: 'Класс', width: 1 },
  ]
  const pages = await print([{ blocks: [{ kind: 'table', columns, rows }] }])
  expect(pages.length).toBeGreaterThan(2)
  for (const { text } of pages) expect(text.startsWith('Наставник Класс строка')).toBe(true)
  const all = texts(pages).join(' ')
  expect(all).not.toContain('лишнее')
  expect(rows.every((_, i) => all.includes(`строка ${i}.`))).toBe(true)
})

test('an empty value is a line with its hint, a given one has neither', async () => {
  const value = { x: 90, y: 20, width: 100, height: 30 }
  const [filled] = await print([{ blocks: [{ kind: 'fields', rows: [{ label: 'Телефон', value: '+7 900', hint: 'с кодом' }] }] }])
  expect(filled?.text).toBe('Телефон +7 900')
  expect(ruledLines(filled?.pixels(value) ?? [])).toBe(0)
  const rows = [
    { label: 'Телефон', value: '', hint: 'с кодом' },
    { label: 'Адрес', value: '' },
  ]
  const [empty] = await print([{ blocks: [{ kind: 'fields', rows }] }])
  expect(empty?.text).toBe('Телефон с кодом Адрес')
  expect(ruledLines(empty?.pixels(value) ?? [])).toBe(2)
})

test('a signer without a name gets a line for it', async () => {
  const [first] = await print([{ blocks: [{ kind: 'signatures', rows: [{ who: 'Директор', name: '' }] }] }])
  expect(first?.text).toBe('Директор (подпись) (расшифровка) дата')
  expect(ruledLines(first?.pixels({ x: 70, y: 20, width: 20, height: 20 }) ?? [])).toBe(1)
  expect(ruledLines(first?.pixels({ x: 105, y: 20, width: 40, height: 20 }) ?? [])).toBe(1)
  expect(ruledLines(first?.pixels({ x: 182, y: 20, width: 15, height: 20 }) ?? [])).toBe(1)
})

test('the file says that it is tagged, in Russian and how it is called; the same document gives the same bytes', () => {
  const document = { title: 'Согласие Ёлкина', sheets: [consent(10)], numbered: true, footer: 'кто и когда' }
  const file = Buffer.from(toPdf(document))
  const raw = file.toString('latin1')
  expect(raw).toContain('/Lang (ru)')
  expect(raw).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/)
  expect(raw).toContain('/StructTreeRoot')
  expect(file.toString('utf8')).toContain('Согласие Ёлкина')
  expect(Buffer.from(toPdf(document)).equals(file)).toBe(true)
})

test('a content longer than a code holds is refused, and the next document is set', () => {
  const blocks: Block[] = []
  expect(() => toPdf({ title: '', sheets: [{ blocks, code: { content: 'я'.repeat(1_200), caption: '' } }], numbered: false })).toThrow(
    RangeError,
  )
  expect(toPdf({ title: '', sheets: [{ blocks }], numbered: false }).length).toBeGreaterThan(0)
})

test('nothing is printed outside the margins but the number, the footer and the caption', async () => {
  const [first] = await print([consent(10)])
  for (const area of [
    { x: 0, y: 0, width: 19.5, height: page.height },
    { x: 200.5, y: 0, width: 9, height: page.height },
    { x: 0, y: 0, width: page.width, height: 19.5 },
  ]) {
    expect(darkness(first?.pixels(area) ?? [])).toBe(0)
  }
})
