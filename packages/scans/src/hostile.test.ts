import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { countPages, ScanError } from './index.ts'
import { PdfFile } from './pdf-file.ts'
import { endlessPdf, hostileScans, pageOfPdf, pdfOfHugePicture, pdfOfPages, slowPdf } from './testing-hostile.ts'
import { rawPdf, scannedPdf } from './testing-pdf.ts'
import { codesOf, codeText, pagesOf, sheet } from './testing-sheet.ts'

test.each(hostileScans)('$name → $code', async ({ code, make }) => {
  const file = make()
  await expect(countPages(file)).rejects.toMatchObject({ name: 'ScanError', code })
  await expect(pagesOf(file)).rejects.toMatchObject({ name: 'ScanError', code })
})

const jpeg = await sharp(await sheet(codeText(1), 100))
  .jpeg()
  .toBuffer()

test.each<[name: string, file: Uint8Array]>([
  ['JPEG that stops in the middle', jpeg.subarray(0, Math.floor(jpeg.length * 0.6))],
  ['PNG that stops in the middle', (await sheet(codeText(1), 50)).subarray(0, 3_000)],
  ['PDF with a picture of 60 000 × 60 000', pdfOfHugePicture()],
])('%s: the page is unreadable', async (_, file) => {
  expect(await countPages(file)).toBe(1)
  expect(await pagesOf(file)).toEqual([{ number: 1, unreadable: true }])
})

test('pages that a PDF promises and does not have are unreadable, the others are read', async () => {
  const pages = await pagesOf(pdfOfPages(5, 3), 3)
  expect(pages.map((page) => [page.number, 'unreadable' in page])).toEqual([
    [3, false],
    [4, true],
    [5, true],
  ])
})

test.each([
  ['forms in forms', endlessPdf()],
  ['patterns in patterns', slowPdf()],
])('%s that would be drawn for hours are stopped, and the file can be asked again', async (_, endless) => {
  const file = await PdfFile.open(endless, 300)
  await expect(file.page(1)).rejects.toThrow('too long')
  await expect(file.page(1)).rejects.toThrow('too long')
  file.close()
})

test.each<[name: string, file: Uint8Array]>([
  ['a page box of three kilometres', pageOfPdf('0 0 9 9 re f', '0 0 10000000 10000000')],
  ['a page box of no size', pageOfPdf('', '0 0 0 0')],
  ['a page box a thousand times as long as wide', pageOfPdf('0 0 9 9 re f', '0 0 1 1000')],
  [
    'actions and links',
    rawPdf([
      '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/URI/URI(http://example.org)>>>>>>',
      '<</Type/Pages/Count 1/Kids[3 0 R]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/AA<</O<</S/Launch/F(calc.exe)>>>>/Annots[4 0 R]>>',
      '<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A<</S/URI/URI(http://example.org)>>>>',
    ]),
  ],
])('%s do no harm', async (_, file) => {
  const [page] = await pagesOf(file)
  expect(page).toMatchObject({ number: 1, codes: [] })
})

test('a file spoilt anywhere is either read or refused, never anything else', async () => {
  const small = await sharp(await sheet(codeText(1), 40))
    .jpeg()
    .toBuffer()
  const tiff = await sharp(await sheet(codeText(1), 40))
    .tiff()
    .toBuffer()
  const files = [small, tiff, scannedPdf([small])]
  const spoil = fc.record({
    file: fc.constantFrom(...files),
    changes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { minLength: 1, maxLength: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(spoil, async ({ file, changes }) => {
      const spoilt = Uint8Array.from(file)
      // Headers are where harm is done, so half of the changes fall into the first kilobyte.
      changes.forEach(([place, byte], index) => {
        spoilt[Math.floor(place * (index % 2 === 0 ? Math.min(1024, file.length - 1) : file.length - 1))] = byte
      })
      const outcome = await pagesOf(spoilt).catch((error: unknown) => error)
      expect(outcome instanceof ScanError || Array.isArray(outcome)).toBe(true)
    }),
    { numRuns: 40, seed: 28 },
  )
})

test('a file in a larger buffer is read within its own bounds', async () => {
  const buffer = Buffer.alloc(jpeg.length + 2_000, 7)
  buffer.set(jpeg, 1_000)
  const [page] = await pagesOf(buffer.subarray(1_000, 1_000 + jpeg.length))
  expect(codesOf(page)).toEqual([codeText(1)])
})
