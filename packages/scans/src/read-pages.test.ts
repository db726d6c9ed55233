import sharp from 'sharp'
import { expect, test } from 'vitest'
import { greyOf } from './grey.ts'
import { countPages, readPages, type ScanPage, scanLimits } from './index.ts'
import { lookForCodes } from './qr-reader.ts'
import { pageImages, photographed, scannedPdf } from './testing.ts'
import { pageOfPdf } from './testing-hostile.ts'
import { codePath, codesOf, codeText, pagesOf, sheet } from './testing-sheet.ts'

const texts = [1, 2, 3, 4, 5].map(codeText)
const sheets = await Promise.all(texts.map((text, index) => sheet(text, 120, index)))
const photographs = await Promise.all(sheets.map((page, seed) => photographed(page, { noise: 3, blur: 0.5, seed })))
const jpegs = await Promise.all(sheets.map((page) => sharp(page).jpeg().toBuffer()))
const [png, other] = sheets as [Uint8Array, Uint8Array]

test.each<[name: string, file: () => Promise<Uint8Array>]>([
  ['JPEG', async () => sharp(png).jpeg().toBuffer()],
  ['progressive CMYK JPEG', async () => sharp(png).toColourspace('cmyk').jpeg({ progressive: true }).toBuffer()],
  ['PNG of 16 bits', async () => sharp(png).toColourspace('rgb16').png().toBuffer()],
  ['PNG of 1 bit', async () => sharp(png).png({ palette: true, colours: 2 }).toBuffer()],
  ['PNG with nothing behind the ink', async () => sharp(png).unflatten().png().toBuffer()],
  ['WebP', async () => sharp(png).webp({ quality: 60 }).toBuffer()],
  ['TIFF with JPEG in it', async () => sharp(png).tiff({ compression: 'jpeg' }).toBuffer()],
  ['TIFF of a fax', async () => sharp(png).toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer()],
  ['TIFF with LZW', async () => sharp(png).tiff({ compression: 'lzw' }).toBuffer()],
])('reads a %s', async (_, make) => {
  const file = await make()
  expect(await countPages(file)).toBe(1)
  expect((await pagesOf(file)).map(codesOf)).toEqual([[texts[0]]])
})

test('a scan in PDF is read page by page, and from any page on', async () => {
  const file = scannedPdf(photographs)
  expect(await countPages(file)).toBe(5)
  const pages = await pagesOf(file)
  expect(pages.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  expect(pages.map(codesOf)).toEqual(texts.map((text) => [text]))
  expect(await pagesOf(file, 4)).toEqual(pages.slice(3))
  expect(await pagesOf(file, 6)).toEqual([])
})

test('a multi-page TIFF too', async () => {
  const file = await sharp([...jpegs], { join: { animated: true } })
    .tiff({ compression: 'lzw' })
    .toBuffer()
  expect(await countPages(file)).toBe(5)
  expect((await pagesOf(file, 2)).map(codesOf)).toEqual(texts.slice(1).map((text) => [text]))
})

test('an animation is its first frame', async () => {
  const file = await sharp(jpegs.slice(0, 2), { join: { animated: true } })
    .webp()
    .toBuffer()
  expect(await countPages(file)).toBe(1)
  expect((await pagesOf(file)).map(codesOf)).toEqual([[texts[0]]])
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])('a photograph is kept upright: EXIF orientation %i', async (orientation) => {
  const upright = await sharp(png).jpeg().toBuffer()
  // What a camera held in that way would have stored: orienting back and forth is symmetrical but for the two quarter turns.
  const opposite = { 6: 8, 8: 6 }[orientation] ?? orientation
  const stored = await sharp(await sharp(upright).withMetadata({ orientation: opposite }).toBuffer())
    .autoOrient()
    .jpeg()
    .toBuffer()
  const [page] = await pagesOf(await sharp(stored).withMetadata({ orientation }).toBuffer())
  const { width, height } = await sharp((page as ScanPage).image).metadata()
  expect(height).toBeGreaterThan(width)
  const [sighting] = await lookForCodes(await greyOf(sharp((page as ScanPage).image)))
  expect(sighting?.text).toBe(texts[0])
  expect(sighting?.box.left).toBeGreaterThan(width / 2)
  expect(sighting?.box.top).toBeGreaterThan(height / 2)
})

test('two sheets photographed together give both codes', async () => {
  const { width, height } = await sharp(png).metadata()
  const pair = await sharp({ create: { width: 2 * width + 60, height: height + 40, channels: 3, background: '#8a8f94' } })
    .composite([
      { input: Buffer.from(png), left: 20, top: 10 },
      { input: Buffer.from(other), left: width + 40, top: 30 },
    ])
    .png()
    .toBuffer()
  const [page] = await pagesOf(await photographed(pair, { angle: 184, perspective: 0.03, noise: 5, blur: 0.5, light: 0.4 }))
  expect(new Set(codesOf(page))).toEqual(new Set(texts.slice(0, 2)))
})

test('what is kept is a grey JPEG within its bounds, whatever came', async () => {
  const large = await photographed(await sheet(codeText(9), 250), { noise: 12, light: 0.6, quality: 95 })
  const [page] = await pagesOf(large)
  const { image } = page as ScanPage
  const { format, width, height, channels, exif } = await sharp(image).metadata()
  expect({ format, longest: Math.max(width, height), channels, exif }).toEqual({
    format: 'jpeg',
    longest: scanLimits.keptSide,
    channels: 1,
    exif: undefined,
  })
  expect(image.length).toBeLessThan(1.2 * scanLimits.keptBytes)
})

test('a page drawn with lines and turned is read and kept as its reader would see it', async () => {
  const drawn = pageOfPdf(codePath(texts[0] ?? '', 400, 60, 80))
  const turned = Buffer.from(
    Buffer.from(drawn).toString('latin1').replace('/MediaBox[0 0 595 842]', '/Rotate 90/MediaBox[0 0 595 842]'),
    'latin1',
  )
  const [page] = await pagesOf(turned)
  expect(codesOf(page)).toEqual([texts[0]])
  const { width, height } = await sharp((page as ScanPage).image).metadata()
  expect(width).toBeGreaterThan(height)
})

test('a code hardly darker than its paper is read', async () => {
  const pale = await sharp(png)
    .linear(10 / 255, 205)
    .png()
    .toBuffer()
  expect((await pagesOf(pale)).map(codesOf)).toEqual([[texts[0]]])
})

test('a page without a code is kept without codes', async () => {
  const [page] = await pagesOf(await sheet(undefined, 100))
  expect(page).toMatchObject({ number: 1, codes: [] })
})

test('reading can be left in the middle', async () => {
  for await (const page of readPages(scannedPdf(photographs), 2)) {
    expect(page.number).toBe(2)
    break
  }
})

test('pages of a PDF become pictures of the size asked for', async () => {
  const images = await pageImages(scannedPdf(photographs.slice(0, 2)), 72)
  const sizes = await Promise.all(images.map(async (image) => sharp(image).metadata()))
  expect(sizes.map(({ format, width, height }) => [format, width, height])).toEqual([
    ['png', 595, 842],
    ['png', 595, 842],
  ])
})

test('the same distortion of the same page is the same file', async () => {
  const how = { angle: 93, perspective: 0.05, noise: 9, blur: 1, light: 0.7, seed: 5 }
  expect(await photographed(png, how)).toEqual(await photographed(png, how))
  expect(await photographed(png, how)).not.toEqual(await photographed(png, { ...how, seed: 6 }))
})
