import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { type CountingPlace, within } from './counting-place.ts'
import { fingerprintOf } from './fingerprint.ts'

/**
 * Participations of those who have several cards in the place that overlap the time, in programmes not judged away, as a subquery: `person_id` (a
 * card), `identity` (a person), `weight`, `id`, `organisation_id`, `role`, `programme_id`, `form_code`, `title_key`, `starts_on`, `place`,
 * `born_on`, `born_year`, `experience_years`, `finals`. The erased stand here as what is left of them.
 */
export function sharedIn(place: CountingPlace, { from, to }: { from: string; to: string }): RawBuilder<unknown> {
  const columns = sql`p.person_id, p.identity, p.id, p.organisation_id, p.role, p.programme_id, p.form_code, p.title_key, p.starts_on,
    p.born_on, p.born_year, p.experience_years, p.finals`
  const counted = sql`p.region_id = ${place.regionId} and p.practice <> 'notPractice' and p.starts_on <= ${to} and p.runs_until >= ${from}
    and ${within(place, 'p.organisation_id')}`
  return sql`(
    with known as materialized (
      select ${columns}, 1 as weight, 0 as place from shared_participations p where ${counted}
      union all
      select ${columns}, p.weight, p.place from erased_participations p where ${counted}
    )
    select * from known where identity in (select identity from known group by identity having min(person_id::text) <> max(person_id::text))
  )`
}

/** The answer to a question over `sharedIn`, kept until somebody shared changes. `stamp` tells of all else that the question asks the database. */
export async function askShared<Row extends object>(tx: Tx, regionId: number, question: RawBuilder<Row>, stamp = ''): Promise<Row[]> {
  const asked = fingerprintOf(tx, question, stamp)
  // The generation is read before the counting: what changes meanwhile makes the answer old at once.
  const { rows: known } = await sql<{ generation: number; numbers: Row[] | null }>`
    select g.generation, n.numbers
    from (select coalesce(max(generation), 0)::bigint as generation from shared_generations where region_id = ${regionId}) g
    left join shared_numbers n on n.region_id = ${regionId} and n.question = ${asked} and n.generation = g.generation`.execute(tx)
  const { generation, numbers } = known[0] ?? { generation: 0, numbers: null }
  if (numbers !== null) return numbers
  const { rows } = await question.execute(tx)
  await sql`
    insert into shared_numbers (region_id, question, generation, numbers) values (${regionId}, ${asked}, ${generation}, ${JSON.stringify(rows)})
    on conflict (region_id, question) do update set generation = excluded.generation, numbers = excluded.numbers`.execute(tx)
  return rows
}
