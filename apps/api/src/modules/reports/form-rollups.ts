import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { type Counting, countedAs, formsOf } from './counting.ts'
import { freshen, type Rollup, rollupOf } from './rollups.ts'

const of = (role: 'MENTOR' | 'MENTEE') => sql`filter (where role = ${role})`

/**
 * `rows`: by form, a programme each. `totals`: for every form of the model in its order [rows, mentors, mentees, repeated mentors, repeated
 * mentees] — distinct persons of a form, never a sum of rows; the repeated ones stand in several rows.
 */
function countForms({ place: { regionId }, ...counting }: Counting, organisationIds: readonly string[]): RawBuilder<unknown> {
  const detailed = counting.model.reportForms.flatMap((report) => (report.form !== null && report.mentorDetails ? [report.form] : []))
  return sql`${countedAs(regionId, counting, organisationIds)},
    listed as (select distinct organisation_id, programme_id, form_code from countable),
    numbers as (
      select programme_id, count(distinct person_id) ${of('MENTOR')} as mentors, count(distinct person_id) ${of('MENTEE')} as mentees
      from counted group by programme_id
    ),
    details as (
      select c.programme_id, jsonb_agg(distinct s.occupation order by s.occupation) as occupations
      from counted c join persons s on s.region_id = ${regionId} and s.id = c.person_id
      where c.role = 'MENTOR' and c.form_code = any (${detailed}::text[]) and s.occupation <> ''
      group by c.programme_id
    ),
    people as (
      select organisation_id, person_id, role, form_code, count(distinct programme_id) > 1 as repeated
      from counted group by organisation_id, person_id, role, form_code
    ),
    distinct_people as (
      select organisation_id, form_code, count(*) ${of('MENTOR')} as mentors, count(*) ${of('MENTEE')} as mentees,
        count(*) filter (where role = 'MENTOR' and repeated) as repeated_mentors,
        count(*) filter (where role = 'MENTEE' and repeated) as repeated_mentees
      from people group by organisation_id, form_code
    ),
    rows_of as (
      select organisation_id, form_code, count(*) as programmes, jsonb_agg(jsonb_build_object('programme', programme_id,
        'mentors', coalesce(mentors, 0), 'mentees', coalesce(mentees, 0), 'occupations', coalesce(occupations, '[]'))) as rows
      from listed left join numbers using (programme_id) left join details using (programme_id) group by organisation_id, form_code
    ),
    fresh as (
      select organisation_id, jsonb_object_agg(form_code, rows) filter (where programmes is not null) as rows,
        array_agg(array[coalesce(programmes, 0), coalesce(mentors, 0), coalesce(mentees, 0), coalesce(repeated_mentors, 0),
          coalesce(repeated_mentees, 0)]::int[] order by position) as totals
      from (select distinct organisation_id from listed) o
      cross join (select code as form_code, position from ${formsOf(counting.model)}) forms
      left join rows_of using (organisation_id, form_code)
      left join distinct_people using (organisation_id, form_code)
      group by organisation_id
    )`
}

const rollup = (counting: Counting): Rollup => ({
  table: 'form_rollups',
  key: { period: sql`${counting.period.code}::text`, mode: sql`${counting.mode}::text` },
  columns: { totals: sql`'{}'::int[]`, rows: sql`'{}'::jsonb` },
  count: (organisationIds) => countForms(counting, organisationIds),
})

/** The forms of the place counted up to this moment, a row an organisation, under alias `f`: `f.totals`, `f.rows`. */
export async function freshForms(tx: Tx, counting: Counting): Promise<RawBuilder<unknown>> {
  await freshen(tx, rollup(counting), counting.place)
  return rollupOf(rollup(counting), counting.place)
}
