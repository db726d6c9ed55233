import { type RawBuilder, sql } from 'kysely'
import { type CountingPlace, structureOf, within } from './counting-place.ts'

/**
 * Headcounts of the organisations that count in the place and exist in the time, as a subquery with a row each: `counted_id`, `code`,
 * `title`, `kind`, `authority`, `municipality_id`, `municipality_title`, `counted_on` (null: nothing given), `children10to19`, `teachers`,
 * `young_teachers`. The newest numbers not later than `to`; a merged organisation's are added until the successor has been counted together
 * with it, that is on the day of the merger or later.
 */
export function headcountsIn(place: CountingPlace, { from, to }: { from: string; to: string }): RawBuilder<unknown> {
  return sql`(
    select s.counted_id, s.counted_code as code, s.title, s.kind, s.authority, s.municipality_id, s.municipality_title,
      max(h.counted_on) as counted_on, sum(h.children10to19)::int as children10to19, sum(h.teachers)::int as teachers,
      sum(h.young_teachers)::int as young_teachers
    from ${structureOf(place)} s
    left join (
      select distinct on (organisation_id) * from headcounts
      where region_id = ${place.regionId} and ${within(place, 'organisation_id')} and counted_on <= ${to}
      order by organisation_id desc, counted_on desc
    ) h on h.organisation_id = s.organisation_id and (s.successor_ids = '{}' or not exists (
      select 1 from unnest(s.successor_ids, s.joined_on) as joined (id, day)
      join headcounts later on later.region_id = ${place.regionId} and later.organisation_id = joined.id
      where later.counted_on between joined.day and ${to}
    ))
    where (s.valid_from is null or s.valid_from <= ${to}) and (s.valid_to is null or s.valid_to >= ${from})
    group by 1, 2, 3, 4, 5, 6, 7
  )`
}
