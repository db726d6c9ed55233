import type { Municipality, MunicipalityPast } from './schema/organisations.ts'
import type { Captions, Reform } from './schema/territory.ts'

/** The municipality after the reforms, with the titles they ended. */
export function reformed(municipality: Municipality, reforms: readonly Reform[]): Municipality & { pasts: MunicipalityPast[] } {
  const pasts: MunicipalityPast[] = []
  let { fullTitle } = municipality
  for (const { on, was, became, source } of reforms) {
    if (!fullTitle.endsWith(was)) continue
    pasts.push({ until: on, fullTitle, source })
    fullTitle = `${fullTitle.slice(0, -was.length)}${became}`
  }
  return { ...municipality, fullTitle, pasts }
}

/** How the territory captions the column of municipalities in a report that ends on the day. */
export function municipalityCaptionOn({ captions, reforms }: { captions: Captions; reforms: readonly Reform[] }, day: string): string {
  return reforms.findLast(({ on }) => on <= day)?.caption ?? captions.municipality
}
