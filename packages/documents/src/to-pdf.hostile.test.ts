import { expect, test } from 'vitest'
import { toPdf } from './index.ts'
import { darkness, readPdf } from './read-pdf.ts'
import { everywhere } from './testing-blocks.ts'

const places = 13

async function print(text: string) {
  const code = { content: text.slice(0, 100), caption: text }
  return readPdf(toPdf({ title: text, sheets: [{ blocks: everywhere(text), code }], numbered: true, footer: text }))
}

test.each([
  ['#include "/etc/passwd"', undefined],
  ['#read("paper.typ") #sys.inputs', undefined],
  ['\\u{41} \\\\ \\', undefined],
  ['$x^2$ ] [ } { ` @a <b> *c* _d_ = e', undefined],
  ['// строка /* и */ -- --- ...', undefined],
  ['«Ё» № 5 — 10 %', undefined],
  ['a\u0000b\u0001c\u0085d', 'abcd'],
  ['a\tb', 'a b'],
])('%j is printed as it is wherever it stands', async (text, expected = text) => {
  const pages = await print(text)
  // Narrow columns break lines anywhere, and a reader may see a space there.
  const printed = pages.map((page) => page.text.replace(/[\s\u200b]/g, '')).join('')
  expect(pages).toHaveLength(1)
  expect(printed.split(expected.replace(/\s/g, '')).length - 1).toBeGreaterThanOrEqual(places)
})

test('line breaks of any kind are kept, and a half of a pair does not stop the printing', async () => {
  const [page] = await readPdf(
    toPdf({ title: '', sheets: [{ blocks: [{ kind: 'note', text: 'а\r\nб\rв\u2028г\ud800' }] }], numbered: false }),
  )
  expect(page?.text).toBe('а б в г\ufffd')
})

test.each(['', '😀👨‍👩‍👧', '中文', '\u202eabc', ' ', '\n\n\n'])('%j does no harm', async (text) => {
  expect((await print(text)).length).toBeGreaterThan(0)
})

test('20 000 letters without a space stay between the margins', async () => {
  const text = 'Ж'.repeat(20_000)
  const blocks = everywhere(text).filter(({ kind }) => kind !== 'table')
  const pages = await readPdf(
    toPdf({ title: text, sheets: [{ blocks, code: { content: 'x', caption: text } }], numbered: false, footer: text }),
  )
  const printed = pages.map((page) => page.text).join('')
  expect(printed.match(/Ж/g)?.length).toBeGreaterThan(5 * text.length)
  for (const page of pages) {
    expect(darkness(page.pixels({ x: 200.5, y: 0, width: 9, height: 297 }))).toBe(0)
    expect(darkness(page.pixels({ x: 0, y: 0, width: 19.5, height: 297 }))).toBe(0)
  }
})

test('a header higher than a page is not repeated', async () => {
  const text = 'ж'.repeat(5_000)
  const columns = [
    { title: text, width: 1 },
    { title: 'Примечание', width: 20 },
  ]
  const pages = await readPdf(toPdf({ title: '', sheets: [{ blocks: [{ kind: 'table', columns, rows: [[text]] }] }], numbered: false }))
  expect(
    pages
      .map(({ text }) => text)
      .join('')
      .split('Примечание'),
  ).toHaveLength(2)
})
