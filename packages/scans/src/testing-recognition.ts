import { type Distortion, photographed } from './testing-photograph.ts'
import { randomOf } from './testing-random.ts'
import { codesOf, codeText, pagesOf, sheet } from './testing-sheet.ts'

interface Distorted {
  readonly how: Distortion
  readonly text: string
  readonly sheet: Uint8Array
}

const differentSheets = 8

/** As many distorted pages as asked for, of a few sheets at `dpi`; `share` gives numbers in [0, 1) of the page's own seed. */
export async function pagesFor(count: number, dpi: number, how: (share: () => number, index: number) => Distortion): Promise<Distorted[]> {
  const texts = Array.from({ length: differentSheets }, (_, index) => codeText(index))
  const sheets = await Promise.all(texts.map((text, index) => sheet(text, dpi, index)))
  return Array.from({ length: count }, (_, seed) => {
    const page = seed % differentSheets
    return { how: { ...how(randomOf(1000 + seed), seed), seed }, text: texts[page] ?? '', sheet: sheets[page] ?? new Uint8Array() }
  })
}

/** Distortions of the pages that were read wrongly or not at all. */
export async function missed(pages: readonly Distorted[]): Promise<Distortion[]> {
  const failures: Distortion[] = []
  for (const { how, text, sheet: page } of pages) {
    const [read] = await pagesOf(await photographed(page, how))
    const codes = codesOf(read)
    if (codes.length !== 1 || codes[0] !== text) failures.push(how)
  }
  return failures
}
