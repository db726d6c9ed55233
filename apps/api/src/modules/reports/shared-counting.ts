import { type RawBuilder, sql } from 'kysely'
import type { CountingPlace } from './counting.ts'

/**
 * Participations of those who have cards in several organisations of the region that overlap the time in the place, in programmes not judged
 * away, as a subquery: `person_id` (a card), `identity` (a person), `weight`, `id`, `organisation_id`, `role`, `programme_id`, `form_code`,
 * `title_key`, `starts_on`, `place`, `born_on`, `born_year`, `experience_years`. The erased stand here as what is left of them.
 */
export function sharedIn({ regionId, members }: CountingPlace, { from, to }: { from: string; to: string }): RawBuilder<unknown> {
  const here = members === null ? sql`true` : sql`p.organisation_id = any (${[...members]}::uuid[])`
  const inTime = sql`p.starts_on <= ${to} and p.runs_until >= ${from} and ${here}`
  return sql`(
    select p.person_id, c.identity, 1 as weight, p.id, p.organisation_id, p.role, p.programme_id, p.form_code, p.title_key, p.starts_on, 0 as place,
      c.born_on, c.born_year, c.experience_years
    from shared_participations p join shared_cards c on c.region_id = ${regionId} and c.person_id = p.person_id
    where p.region_id = ${regionId} and p.practice <> 'notPractice' and ${inTime}
    union all
    select p.person_id, p.identity, p.weight, p.id, p.organisation_id, p.role, p.programme_id, p.form_code, coalesce(g.title_key, ''), p.starts_on, p.place,
      p.born_on, p.born_year, p.experience_years
    from erased_participations p left join programmes g on g.region_id = ${regionId} and g.id = p.programme_id
    where p.region_id = ${regionId} and coalesce(g.practice, 'unchecked') <> 'notPractice' and ${inTime}
  )`
}
