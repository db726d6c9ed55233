import type { Contacts, Headcount, Unit } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Reach } from '../../access/actor.ts'
import { organisationsWithin } from '../../access/units.ts'
import type { Tx } from '../../kernel/db.ts'
import { likePattern } from '../../kernel/like.ts'
import { readPage } from '../../kernel/paged.ts'
import { kindOf } from './model-words.rules.ts'

export interface OrganisationDraft {
  readonly id: string
  readonly regionId: number
  readonly municipalityId: string | null
  readonly code: string
  readonly kind: string
  readonly authority: string | null
  readonly title: string
  readonly titleKey: string
  readonly founder: string
  readonly contacts: Contacts
  readonly validFrom: string | null
  readonly validTo: string | null
}

export interface OrganisationFound {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly regionId: number
  readonly municipalityId: string | null
  readonly mergedInto: string | null
  readonly validTo: string | null
}

export async function findMunicipalityId(tx: Tx, regionId: number, code: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('municipalities')
    .select('id')
    .where('region_id', '=', regionId)
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.id
}

/** Days that an organisation has or will have; null: no end is known on that side. */
export interface Span {
  readonly from: string | null
  readonly to: string | null
}

/**
 * The organisation of the title that stands in the span, of any time without one. A title may have several, one after another: the
 * present one goes before the closed, a later closed before an earlier.
 */
export async function findByTitle(
  tx: Tx,
  regionId: number,
  municipalityId: string | null,
  titleKey: string,
  { from, to }: Span = { from: null, to: null },
): Promise<OrganisationFound | undefined> {
  const { rows } = await sql<OrganisationFound>`
    select id, code, title, region_id as "regionId", municipality_id as "municipalityId", merged_into as "mergedInto", valid_to as "validTo" from organisations
    where region_id = ${regionId} and title_key = ${titleKey} and municipality_id is not distinct from ${municipalityId}
      and (valid_to is null or ${from}::date is null or valid_to >= ${from}::date)
      and (valid_from is null or ${to}::date is null or valid_from <= ${to}::date)
    order by valid_to desc nulls first, id limit 1`.execute(tx)
  return rows[0]
}

export async function findByCode(tx: Tx, regionId: number, code: string): Promise<OrganisationFound | undefined> {
  const { rows } = await sql<OrganisationFound>`
    select id, code, title, region_id as "regionId", municipality_id as "municipalityId", merged_into as "mergedInto", valid_to as "validTo" from organisations
    where region_id = ${regionId} and code = ${code}`.execute(tx)
  return rows[0]
}

/** A code that is not taken yet: `…-2`, `…-3` after the wished one. */
export async function freeCode(tx: Tx, wished: string): Promise<string> {
  const { rows } = await sql<{ code: string }>`
    select code from organisations where code = ${wished} or code like ${`${wished}-%`}
    union all select code from municipalities where code = ${wished} union all select code from regions where code = ${wished}`.execute(tx)
  const taken = new Set(rows.map(({ code }) => code))
  let code = wished
  for (let next = 2; taken.has(code); next++) code = `${wished}-${next}`
  return code
}

export async function insertOrganisation(tx: Tx, draft: OrganisationDraft): Promise<void> {
  await tx
    .insertInto('organisations')
    .values({
      id: draft.id,
      region_id: draft.regionId,
      municipality_id: draft.municipalityId,
      code: draft.code,
      kind: draft.kind,
      authority: draft.authority,
      title: draft.title,
      title_key: draft.titleKey,
      founder: draft.founder,
      ...draft.contacts,
      valid_from: draft.validFrom,
      valid_to: draft.validTo,
    })
    .execute()
}

/** Writes what a list says of an organisation; false when it said nothing new. */
export async function replaceCard(
  tx: Tx,
  organisationId: string,
  card: Pick<OrganisationDraft, 'title' | 'titleKey' | 'kind' | 'municipalityId' | 'founder' | 'validFrom' | 'validTo'>,
): Promise<boolean> {
  const { title, titleKey, kind, municipalityId, founder, validFrom, validTo } = card
  const { numAffectedRows } = await sql`
    update organisations set title = ${title}, title_key = ${titleKey}, kind = ${kind}, municipality_id = ${municipalityId}, founder = ${founder},
      valid_from = ${validFrom}, valid_to = ${validTo}, version = version + 1
    where id = ${organisationId} and (title, title_key, kind, municipality_id, founder, valid_from, valid_to)
      is distinct from (${title}, ${titleKey}, ${kind}, ${municipalityId}::uuid, ${founder}, ${validFrom}::date, ${validTo}::date)`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

/** Changes the contacts that are given and differ; true when something changed. */
export async function updateContacts(tx: Tx, organisationId: string, contacts: Partial<Contacts> & { founder?: string }): Promise<void> {
  const given = Object.entries(contacts).filter(([, value]) => value !== undefined)
  if (given.length === 0) return
  const differs = sql.join(
    given.map(([column, value]) => sql`${sql.ref(column)} is distinct from ${value}`),
    sql` or `,
  )
  const changes = sql.join(given.map(([column, value]) => sql`${sql.ref(column)} = ${value}`))
  await sql`update organisations set ${changes}, version = version + 1 where id = ${organisationId} and (${differs})`.execute(tx)
}

/** Writes the numbers of a date over what stood there; the same numbers change nothing. */
export async function putHeadcount(tx: Tx, regionId: number, organisationId: string, headcount: Headcount): Promise<void> {
  const { countedOn, children10to19, teachers, youngTeachers } = headcount
  await sql`
    insert into headcounts as h (region_id, organisation_id, counted_on, children10to19, teachers, young_teachers)
    values (${regionId}, ${organisationId}, ${countedOn}, ${children10to19}, ${teachers}, ${youngTeachers})
    on conflict (region_id, organisation_id, counted_on) do update
      set children10to19 = excluded.children10to19, teachers = excluded.teachers, young_teachers = excluded.young_teachers
      where (h.children10to19, h.teachers, h.young_teachers) is distinct from
        (excluded.children10to19, excluded.teachers, excluded.young_teachers)`.execute(tx)
}

export interface UnitFilter {
  readonly search?: string | undefined
  readonly level?: Unit['level'] | undefined
  readonly municipality?: string | undefined
  readonly page: number
}

interface UnitRow extends Omit<Unit, 'kind' | 'municipality'> {
  kind: string | null
  municipality: { code: string; title: string } | null
  total: number
}

/** A page of the territories and organisations within the reach, from the region down. */
export async function listUnits(tx: Tx, model: TargetModel, reach: Reach, filter: UnitFilter): Promise<{ items: Unit[]; total: number }> {
  const { regionId } = reach
  const pattern = likePattern((filter.search ?? '').toLowerCase().replace(/ё/g, 'е'))
  const { rows, total } = await readPage(filter.page, (window) =>
    sql<UnitRow>`
    with units as (
      select 1 as depth, 'region' as level, code, title, null as kind, null::json as municipality, null::date as "validFrom", null::date as "validTo",
        '' as municipality_code, '' as municipality_title
      from regions where id = ${regionId} and ${reach.whole}
      union all
      select 2, 'municipality', code, title, null, null, valid_from, null, code, title
      from municipalities where region_id = ${regionId} and (${reach.whole} or id = any (${[...reach.municipalityIds]}::uuid[]))
      union all
      select 3, 'organisation', o.code, o.title, o.kind,
        case when m.id is not null then json_build_object('code', m.code, 'title', m.title) end, o.valid_from, o.valid_to,
        coalesce(m.code, ''), coalesce(m.title, '')
      from organisations o left join municipalities m on m.id = o.municipality_id
      where ${organisationsWithin(reach, 'o')}
    )
    select level, code, title, kind, municipality, "validFrom", "validTo", count(*) over () as total
    from units
    where (${filter.level ?? null}::text is null or level = ${filter.level ?? null})
      and (${filter.municipality ?? null}::text is null or municipality_code = ${filter.municipality ?? null})
      and translate(lower(title), 'ё', 'е') like ${pattern}
    order by case when depth = 1 then 0 else 1 end, municipality_title, depth, title, code
    ${window}`.execute(tx),
  )
  const items = rows.map(({ kind, municipality, total: _total, ...unit }) => ({
    ...unit,
    kind: kind === null ? null : kindOf(model, kind),
    municipality: municipality === null ? null : ({ level: 'municipality', ...municipality } as const),
  }))
  return { items, total }
}
