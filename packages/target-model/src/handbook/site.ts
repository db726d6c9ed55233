import { z } from 'zod'
import { Code, listBy, Source, Text } from '../schema/text.ts'

/** A section of a page that the territory's documents ask for. */
export const SiteSection = z.strictObject({
  code: Code,
  title: Text,
  contents: z.array(Text).default([]),
  /** What must be kept in mind before publishing. */
  note: Text.nullable().default(null),
  source: Source,
})
export type SiteSection = z.infer<typeof SiteSection>

const SitePage = z.strictObject({ title: Text, sections: listBy('code', SiteSection), source: Source })

/** site.yaml of a territory: the tab on an organisation's site and the page of the regional centre. */
export const SiteFile = z
  .strictObject({ organisationTab: SitePage.nullable().default(null), centrePage: SitePage.nullable().default(null) })
  .prefault({})
export type Site = z.infer<typeof SiteFile>
