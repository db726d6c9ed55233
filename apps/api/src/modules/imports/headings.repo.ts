import { BaseField, type SheetLayout } from '@nastavnik/contract'
import type { Tx } from '../../kernel/db.ts'
import { type BaseKind, type Field, fieldByRules, headingKey, type LearntHeadings, learntKey } from './columns.rules.ts'
import type { RegistryPlace } from './registry.repo.ts'

export interface LearntHeading {
  readonly base: BaseKind
  readonly heading: string
  readonly field: Field | null
}

/** A school has a few dozen headings; the list is not paged. */
const mostHeadings = 500

/** What the organisation said of its headings where the rules read them differently. */
export async function listHeadings(tx: Tx, { regionId, organisationId }: RegistryPlace): Promise<LearntHeading[]> {
  const rows = await tx
    .selectFrom('import_headings')
    .select(['base', 'heading', 'field'])
    .where('region_id', '=', regionId)
    .where('organisation_id', '=', organisationId)
    .orderBy('base')
    .orderBy('heading_key')
    .limit(mostHeadings)
    .execute()
  return rows.map(({ base, heading, field }) => ({ base, heading, field: field === null ? null : BaseField.parse(field) }))
}

export async function readLearnt(tx: Tx, place: RegistryPlace): Promise<LearntHeadings> {
  return new Map((await listHeadings(tx, place)).map(({ base, heading, field }) => [learntKey(base, heading), field]))
}

/** Remembers what was said of a base's headings; what the rules would say themselves is forgotten. A heading written twice says nothing. */
export async function learnHeadings(tx: Tx, place: RegistryPlace, { kind, columns }: SheetLayout): Promise<void> {
  if (kind === null) return
  const keys = columns.map(({ heading }) => headingKey(heading))
  for (const [index, { heading, field }] of columns.entries()) {
    const key = keys[index] ?? ''
    if (key === '' || keys.indexOf(key) !== keys.lastIndexOf(key)) continue
    await forgetHeading(tx, place, kind, heading)
    if (field === fieldByRules(heading, kind)) continue
    await tx
      .insertInto('import_headings')
      .values({
        region_id: place.regionId,
        organisation_id: place.organisationId,
        base: kind,
        heading_key: key,
        heading,
        field,
      })
      .execute()
  }
}

export async function forgetHeading(tx: Tx, place: RegistryPlace, base: BaseKind, heading: string): Promise<void> {
  await tx
    .deleteFrom('import_headings')
    .where('region_id', '=', place.regionId)
    .where('organisation_id', '=', place.organisationId)
    .where('base', '=', base)
    .where('heading_key', '=', headingKey(heading))
    .execute()
}
