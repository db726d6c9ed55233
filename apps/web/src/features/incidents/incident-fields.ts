import { type Incident, type IncidentFacts, type incidentRoutes, incidentTexts, type RouteReply } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { parseMinute, showMinute } from '../../ui/minutes.ts'

export const incidentKeys = ['foundAt', 'kind', 'what', 'categories', 'causes', 'harm', 'measures', 'findings', 'contact'] as const
export type IncidentField = (typeof incidentKeys)[number]

/** What is recorded as it stands in the fields; `categories` are codes with commas between. */
export type IncidentTexts = Readonly<Record<IncidentField, string>>

export type Words = RouteReply<typeof incidentRoutes.words>

export const incidentLabels = (): Record<IncidentField, string> => ({
  foundAt: m.incident_field_found(),
  kind: m.incident_field_kind(),
  what: m.incident_field_what(),
  categories: m.incident_field_categories(),
  causes: m.incident_field_causes(),
  harm: m.incident_field_harm(),
  measures: m.incident_field_measures(),
  findings: m.incident_field_findings(),
  contact: m.incident_field_contact(),
})

export const codesOf = (text: string): string[] => text.split(',').filter((code) => code !== '')

/** A new incident was found just now, and who registers it answers. */
export const newTexts = ({ now, timeZone }: Words, contact: string): IncidentTexts => ({
  ...{ kind: '', what: '', categories: '', causes: '', harm: '', measures: '', findings: '' },
  foundAt: showMinute(now, timeZone),
  contact,
})

export const toIncidentTexts = ({ foundAt, timeZone, categories, ...facts }: Incident): IncidentTexts => ({
  foundAt: showMinute(foundAt, timeZone),
  categories: categories.join(),
  kind: facts.kind,
  what: facts.what,
  causes: facts.causes,
  harm: facts.harm,
  measures: facts.measures,
  findings: facts.findings,
  contact: facts.contact,
})

export function wrongIncident(texts: IncidentTexts): Partial<Record<IncidentField, string>> {
  return {
    ...(parseMinute(texts.foundAt) === undefined ? { foundAt: m.incident_minute_wrong() } : {}),
    ...(texts.kind === '' ? { kind: m.field_required() } : {}),
    ...(texts.what.trim() === '' ? { what: m.field_required() } : {}),
    ...(texts.categories === '' ? { categories: m.incident_field_categories_missing() } : {}),
    ...(texts.contact.trim() === '' ? { contact: m.field_required() } : {}),
  }
}

/** What is sent; undefined while a field is wrong. */
export function toFacts({ foundAt, categories, ...texts }: IncidentTexts): IncidentFacts | undefined {
  const minute = parseMinute(foundAt)
  return minute === undefined ? undefined : { ...texts, foundAt: minute, categories: codesOf(categories) }
}

/** A field in the words of the page, for comparing two versions. */
export function shownField(texts: IncidentTexts, field: IncidentField, { kinds, categories }: Words): string {
  const titleOf = (terms: Words['kinds'], code: string) => terms.find((term) => term.code === code)?.title ?? code
  if (field === 'kind') return titleOf(kinds, texts.kind)
  if (field !== 'categories') return texts[field]
  return codesOf(texts.categories)
    .map((code) => titleOf(categories, code))
    .join('; ')
}

export const longestOf = (field: IncidentField): number =>
  field === 'foundAt' || field === 'kind' || field === 'categories' ? 20 : incidentTexts[field]
