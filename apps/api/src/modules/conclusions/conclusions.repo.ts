import type { Conclusion, ConclusionListItem, ConclusionVerdict } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { likePattern } from '../../kernel/like.ts'
import { readPage } from '../../kernel/paged.ts'
import { consented } from '../consents/index.ts'
import { isHere } from '../people/index.ts'

/** The consent without which no psychologist works with a person (273-ФЗ art. 42 [M]). */
const asked = 'PSY_DIAGNOSTICS'

type Terms = Parameters<typeof consented>[0]

interface Filter {
  /** A part of a normalised name. */
  readonly nameKey: string
  readonly state: 'made' | 'lacking' | undefined
  readonly page: number
}

/** A page of an organisation's people by class and name, with the state of the consent and of the conclusion. */
export async function listConclusions(
  tx: Tx,
  terms: Terms,
  { regionId, organisationId }: { regionId: number; organisationId: string },
  { nameKey, state, page }: Filter,
): Promise<{ items: ConclusionListItem[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<ConclusionListItem & { total: number }>`
    with found as (
      select s.*, c.verdict, c.concluded_on, count(*) over () as total from persons s
      left join conclusions c on c.region_id = ${regionId} and c.person_id = s.id
      where s.region_id = ${regionId} and s.organisation_id = ${organisationId} and ${isHere(terms.today)}
        ${nameKey === '' ? sql`` : sql`and s.name_key like ${likePattern(nameKey)}`}
        ${state === undefined ? sql`` : state === 'made' ? sql`and c.person_id is not null` : sql`and c.person_id is null`}
      order by s.class_code, s.name_key ${window}
    )
    select s.id as "personId", s.name, s.occupation, s.verdict, s.concluded_on as "concludedOn", s.total, ${consented(terms, asked)} as consented
    from found s order by s.class_code, s.name_key`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...row }) => row), total }
}

export interface ConcludedPerson {
  readonly personId: string
  readonly name: string
  readonly occupation: string
  readonly organisation: { readonly id: string; readonly code: string; readonly title: string }
  readonly consented: boolean
  readonly conclusion: Conclusion | null
}

/** A person of the organisations given with the conclusion; undefined outside. `lock` holds the card while something is written. */
export async function findConcluded(
  tx: Tx,
  terms: Terms,
  { regionId, organisationIds }: { regionId: number; organisationIds: readonly string[] },
  id: string,
  lock = false,
): Promise<ConcludedPerson | undefined> {
  const { rows } = await sql<ConcludedPerson>`
    select s.id as "personId", s.name, s.occupation, json_build_object('id', o.id, 'code', o.code, 'title', o.title) as organisation,
      ${consented(terms, asked)} as consented,
      (
        select json_build_object('verdict', c.verdict, 'note', c.note, 'concludedOn', c.concluded_on, 'by', u.name, 'version', c.version)
        from conclusions c left join users u on u.region_id = ${regionId} and u.id = c.recorded_by
        where c.region_id = ${regionId} and c.person_id = s.id
      ) as conclusion
    from persons s join organisations o on o.id = s.organisation_id
    where s.region_id = ${regionId} and s.organisation_id = any (${[...organisationIds]}::uuid[]) and s.id = ${id} and s.erased_on is null
    ${lock ? sql`for update of s` : sql``}`.execute(tx)
  return rows[0]
}

export interface WrittenConclusion {
  readonly verdict: ConclusionVerdict
  readonly note: string
  readonly concludedOn: string
}

/** Writes the conclusion over the former one; the card is changed by it, so that an import can no longer be taken back from under it. */
export async function writeConclusion(
  tx: Tx,
  regionId: number,
  { personId, organisation }: ConcludedPerson,
  { verdict, note, concludedOn }: WrittenConclusion,
  userId: string | null,
): Promise<void> {
  await sql`
    insert into conclusions (region_id, person_id, organisation_id, verdict, note, concluded_on, recorded_by)
    values (${regionId}, ${personId}, ${organisation.id}, ${verdict}, ${note}, ${concludedOn}, ${userId})
    on conflict (region_id, person_id) do update
    set verdict = excluded.verdict, note = excluded.note, concluded_on = excluded.concluded_on, recorded_by = excluded.recorded_by,
      version = conclusions.version + 1`.execute(tx)
  await sql`update persons set version = version + 1 where region_id = ${regionId} and id = ${personId}`.execute(tx)
}

/** Persons of an organisation of whom the psychologist has said that they are not recommended. */
export async function notRecommended(
  tx: Tx,
  { regionId, organisationId }: { readonly regionId: number; readonly organisationId: string },
): Promise<readonly string[]> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from conclusions
    where region_id = ${regionId} and organisation_id = ${organisationId} and verdict = 'NOT_RECOMMENDED' order by person_id`.execute(tx)
  return rows.map(({ personId }) => personId)
}
