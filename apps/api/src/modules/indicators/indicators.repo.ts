import type { Birth, Denominator } from '@nastavnik/contract'
import { pageSize } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { type CountingPlace, formsOf, within } from '../reports/index.ts'
import { candidates, type NumeratorQuery } from './numerators.ts'

export interface NumeratorCount {
  readonly count: number
  readonly yearOnly: number
  readonly birthUnknown: number
  readonly experienceUnknown: number
}

/** Distinct persons of a numerator and what is missing about the others. */
export async function countPersons(tx: Tx, query: NumeratorQuery): Promise<NumeratorCount> {
  const { rows } = await sql<NumeratorCount>`
    select count(*) filter (where inside) as count,
      count(*) filter (where inside and born_on is null and born_year is not null) as "yearOnly",
      count(*) filter (where born_year is null) as "birthUnknown",
      count(*) filter (where experience_years is null) as "experienceUnknown"
    from (${candidates(query)}) c`.execute(tx)
  return rows[0] ?? { count: 0, yearOnly: 0, birthUnknown: 0, experienceUnknown: 0 }
}

/** The same numerator for every municipality of the region at once. */
export async function countPersonsByMunicipality(tx: Tx, query: NumeratorQuery): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ municipality_id: string; count: number }>`
    select municipality_id, count(*) filter (where inside) as count from (${candidates(query)}) c
    where municipality_id is not null group by municipality_id`.execute(tx)
  return new Map(rows.map(({ municipality_id, count }) => [municipality_id, count]))
}

/** The people of a numerator by name: exactly as many as the number says. */
export async function listPersons(
  tx: Tx,
  query: NumeratorQuery,
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
    select s.id as "personId", s.name, s.born_on, s.born_year, s.occupation, count(*) over () as total
    from (${candidates(query)}) c join persons s on s.region_id = ${query.place.regionId} and s.id = c.id
    where c.inside order by s.name_key, s.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx)
  const items = rows.map(({ born_on: day, born_year: year, total: _total, ...row }) => ({ ...row, birth: { day, year } }))
  return { items, total: rows[0]?.total ?? 0 }
}

export interface EmployerCount {
  readonly employers: number
  readonly mentors: number
  readonly unknown: number
}

/** Employers whose people mentor in forms of employers; `unknown`: mentors whose employer is not indicated. */
export async function countEmployers(tx: Tx, place: CountingPlace, year: number, model: TargetModel): Promise<EmployerCount> {
  const forms = model.forms.filter(({ mentor }) => mentor.kinds.includes('SPECIALIST')).map(({ code }) => code)
  const { rows } = await sql<EmployerCount>`
    select count(distinct employer_id) as employers, count(distinct id) as mentors, count(distinct id) filter (where employer_id is null) as unknown
    from (
      select s.id, s.employer_id from participations p
      join programmes g on g.region_id = p.region_id and g.id = p.programme_id
      join ${formsOf(model)} on forms.code = g.form_code
      join persons s on s.region_id = p.region_id and s.id = p.person_id
      where p.region_id = ${place.regionId} and g.region_id = ${place.regionId} and s.region_id = ${place.regionId}
        and ${within(place, 'p.organisation_id')} and p.role = 'MENTOR' and g.form_code = any (${forms}::text[])
        and p.starts_on <= make_date(${year}, 12, 31) and p.runs_until >= make_date(${year}, 1, 1) and g.practice <> 'notPractice'
    ) m`.execute(tx)
  return rows[0] ?? { employers: 0, mentors: 0, unknown: 0 }
}

type Figure = Pick<Denominator, 'value' | 'source' | 'countedOn'>

/** Figures entered for a territory and year, by measure. */
export async function readDenominators(
  tx: Tx,
  { regionId, municipalityId }: CountingPlace,
  year: number,
): Promise<ReadonlyMap<string, Figure>> {
  const { rows } = await sql<Figure & { measure: string }>`
    select measure, value, source, counted_on as "countedOn" from denominators
    where region_id = ${regionId} and year = ${year} and municipality_id is not distinct from ${municipalityId}`.execute(tx)
  return new Map(rows.map(({ measure, ...figure }) => [measure, figure]))
}

export interface HeadcountSum {
  readonly children10to19: number | null
  readonly teachers: number | null
  readonly youngTeachers: number | null
  /** The oldest of the dates summed. */
  readonly countedOn: string | null
  readonly missing: number
}

/** Sums of Form 1 over the newest headcounts up to the end of the year; null when no organisation has given any. */
export async function sumHeadcounts(tx: Tx, place: CountingPlace, kinds: readonly string[], year: number): Promise<HeadcountSum> {
  const { rows } = await sql<HeadcountSum>`
    select sum(h.children10to19)::int as children10to19, sum(h.teachers)::int as teachers, sum(h.young_teachers)::int as "youngTeachers",
      min(h.counted_on) as "countedOn", count(*) filter (where h.counted_on is null) as missing
    from organisations o
    left join lateral (
      select * from headcounts where region_id = ${place.regionId} and organisation_id = o.id and counted_on <= make_date(${year}, 12, 31)
      order by counted_on desc limit 1
    ) h on true
    where o.region_id = ${place.regionId} and ${within(place, 'o.id')} and o.kind = any (${[...kinds]}::text[])
      and (o.valid_from is null or o.valid_from <= make_date(${year}, 12, 31)) and (o.valid_to is null or o.valid_to >= make_date(${year}, 1, 1))`.execute(
    tx,
  )
  return rows[0] ?? { children10to19: null, teachers: null, youngTeachers: null, countedOn: null, missing: 0 }
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
