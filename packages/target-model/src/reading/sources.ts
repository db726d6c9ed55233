import type { SourceDocument } from '../handbook/sections.ts'

const key = /\[([A-Z])\](?=( \p{L})?)|\b(S\d|OSM)\b(?=( [^;,)])?)/gu

/**
 * A source of the model in words: `S0 табл. 4 п. 1` → «Региональная модель Омской области (2020), табл. 4 п. 1».
 * A place that repeats is named once, a document that repeats at once is not named again.
 */
export function sourceWords(source: string, documents: readonly SourceDocument[]): string {
  const shorts = new Map(documents.map(({ code, short }) => [code, short]))
  const places = [...new Set(source.split(/;\s+/))]
  const shown = places.map((place, index) => {
    const document = /^S\d/.exec(place)?.[0]
    const isAgain = document !== undefined && places[index - 1]?.startsWith(`${document} `) === true
    return (isAgain ? place.slice(document.length).trim() : place).replace(key, (whole, mark, beforeWord, code, beforePlace) => {
      const short = shorts.get(mark ?? code)
      if (short === undefined) return whole
      if (mark !== undefined) return beforeWord === undefined ? short : `${short}:`
      return beforePlace === undefined ? short : `${short},`
    })
  })
  const words = shown.join('; ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
