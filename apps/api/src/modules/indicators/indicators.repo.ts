import type { Birth } from '@nastavnik/contract'
import { pageSize } from '@nastavnik/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { type CountingPlace, within } from '../reports/index.ts'
import type { EmployerCount, Figure, HeadcountSum, PersonsCount } from './evaluate.rules.ts'
import { fits, meantBy, type PeopleOfYear, type PersonsNumerator, participantsAs } from './numerators.ts'

/** A row read for a place as a whole (`municipalityId` null) or for each municipality of it. */
export type Placed<Row> = Row & { readonly municipalityId: string | null }
export type By = 'place' | 'municipality'

const placeBy = (by: By) => (by === 'municipality' ? sql`o.municipality_id` : sql`null::uuid`)

/** Counts of persons by indicator and kind of organisation, from the rollup `f`. */
export async function readPersons(tx: Tx, fresh: RawBuilder<unknown>, by: By): Promise<Placed<PersonsCount>[]> {
  const counter = (position: number) => sql`sum((n.counters ->> ${sql.lit(position)})::int)::int`
  const { rows } = await sql<Placed<PersonsCount>>`
    select ${placeBy(by)} as "municipalityId", o.kind as "organisationKind", n.indicator, ${counter(0)} as count,
      ${counter(1)} as "yearOnly", ${counter(2)} as "birthUnknown", ${counter(3)} as "experienceUnknown"
    from ${fresh} join organisations o on o.id = f.organisation_id cross join jsonb_each(f.numerators) as n (indicator, counters)
    group by 1, o.kind, n.indicator`.execute(tx)
  return rows
}

/** Distinct employers, from the rollup `f`: one that gives mentors to two schools is one. */
export async function readEmployers(tx: Tx, fresh: RawBuilder<unknown>, by: By): Promise<Placed<EmployerCount>[]> {
  const { rows } = await sql<Placed<EmployerCount>>`
    select "municipalityId", count(distinct employer_id) as employers, sum(unknown)::int as unknown
    from (
      select ${placeBy(by)} as "municipalityId", null::uuid as employer_id, f.mentors_without_employer as unknown
      from ${fresh} join organisations o on o.id = f.organisation_id
      union all
      select ${placeBy(by)}, e.id, 0 from ${fresh} join organisations o on o.id = f.organisation_id cross join unnest(f.employers) as e (id)
    ) m
    group by "municipalityId"`.execute(tx)
  return rows
}

/** The people of a numerator by name: exactly as many as the number says. */
export async function listPersons(
  tx: Tx,
  people: PeopleOfYear,
  numerator: PersonsNumerator,
  page: number,
): Promise<{ items: { personId: string; name: string; birth: Birth; occupation: string }[]; total: number }> {
  const { rows } = await sql<{
    personId: string
    name: string
    born_on: string | null
    born_year: number | null
    occupation: string
    total: number
  }>`
    with ${participantsAs(people, [numerator])}
    select s.id as "personId", s.name, s.born_on, s.born_year, s.occupation, count(*) over () as total
    from participants t join persons s on s.region_id = ${people.regionId} and s.id = t.person_id
    where ${meantBy(0)} and ${fits(numerator, people.year)} order by s.name_key, s.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    tx,
  )
  const items = rows.map(({ born_on: day, born_year: year, total: _total, ...row }) => ({ ...row, birth: { day, year } }))
  return { items, total: rows[0]?.total ?? 0 }
}

/** Figures entered for the region (`municipalityId` null) and its municipalities. */
export async function readFigures(tx: Tx, regionId: number, year: number): Promise<Placed<Figure>[]> {
  const { rows } = await sql<Placed<Figure>>`
    select municipality_id as "municipalityId", measure, value, source, counted_on as "countedOn" from denominators
    where region_id = ${regionId} and year = ${year}`.execute(tx)
  return rows
}

/** Sums of Form 1 by kind of organisation over the newest headcounts up to the end of the year. */
export async function sumHeadcounts(tx: Tx, place: CountingPlace, year: number, by: By): Promise<Placed<HeadcountSum>[]> {
  const { rows } = await sql<Placed<HeadcountSum>>`
    select ${placeBy(by)} as "municipalityId", o.kind as "organisationKind",
      sum(h.children10to19)::int as children10to19, sum(h.teachers)::int as teachers, sum(h.young_teachers)::int as "youngTeachers",
      min(h.counted_on) as "countedOn", count(*) filter (where h.counted_on is null) as missing
    from organisations o
    left join lateral (
      select * from headcounts where region_id = ${place.regionId} and organisation_id = o.id and counted_on <= make_date(${year}, 12, 31)
      order by counted_on desc limit 1
    ) h on true
    where o.region_id = ${place.regionId} and ${within(place, 'o.id')}
      and (o.valid_from is null or o.valid_from <= make_date(${year}, 12, 31)) and (o.valid_to is null or o.valid_to >= make_date(${year}, 1, 1))
    group by 1, o.kind`.execute(tx)
  return rows
}

export async function putDenominator(
  tx: Tx,
  { regionId, municipalityId }: CountingPlace,
  figure: { year: number; measure: string; value: number; source: string; countedOn: string },
): Promise<void> {
  const { year, measure, value, source, countedOn } = figure
  await tx
    .insertInto('denominators')
    .values({ region_id: regionId, id: newId(), municipality_id: municipalityId, year, measure, value, counted_on: countedOn, source })
    .onConflict((oc) =>
      oc.constraint('denominators_place').doUpdateSet((eb) => ({
        value: eb.ref('excluded.value'),
        counted_on: eb.ref('excluded.counted_on'),
        source: eb.ref('excluded.source'),
      })),
    )
    .execute()
}

export async function listMunicipalities(tx: Tx, regionId: number): Promise<{ id: string; code: string; title: string }[]> {
  return tx.selectFrom('municipalities').select(['id', 'code', 'title']).where('region_id', '=', regionId).orderBy('title').execute()
}
