import cyrillic from '@fontsource-variable/golos-text/files/golos-text-cyrillic-wght-normal.woff2'
import latin from '@fontsource-variable/golos-text/files/golos-text-latin-wght-normal.woff2'
import { queries } from './api/queries.ts'

const subsets = [
  [cyrillic, 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116'],
  [latin, 'U+0000-00FF, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD'],
] as const

const sign = 'nastavnik.typeface'
const pause = 150 // ms; between the answer about who has come and the question of the page nothing is asked for

async function bring(): Promise<void> {
  const faces = subsets.map(
    ([file, unicodeRange]) => new FontFace('Golos Text Variable', `url("${file}")`, { weight: '400 900', display: 'swap', unicodeRange }),
  )
  for (const face of faces) document.fonts.add(face)
  const loaded = await Promise.allSettled(faces.map((face) => face.load()))
  if (loaded.every(({ status }) => status === 'fulfilled')) localStorage.setItem(sign, cyrillic)
}

function bringWhenQuiet(): void {
  setTimeout(() => {
    if (queries.isFetching() > 0) bringWhenQuiet()
    else void bring()
  }, pause)
}

/**
 * The typeface of the pages. At the first visit it comes when nothing else is on its way: on a slow line the page is read in the letters of
 * the system meanwhile. Later it lies in the browser, and the page is drawn with it at once.
 */
export function bringTypeface(isPageHere: Promise<unknown>): void {
  if (localStorage.getItem(sign) === cyrillic) void bring()
  else void isPageHere.then(bringWhenQuiet)
}
