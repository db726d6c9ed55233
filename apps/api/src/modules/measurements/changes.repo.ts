import type { GradeTerm, ParticipantRole } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { consented } from '../consents/index.ts'
import { type CountingPlace, freshen, type Rollup, rollupOf, withStructure } from '../reports/index.ts'
import type { PairSums } from './paired-change.rules.ts'

interface Terms {
  readonly model: TargetModel
  readonly today: string
}

/** What is measured in some organisations in a school year, which begins in September of `year`. */
interface Measuring extends Terms {
  readonly regionId: number
  readonly organisationIds: readonly string[]
  readonly year: number
}

/** What was asked: the name of the question, with the parameter it measures, of whom, on this scale. Other scales are other things. */
export interface AskedThing {
  readonly name: string
  readonly parameter: string | null
  readonly diagnostic: boolean
  /** Null: of a participant whatever the role. */
  readonly role: ParticipantRole | null
  readonly low: number
  readonly high: number
}

export interface SummedThing extends AskedThing, PairSums {
  /** The form or the programme; null: all. */
  readonly group: string | null
}

const terms = ['Q1', 'H1', 'Q2', 'Q3', 'Q4', 'H2', 'YEAR'] as const satisfies readonly GradeTerm[]
const schoolYearOf = (day: string) => sql`extract(year from ${sql.ref(day)} - interval '8 months')::int`

/** Scales of the questionnaires `q`, as CTE `scales`. A closed question («restricted») is nobody's number. */
const scalesAs = (regionId: number) => sql`
  scales as materialized (
    select q.id, q.diagnostic, q.role, e ->> 'name' as name, e ->> 'parameter' as parameter, (e ->> 'rateMin')::int as low, (e ->> 'rateMax')::int as high
    from questionnaires q cross join jsonb_path_query(q.definition, '$.pages[*].elements[*] ? (@.type == "rating" && !exists(@.restricted))') e
    where q.region_id = ${regionId} and q.published_at is not null
  )`

/** A day and a mark in one number, so that the first and the last mark are the least and the greatest: no sorting of all marks of a region. */
const ofADay = sql.lit(1_000_000)

/**
 * One row for each thing measured in a participant, as CTE `measured`: `organisation_id`, `person_id`, `participation_id` (null: in the person), `year`, the thing,
 * `before` and `after` in hundredths. Before is the first answer, after the last one; what was asked of a participation is of the year of its last answer, what was
 * asked of a person of the school year it was asked in. `people`: which of the persons `s`. A diagnostic answer without the consent stands for nothing (domain 5.11).
 */
export function measuredAs(regionId: number, given: Terms, people: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${scalesAs(regionId)},
    given as materialized (
      select r.organisation_id, r.person_id, r.participation_id, coalesce(c.wave, c.purpose) as wave, r.answered_on, p.role, a.questionnaire_id, a.marks,
        ${consented(given, 'PSY_DIAGNOSTICS')} as consented
      from persons s
      join respondents r on r.region_id = ${regionId} and r.person_id = s.id and r.answered_on is not null
      join campaigns c on c.region_id = ${regionId} and c.id = r.campaign_id and not c.anonymous and coalesce(c.wave, c.purpose) in ('BASELINE', 'FINAL')
      join responses a on a.region_id = ${regionId} and a.respondent_id = r.id and a.finished_at is not null
      left join participations p on p.region_id = ${regionId} and p.id = r.participation_id
      where s.region_id = ${regionId} and s.withdrawn_on is null and ${people}
    ),
    marks as materialized (
      select g.organisation_id, g.person_id, g.participation_id, g.wave, g.answered_on, g.role, g.questionnaire_id, g.consented, m.key, m.value
      from given g cross join jsonb_each(g.marks) m where jsonb_typeof(m.value) = 'number'
    ),
    told as (
      select g.organisation_id, g.person_id, g.participation_id, g.wave, ${schoolYearOf('g.answered_on')} as year, coalesce(g.role, n.role) as role,
        n.name, n.parameter, n.diagnostic, n.low, n.high, (g.answered_on - date '2000-01-01')::bigint * ${ofADay} + g.value::int * 100 as dated
      from marks g join scales n on n.id = g.questionnaire_id and n.name = g.key
      where not n.diagnostic or g.consented
    ),
    measured as (
      select organisation_id, person_id, participation_id, role, name, parameter, diagnostic, low, high,
        coalesce(max(year) filter (where wave = 'FINAL'), max(year)) as year,
        (min(dated) filter (where wave = 'BASELINE') % ${ofADay})::int as before,
        (max(dated) filter (where wave = 'FINAL') % ${ofADay})::int as after
      from told
      group by organisation_id, person_id, participation_id, case when participation_id is null then year end, role, name, parameter, diagnostic, low, high
      union all
      select g.organisation_id, g.person_id, null, null, 'coreGrades', 'CORE_GRADES', false, 1, 5, g.year,
        (array_agg((g.mean * 100)::int order by array_position(${terms}::text[], g.term)) filter (where g.wave = 'BASELINE'))[1],
        (array_agg((g.mean * 100)::int order by array_position(${terms}::text[], g.term) desc) filter (where g.wave = 'FINAL'))[1]
      from grades g join persons s on s.region_id = ${regionId} and s.id = g.person_id
      where g.region_id = ${regionId} and s.withdrawn_on is null and ${people}
      group by g.organisation_id, g.person_id, g.year
    )`
}

const inOrganisations = (organisationIds: readonly string[]) => sql`s.organisation_id = any (${[...organisationIds]}::uuid[])`

const sums = sql`
  count(*) filter (where before is not null and after is not null) as pairs,
  coalesce(sum(before) filter (where after is not null), 0)::float8 as before,
  coalesce(sum(after) filter (where before is not null), 0)::float8 as after,
  coalesce(sum(before::bigint * before) filter (where after is not null), 0)::float8 as "beforeSquared",
  coalesce(sum(after::bigint * after) filter (where before is not null), 0)::float8 as "afterSquared",
  coalesce(sum(before::bigint * after), 0)::float8 as product,
  count(*) filter (where after is null) as "onlyBefore", count(*) filter (where before is null) as "onlyAfter"`
const thing = sql`role, name, parameter, diagnostic, low, high`

/** The measurements of a school year by what the person takes part in then: a person of two programmes stands in both. */
const groupedAs = (regionId: number, year: number, by: 'form' | 'programme') => sql`
  grouped as (
    select distinct m.*, ${by === 'form' ? sql`g.form_code` : sql`g.id::text`} as "group"
    from measured m
    join participations p on p.region_id = ${regionId} and p.person_id = m.person_id and (m.participation_id is null or p.id = m.participation_id)
    join programmes g on g.region_id = ${regionId} and g.id = p.programme_id and g.practice <> 'notPractice'
    where m.year = ${year} and (m.participation_id is not null
      or (p.starts_on < make_date(${year} + 1, 9, 1) and p.runs_until >= make_date(${year}, 9, 1)))
  )`

/** Sums over the place by form and in all, counted ahead by organisation. */
export async function sumChanges(tx: Tx, place: CountingPlace, year: number, given: Terms): Promise<SummedThing[]> {
  const count = (organisationIds: readonly string[]) => countSums({ ...given, regionId: place.regionId, organisationIds, year })
  const rollup: Rollup = {
    table: 'measurement_rollups',
    key: { year: sql`${year}::smallint` },
    columns: { sums: sql`'[]'::jsonb` },
    count,
  }
  await freshen(tx, rollup, place)
  const rows = withStructure(rollupOf(rollup, place), place)
  return place.organisationId === null ? addUpOnce(tx, rows, { regionId: place.regionId, year }) : addUp(tx, rows)
}

async function addUp(tx: Tx, from: RawBuilder<unknown>): Promise<SummedThing[]> {
  const columns = ['pairs', 'before', 'after', 'beforeSquared', 'afterSquared', 'product', 'onlyBefore', 'onlyAfter']
  const { rows } = await sql<SummedThing>`
    select "group", ${thing}, ${sql.join(columns.map((name) => sql`sum(${sql.ref(`j.${name}`)})::float8 as ${sql.ref(name)}`))}
    from ${from}
    cross join jsonb_to_recordset(f.sums) as j ("group" text, role text, name text, parameter text, diagnostic boolean, low int, high int,
      ${sql.join(columns.map((name) => sql`${sql.ref(name)} bigint`))})
    group by "group", ${thing}`.execute(tx)
  return rows
}

/** Adding up hundreds of organisations takes longer than a reader waits; what they were added from tells whether the sums still hold. */
async function addUpOnce(
  tx: Tx,
  from: RawBuilder<unknown>,
  { regionId, year }: { regionId: number; year: number },
): Promise<SummedThing[]> {
  const { rows: told } = await sql<{ state: Buffer; sums: SummedThing[] | null }>`
    select t.state, k.sums
    from (select sha256(convert_to(coalesce(string_agg(concat_ws(' ', s.organisation_id, f.revision, f.basis), ',' order by s.organisation_id), ''), 'UTF8')) as state
      from ${from}) t
    left join measurement_totals k on k.region_id = ${regionId} and k.year = ${year} and k.added_from = t.state`.execute(tx)
  const [state, kept] = [told[0]?.state ?? Buffer.alloc(0), told[0]?.sums]
  if (kept) return kept
  const sums = await addUp(tx, from)
  await sql`delete from measurement_totals where region_id = ${regionId} and year = ${year} and added_at < now() - interval '1 day'`.execute(
    tx,
  )
  await sql`
    insert into measurement_totals (region_id, year, added_from, sums) values (${regionId}, ${year}, ${state}, ${JSON.stringify(sums)})
    on conflict do nothing`.execute(tx)
  return sums
}

function countSums({ regionId, organisationIds, year, model, today }: Measuring): RawBuilder<unknown> {
  return sql`${measuredAs(regionId, { model, today }, inOrganisations(organisationIds))},
    ${groupedAs(regionId, year, 'form')},
    summed as (
      select organisation_id, null as "group", ${thing}, ${sums} from measured where year = ${year} group by organisation_id, ${thing}
      union all
      select organisation_id, "group", ${thing}, ${sums} from grouped group by organisation_id, "group", ${thing}
    ),
    fresh as (
      select organisation_id, jsonb_agg(to_jsonb(summed) - 'organisation_id') as sums from summed group by organisation_id
    )`
}

/** Sums by programme of one organisation, as they are now. */
export async function sumByProgramme(tx: Tx, measuring: Measuring): Promise<SummedThing[]> {
  const { regionId, organisationIds, year } = measuring
  const { rows } = await sql<SummedThing>`
    with ${measuredAs(regionId, measuring, inOrganisations(organisationIds))}, ${groupedAs(regionId, year, 'programme')}
    select "group", ${thing}, ${sums} from grouped group by "group", ${thing}`.execute(tx)
  return rows
}

/** What the questions are called now, of a name and role: of several texts the latest one says. */
export async function readTitles(tx: Tx, regionId: number): Promise<(asked: Pick<AskedThing, 'name' | 'role'>) => string> {
  const { rows } = await sql<{ name: string; role: string | null; title: string }>`
    select distinct on (e ->> 'name', q.role) e ->> 'name' as name, q.role, e ->> 'title' as title
    from questionnaires q cross join jsonb_path_query(q.definition, '$.pages[*].elements[*] ? (@.type == "rating")') e
    where q.region_id = ${regionId} and q.published_at is not null
    order by e ->> 'name', q.role, (q.purpose = 'FINAL') desc, q.published_at desc, q.number desc, q.code`.execute(tx)
  return (asked) => rows.find(({ name, role }) => name === asked.name && role === asked.role)?.title ?? asked.name
}

export async function readProgrammeTitles(tx: Tx, regionId: number, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from programmes where region_id = ${regionId} and id = any (${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, title }) => [id, title]))
}
