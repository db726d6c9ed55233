import type { QuestionnaireDefinition } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { Owner } from './questionnaires.repo.ts'
import type { TextInForce } from './versions.repo.ts'

/** The next version of a place, not seen by respondents. */
export interface DraftRow {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly definition: QuestionnaireDefinition
  readonly updatedAt: Date
  readonly by: string | null
}

/** What an editor wrote, when and who. */
export interface Written {
  readonly title: string
  readonly definition: QuestionnaireDefinition
  readonly at: Date
  readonly userId: string | null
}

const ofOwner = ({ regionId, organisationId }: Owner, code: string) =>
  sql`q.region_id = ${regionId} and q.organisation_id is not distinct from ${organisationId}::uuid and q.code = ${code}`

/** The draft of a place; `lock` holds it while it is published or thrown away. */
export async function findDraft(tx: Tx, owner: Owner, code: string, lock = false): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`
    select q.id, q.version, q.title, q.definition, q.updated_at as "updatedAt", (select u.name from users u where u.id = q.updated_by) as by
    from questionnaires q where ${ofOwner(owner, code)} and q.published_at is null ${lock ? sql`for update of q` : sql``}`.execute(tx)
  return rows[0]
}

interface NewRow extends Written {
  readonly code: string
  readonly publishedAt: Date | null
}

/** Adds a text of a place after all there are; false when the place has a draft of the code already. */
export async function insertText(tx: Tx, { regionId, organisationId }: Owner, like: TextInForce, row: NewRow): Promise<boolean> {
  const { code, title, definition, at, userId, publishedAt } = row
  const { numAffectedRows } = await sql`
    insert into questionnaires (region_id, id, organisation_id, code, number, origin, title, purpose, form_code, role, diagnostic, source, definition,
      published_at, updated_at, updated_by)
    select ${regionId}::smallint, ${newId()}::uuid, ${organisationId}::uuid, ${code}, coalesce(max(q.number), 0) + 1, 'EDITED', ${title}, ${like.purpose},
      ${like.form}, ${like.role}, ${like.diagnostic}::boolean, ${like.source}, ${JSON.stringify(definition)}::jsonb, ${publishedAt}::timestamptz,
      ${at}::timestamptz, ${userId}::uuid
    from questionnaires q where ${ofOwner({ regionId, organisationId }, code)}
    on conflict do nothing`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

/** Writes over the draft that the writer saw; false when it is another by now, or none. */
export async function updateDraft(
  tx: Tx,
  owner: Owner,
  code: string,
  version: number,
  { title, definition, at, userId }: Written,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update questionnaires q set title = ${title}, definition = ${JSON.stringify(definition)}::jsonb, updated_at = ${at}, updated_by = ${userId},
      version = q.version + 1
    where ${ofOwner(owner, code)} and q.published_at is null and q.version = ${version}`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

export async function deleteDraft(tx: Tx, { regionId }: Owner, id: string): Promise<void> {
  await tx.deleteFrom('questionnaires').where('region_id', '=', regionId).where('id', '=', id).where('published_at', 'is', null).execute()
}

/** The draft becomes the version after all there are: a built-in text may have come since it was begun. */
export async function publishDraft(
  tx: Tx,
  owner: Owner,
  { id, code, at, userId }: { id: string; code: string; at: Date; userId: string | null },
): Promise<void> {
  await sql`
    update questionnaires d set published_at = ${at}, updated_at = ${at}, updated_by = ${userId},
      number = greatest(d.number, (select max(q.number) + 1 from questionnaires q where ${ofOwner(owner, code)} and q.id <> d.id))
    where d.region_id = ${owner.regionId} and d.id = ${id}`.execute(tx)
}

/** Whether what the place has in force was the draft of that version: then it has been published already. */
export async function isPublished(tx: Tx, { regionId }: Owner, id: string, version: number): Promise<boolean> {
  const { rows } = await sql`
    select from questionnaires q where q.region_id = ${regionId} and q.id = ${id} and q.origin = 'EDITED' and q.version = ${version}`.execute(
    tx,
  )
  return rows.length > 0
}
