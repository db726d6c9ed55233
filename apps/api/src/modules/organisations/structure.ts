import { type RawBuilder, sql } from 'kysely'

/**
 * The structure of a region as of a day, as a subquery with a row for every organisation:
 * `organisation_id` — the one that people and programmes belong to; `counted_id` — the one that counts for it on the day (itself, or its
 * successor along the mergers that had happened by then); `counted_code`, `title`, `kind`, `authority`, `municipality_id`,
 * `municipality_title` (short, never changes), `municipality_full_title` — of the counted one as they were on the day.
 * A day in the future gives the present.
 */
export function structureOn(regionId: number, day: string): RawBuilder<unknown> {
  return sql`(
    with recursive chain (organisation_id, counted_id) as (
      select id, id from organisations where region_id = ${regionId}
      union all
      select c.organisation_id, o.merged_into from chain c join organisations o on o.id = c.counted_id
      where o.merged_into is not null and o.valid_to < ${day}
    )
    select c.organisation_id, o.id as counted_id, o.code as counted_code,
      coalesce(p.title, o.title) as title, coalesce(p.kind, o.kind) as kind,
      case when p.until is null then o.authority else p.authority end as authority,
      m.id as municipality_id, m.title as municipality_title,
      coalesce((
        select full_title from municipality_pasts
        where region_id = ${regionId} and municipality_id = m.id and until > ${day} order by until limit 1
      ), m.full_title) as municipality_full_title
    from chain c
    join organisations o on o.id = c.counted_id
    left join lateral (
      select * from organisation_pasts where region_id = ${regionId} and organisation_id = o.id and until > ${day} order by until limit 1
    ) p on true
    left join municipalities m on m.id = case when p.until is null then o.municipality_id else p.municipality_id end
    where o.merged_into is null or o.valid_to >= ${day}
  )`
}
