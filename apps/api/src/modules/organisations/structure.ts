import { type RawBuilder, sql } from 'kysely'
import type { UnitInReach } from '../../access/units.ts'
import type { Tx } from '../../kernel/db.ts'

/**
 * The structure of a region as of a day, as a subquery with a row for every organisation:
 * `organisation_id` — the one that people and programmes belong to; `counted_id` — the one that counts for it on the day (itself, or its
 * successor along the mergers that had happened by then); `counted_code`, `title`, `kind`, `authority`, `municipality_id`,
 * `municipality_title` — of the counted one as they were on the day; `valid_from` and `valid_to` — its years; `successor_ids` with `joined_on` — the mergers on the way from the
 * organisation to the one that counts for it. A day in the future gives the present. `members`: only these organisations. Materialised: a
 * filter pushed inside would find the structure again for each row it is joined with. Only the merged ones, who are few, go the recursive way.
 */
export function structureOn(regionId: number, day: string, members: readonly string[] | null = null): RawBuilder<unknown> {
  const here = sql`region_id = ${regionId} and ${members === null ? sql`true` : sql`id = any (${[...members]}::uuid[])`}`
  return sql`(
    with recursive merged (organisation_id, counted_id, successor_ids, joined_on) as (
      select id, merged_into, array[merged_into], array[valid_to + 1] from organisations
      where ${here} and merged_into is not null and valid_to < ${day}
      union all
      select c.organisation_id, o.merged_into, c.successor_ids || o.merged_into, c.joined_on || (o.valid_to + 1)
      from merged c join organisations o on o.id = c.counted_id
      where o.merged_into is not null and o.valid_to < ${day}
    ),
    chain (organisation_id, counted_id, successor_ids, joined_on) as (
      select id, id, '{}'::uuid[], '{}'::date[] from organisations where ${here}
      union all
      select * from merged
    ),
    structure as materialized (
      select c.organisation_id, c.successor_ids, c.joined_on, o.id as counted_id, o.code as counted_code,
        coalesce(p.title, o.title) as title, coalesce(p.kind, o.kind) as kind,
        case when p.until is null then o.authority else p.authority end as authority,
        m.id as municipality_id, m.title as municipality_title, o.valid_from, o.valid_to
      from chain c
      join organisations o on o.id = c.counted_id
      left join (
        select distinct on (organisation_id) * from organisation_pasts
        where region_id = ${regionId} and until > ${day} order by organisation_id, until
      ) p on p.organisation_id = o.id
      left join municipalities m on m.id = case when p.until is null then o.municipality_id else p.municipality_id end
      where o.merged_into is null or o.valid_to >= ${day}
    )
    select * from structure
  )`
}

/** What a unit was called on a day: «Саргатский муниципальный район» until the reform and «… округ» after it. */
export async function titleOn(tx: Tx, { regionId, municipalityId, organisationId, title }: UnitInReach, day: string): Promise<string> {
  const { rows } = await sql<{ title: string }>`
    select title, until from (
      select title, until, organisation_id from organisation_pasts where region_id = ${regionId}
      union all
      select title, 'infinity', id from organisations where region_id = ${regionId}
    ) o where organisation_id = ${organisationId} and until > ${day}
    union all
    select full_title, until from (
      select full_title, until, municipality_id from municipality_pasts where region_id = ${regionId}
      union all
      select full_title, 'infinity', id from municipalities where region_id = ${regionId}
    ) m where ${organisationId}::uuid is null and municipality_id = ${municipalityId} and until > ${day}
    order by until limit 1`.execute(tx)
  return rows[0]?.title ?? title
}
