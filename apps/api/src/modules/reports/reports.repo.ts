import type { Contacts, CountedPerson, CountReason, ParticipantRole } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Reach } from '../../access/actor.ts'
import { organisationsWithin } from '../../access/units.ts'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'
import { type Counting, countedAs, formsOf } from './counting.ts'
import { type CountingPlace, structureOf } from './counting-place.ts'
import { headcountsIn } from './headcounts.ts'

export interface Form1RowFound extends Contacts {
  readonly municipality: string
  readonly code: string
  readonly title: string
  readonly countedOn: string | null
  readonly children10to19: number | null
  readonly teachers: number | null
  readonly youngTeachers: number | null
}

/** Rows of Form 1: the organisations that keep bases, with their headcounts under alias `h`. */
const form1 = (place: CountingPlace, kinds: readonly string[], period: { from: string; to: string }) =>
  sql`from ${headcountsIn(place, period)} h join organisations o on o.id = h.counted_id where h.kind = any (${[...kinds]}::text[])`

/** Rows of Form 1; `silentFor`: only the organisations of that reader that have not given a headcount. No page: all rows. */
export async function readForm1(
  tx: Tx,
  place: CountingPlace,
  kinds: readonly string[],
  period: { from: string; to: string },
  { silentFor, page }: { silentFor: Reach | null; page: number | null },
): Promise<{ items: Form1RowFound[]; total: number }> {
  const silent = silentFor === null ? sql`` : sql`and h.counted_on is null and ${organisationsWithin(silentFor, 'o')}`
  const { rows, total } = await readPage(page, (window) =>
    sql<Form1RowFound & { total: number }>`
    select coalesce(h.municipality_title, '') as municipality, h.code, h.title, o.head, o.phone, o.email, o.address,
      h.counted_on as "countedOn", h.children10to19, h.teachers, h.young_teachers as "youngTeachers", count(*) over () as total
    ${form1(place, kinds, period)} ${silent} order by h.municipality_title, h.title, h.counted_id ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...row }) => row), total }
}

export interface Form1Total {
  readonly organisations: number
  readonly answeringToRegion: number
  readonly children10to19: number
  readonly teachers: number
  readonly youngTeachers: number
}

export async function readForm1Total(
  tx: Tx,
  place: CountingPlace,
  kinds: readonly string[],
  period: { from: string; to: string },
): Promise<Form1Total> {
  const { rows } = await sql<Form1Total>`
    select count(*) as organisations, count(h.authority) as "answeringToRegion", coalesce(sum(h.children10to19), 0)::int as children10to19, coalesce(sum(h.teachers), 0)::int as teachers,
      coalesce(sum(h.young_teachers), 0)::int as "youngTeachers" ${form1(place, kinds, period)}`.execute(tx)
  return rows[0] ?? { organisations: 0, answeringToRegion: 0, children10to19: 0, teachers: 0, youngTeachers: 0 }
}

interface CountedPersonRow {
  personId: string
  name: string
  born_on: string | null
  born_year: number | null
  occupation: string
  form: string
  programme: string
  startsOn: string
  endsOn: string | null
  reason: CountReason
  elsewhere: CountedPerson['elsewhere']
  total: number
}

/**
 * The people behind a number of a form, with the reason. `counted: yes` has exactly one row per person of the number;
 * `no` lists the other participations of the form or programme: counted elsewhere, outside the period, judged away.
 */
export async function readPeople(
  tx: Tx,
  counting: Counting,
  organisationIds: readonly string[],
  filter: { form: string; programmeId: string | null; role: ParticipantRole; counted: boolean; page: number },
): Promise<{ items: CountedPerson[]; total: number }> {
  const { place, period, model } = counting
  const { form, programmeId, role, page } = filter
  const here = sql`g.form_code = ${form} and (${programmeId}::uuid is null or g.id = ${programmeId}::uuid)`
  const { rows, total } = await readPage(page, (window) =>
    sql<CountedPersonRow>`
    with ${countedAs(place.regionId, counting, organisationIds)},
    reasons as (
      select p.id, p.person_id, g.title as programme, forms.position, forms.unit, p.starts_on, p.ends_on,
        case
          when g.practice = 'notPractice' then 'notPractice'
          when p.starts_on > ${period.to} or p.runs_until < ${period.from} then 'outsidePeriod'
          when exists (select 1 from counted c where c.id = p.id) then 'counted'
          else 'countedElsewhere'
        end as reason
      from participations p
      join programmes g on g.region_id = p.region_id and g.id = p.programme_id
      join ${formsOf(model)} on forms.code = g.form_code
      where p.region_id = ${place.regionId} and g.region_id = ${place.regionId} and p.organisation_id = any (${[...organisationIds]}::uuid[]) and p.role = ${role} and ${here}
    ),
    shown as (
      select distinct on (case when reason = 'counted' then person_id else id end) * from reasons
      where (reason = 'counted') = ${filter.counted}
      order by case when reason = 'counted' then person_id else id end, starts_on, id
    )
    select s.id as "personId", s.name, s.born_on, s.born_year, s.occupation, ${form}::text as form, r.programme,
      r.starts_on as "startsOn", r.ends_on as "endsOn", r.reason,
      case when r.reason = 'countedElsewhere' then (
        select json_build_object('form', g.form_code, 'programme', g.title) from counted c
        join programmes g on g.region_id = ${place.regionId} and g.id = c.programme_id
        where c.person_id = s.id and c.role = ${role} and c.unit = r.unit limit 1
      ) end as elsewhere,
      count(*) over () as total
    from shown r join persons s on s.region_id = ${place.regionId} and s.id = r.person_id
    order by s.name_key, r.starts_on, r.id ${window}`.execute(tx),
  )
  const items = rows.map(({ born_on: day, born_year: year, total: _total, ...row }) => ({ ...row, birth: { day, year } }))
  return { items, total }
}

/** The organisations whose people count in the place, of some kinds or of all: an organisation itself and those merged into it. */
export async function listCounting(tx: Tx, place: CountingPlace, kinds: readonly string[] | null = null): Promise<string[]> {
  const wanted = kinds === null ? null : [...kinds]
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from ${structureOf(place)} s where ${wanted}::text[] is null or kind = any (${wanted}::text[])`.execute(tx)
  return rows.map(({ id }) => id)
}
