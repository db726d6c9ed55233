import cyrillic from '@fontsource-variable/golos-text/files/golos-text-cyrillic-wght-normal.woff2'
import latin from '@fontsource-variable/golos-text/files/golos-text-latin-wght-normal.woff2'
import { queries } from './api/queries.ts'

const subsets = [
  [cyrillic, 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116'],
  [latin, 'U+0000-00FF, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD'],
] as const

const pause = 150 // ms; between the answer about who has come and the question of the page nothing is asked for

/** The typeface comes when nothing else is on its way: on a slow line the page is read in the letters of the system meanwhile. */
export function bringTypeface(): void {
  setTimeout(() => {
    if (queries.isFetching() > 0) return bringTypeface()
    for (const [file, unicodeRange] of subsets) {
      document.fonts.add(new FontFace('Golos Text Variable', `url("${file}")`, { weight: '400 900', display: 'swap', unicodeRange }))
    }
  }, pause)
}
