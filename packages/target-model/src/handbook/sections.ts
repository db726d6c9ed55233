import { z } from 'zod'
import { listBy, Source, Text } from '../schema/text.ts'

/** Everything a reader of the handbook may find in it; `roadmap` repeats, a section a roadmap. */
const SectionCode = z.enum([
  'territory',
  'goal',
  'tasks',
  'principles',
  'directions',
  'terms',
  'forms',
  'role-models',
  'stages',
  'techniques',
  'approaches',
  'criteria',
  'deficits',
  'meta-competences',
  'actors',
  'stewards',
  'flows',
  'working-groups',
  'consents',
  'matching-gates',
  'matching-rules',
  'matching-criteria',
  'safety-checks',
  'survey-terms',
  'retention',
  'erasure-reasons',
  'subject-requests',
  'roles',
  'organisation-kinds',
  'municipalities',
  'roadmap',
  'indicators',
  'measures',
  'report-forms',
  'compositions',
  'bases',
  'report-calendar',
  'monitoring-stages',
  'monitoring-parameters',
  'requests',
  'learner-problems',
  'region-problems',
  'results',
  'organisation-tab',
  'centre-page',
  'incident-notices',
  'incident-kinds',
  'data-categories',
  'legal-acts',
  'inconsistencies',
  'documents',
])

/** What a section is good for and what the system does with its entries today. */
const SectionFace = z.strictObject({ code: SectionCode, title: Text, lead: Text, system: Text })

/** sections.yaml: chapters of the handbook in reading order. */
export const SectionsFile = z.strictObject({
  source: Source,
  parts: listBy('code', z.strictObject({ code: z.string().regex(/^[a-z]+$/), title: Text, sections: listBy('code', SectionFace) })),
})
export type SectionFaces = z.infer<typeof SectionsFile>['parts']

/** documents.yaml: what the keys in `source` stand for: S0 is a document, `[D]` a mark. `short` replaces the key on a page. */
export const DocumentsFile = listBy(
  'code',
  z.strictObject({ code: z.string().regex(/^[A-Z]+\d?$/), short: Text, title: Text, source: Source }),
)
export type SourceDocument = z.infer<typeof DocumentsFile>[number]
