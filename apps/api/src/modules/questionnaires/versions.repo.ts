import type { QuestionnaireDefinition, QuestionnaireListItem, QuestionnaireOwner, QuestionnaireVersion } from '@nastavnik/contract'
import type { Definition } from '@nastavnik/questionnaires'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { countInside } from '../../kernel/transaction.ts'
import { inForceFirst, type Owner, type PublishedQuestionnaire } from './questionnaires.repo.ts'

/** The text in force as its editors see it. */
export interface TextInForce extends PublishedQuestionnaire {
  readonly definition: QuestionnaireDefinition
  readonly owner: QuestionnaireOwner
  readonly source: string
}

const ownerOf = sql`case when q.origin = 'BUILT_IN' then 'builtIn' when q.organisation_id is null then 'territory' else 'organisation' end`

/** Published texts that a place may have: its own, and those of the territory. */
const published = ({ regionId, organisationId }: Owner) => sql`from questionnaires q
  where q.region_id = ${regionId} and q.published_at is not null and (q.organisation_id is null or q.organisation_id = ${organisationId})`

type ListedText = Omit<QuestionnaireListItem, 'form'> & { readonly form: string | null }

/** The questionnaires in force at a place, by purpose and title. */
export async function listAt(tx: Tx, owner: Owner): Promise<ListedText[]> {
  const { rows } = await sql<Omit<ListedText, 'publishedAt'> & { publishedAt: Date | null }>`
    with in_force as (select distinct on (q.code) q.*, ${ownerOf} as owner ${published(owner)} order by q.code, ${inForceFirst})
    select f.code, f.title, f.purpose, f.form_code as form, f.role, f.diagnostic, f.owner, f.number,
      (select sum(jsonb_array_length(page -> 'elements'))::int from jsonb_array_elements(f.definition -> 'pages') page) as questions,
      case when f.owner <> 'builtIn' then f.published_at end as "publishedAt",
      exists (select from questionnaires d where d.region_id = ${owner.regionId} and d.organisation_id is not distinct from ${owner.organisationId}::uuid
        and d.code = f.code and d.published_at is null) as "hasDraft"
    from in_force f order by f.purpose, f.title, f.code`.execute(tx)
  return rows.map(({ publishedAt, ...row }) => ({ ...row, publishedAt: publishedAt?.toISOString() ?? null }))
}

/** The text in force of one code at a place. */
export async function findTextInForce(tx: Tx, owner: Owner, code: string): Promise<TextInForce | undefined> {
  const { rows } = await sql<TextInForce>`
    select q.id, q.code, q.number, q.title, q.purpose, q.form_code as form, q.role, q.diagnostic, q.definition, q.source, ${ownerOf} as owner
    ${published(owner)} and q.code = ${code} order by ${inForceFirst} limit 1`.execute(tx)
  return rows[0]
}

/**
 * The text that a place's own stands upon: for an organisation the territory's, for the territory what came with the system, and for a
 * questionnaire that begins at this place its first version.
 */
export async function findTextBelow(tx: Tx, { regionId, organisationId }: Owner, code: string): Promise<Definition | undefined> {
  const isBelow = organisationId === null ? sql`q.origin = 'BUILT_IN'` : sql`q.organisation_id is null`
  const { rows } = await sql<{ definition: Definition }>`
    select q.definition ${published({ regionId, organisationId })} and q.code = ${code}
    order by (${isBelow}) desc, case when ${isBelow} then q.origin = 'BUILT_IN' end, case when ${isBelow} then -q.number else q.number end
    limit 1`.execute(tx)
  return rows[0]?.definition
}

/** A published text of the code, in force or not. */
export async function findTextAt(
  tx: Tx,
  owner: Owner,
  code: string,
  id: string,
): Promise<Pick<TextInForce, 'id' | 'number' | 'title' | 'definition'> | undefined> {
  const { rows } =
    await sql<TextInForce>`select q.id, q.number, q.title, q.definition ${published(owner)} and q.code = ${code} and q.id = ${id}`.execute(
      tx,
    )
  return rows[0]
}

/** Every published version of a code that the place may have had in force, with the number of answers given under it here; the latest first. */
export async function listVersions(tx: Tx, owner: Owner, code: string): Promise<QuestionnaireVersion[]> {
  const { rows } = await sql<Omit<QuestionnaireVersion, 'publishedAt' | 'responses'> & { publishedAt: Date }>`
    select q.id, q.number, ${ownerOf} as owner, q.published_at as "publishedAt",
      -- whose work a text of the territory is stays there
      (select u.name from users u where u.id = q.updated_by and q.organisation_id is not distinct from ${owner.organisationId}::uuid) as by
    ${published(owner)} and q.code = ${code} order by q.published_at desc, q.number desc`.execute(tx)
  const given = await countResponses(
    tx,
    owner,
    rows.map(({ id }) => id),
  )
  return rows.map(({ publishedAt, ...row }) => ({ ...row, publishedAt: publishedAt.toISOString(), responses: given.get(row.id) ?? 0 }))
}

async function countResponses(tx: Tx, { regionId, organisationId }: Owner, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await countInside(tx, (counting) =>
    sql<{ id: string; responses: number }>`
      select r.questionnaire_id as id, count(*)::int as responses from responses r
      where r.region_id = ${regionId} and r.questionnaire_id = any (${[...ids]}::uuid[]) and r.finished_at is not null
        ${organisationId === null ? sql`` : sql`and r.organisation_id = ${organisationId}`}
      group by r.questionnaire_id`.execute(counting),
  )
  return new Map(rows.map(({ id, responses }) => [id, responses]))
}

/** Texts in force whose answers are compared by name with those of a questionnaire of before or after: the others of before and after. */
export async function listCompared(tx: Tx, owner: Owner, code: string): Promise<Definition[]> {
  const { rows } = await sql<{ definition: Definition }>`
    select distinct on (q.code) q.definition ${published(owner)} and q.code <> ${code} and q.purpose in ('BASELINE', 'FINAL')
    order by q.code, ${inForceFirst}`.execute(tx)
  return rows.map(({ definition }) => definition)
}
