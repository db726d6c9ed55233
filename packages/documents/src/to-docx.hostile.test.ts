import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toDocx } from './index.ts'
import { paperText } from './paper-text.ts'
import { faults, paragraphs, readDocx } from './read-docx.ts'
import { everywhere } from './testing-blocks.ts'

async function write(text: string) {
  const code = { content: text.toWellFormed().slice(0, 100), caption: text }
  const file = await readDocx(await toDocx({ title: text, sheets: [{ blocks: everywhere(text), code }], numbered: true, footer: text }))
  expect(faults(file)).toEqual([])
  return file
}

const places = 13

test.each([
  ['<w:t>&amp;</w:t> "a" \'b\' ]]>', undefined],
  ['<!DOCTYPE a [<!ENTITY b "c">]>&b;', undefined],
  ['=HYPERLINK("http://x")', undefined],
  ['{ PAGE } {{name}} \\* MERGEFORMAT', undefined],
  ['_x000D_ #read', undefined],
  ['«Ё» № 5 — 10 %', undefined],
  [' пробелы  по краям ', undefined],
  ['😀👨‍👩‍👧 中文 \u202eabc', undefined],
  ['a\u0000b\u0001c\u0085d\ufffe\uffff', 'abcd'],
  ['a\tb', 'a b'],
  ['а\r\nб\rв\u2028г', 'а\nб\nв\nг'],
  ['а\ud800', 'а\ufffd'],
])('%j is written as it is wherever it stands', async (text, expected = text) => {
  const { document } = await write(text)
  expect(paragraphs(document).filter((one) => one === expected)).toHaveLength(places)
})

test.each(['Ж', 'слово '])('10 000 letters of %j', async (part) => {
  const text = part.repeat(10_000 / part.length)
  const { document } = await write(text)
  expect(paragraphs(document).filter((one) => one === text)).toHaveLength(places)
})

test.each(['', ' ', '\n\n\n', '\u0000'])('%j does no harm', async (text) => {
  expect((await write(text)).parts.size).toBeGreaterThan(0)
})

test('whatever is written is read back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (text) => {
      const marked = `|${text}|`
      const { document } = await write(marked)
      expect(paragraphs(document).filter((one) => one === paperText(marked))).toHaveLength(places)
    }),
    { numRuns: 40 },
  )
})
