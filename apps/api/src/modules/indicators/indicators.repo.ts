import type { Birth } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { readPage } from '../../kernel/paged.ts'
import {
  askShared,
  type CountingPlace,
  countsPersons,
  formsOf,
  headcountsIn,
  sharedIn,
  structureOf,
  structureStamp,
  sumsOf,
  withStructure,
} from '../reports/index.ts'
import type { EmployerCount, Figure, HeadcountSum, PersonsCount, SurveyCount } from './evaluate.rules.ts'
import {
  countingPersons,
  countingSurveys,
  fits,
  meantBy,
  type PeopleOfYear,
  type PersonsNumerator,
  participantsAs,
  standsAsMeant,
} from './numerators.ts'

/** A row read for a place as a whole (`municipalityId` null) or for each municipality of it. */
export type Placed<Row> = Row & { readonly municipalityId: string | null }
export type By = 'place' | 'municipality'

const placeBy = (by: By) => (by === 'municipality' ? sql`s.municipality_id` : sql`null::uuid`)

interface Counted {
  readonly place: CountingPlace
  readonly year: number
  readonly model: TargetModel
}

/** Counts of persons by kind of organisation and indicator, from the rollup `f`, and what a territory is to correct their sums by. */
export async function readPersons(tx: Tx, fresh: RawBuilder<unknown>, counted: Counted, by: By): Promise<Placed<PersonsCount>[]> {
  const { place, model } = counted
  const indicators = countingPersons(model)
  const sums = indicators.map((_, position) => sumsOf('f.counters', position, 4))
  const { rows } = await sql<Placed<{ organisationKind: string; counters: number[][] }>>`
    select ${placeBy(by)} as "municipalityId", s.kind as "organisationKind", array[${sql.join(sums)}]::int[] as counters
    from ${withStructure(fresh, place)} group by 1, s.kind`.execute(tx)
  const summed = rows.flatMap(({ municipalityId, organisationKind, counters }) =>
    indicators.map(({ code: indicator }, position) => {
      const [count = 0, yearOnly = 0, birthUnknown = 0, experienceUnknown = 0] = counters[position] ?? []
      return { municipalityId, organisationKind, indicator, count, yearOnly, birthUnknown, experienceUnknown }
    }),
  )
  return countsPersons(place) ? [...summed, ...(await readSharedPersons(tx, counted, by))] : summed
}

/** By how much sums over organisations are more than persons, as what to add: of the cards of a person that a numerator counts all but one. */
async function readSharedPersons(tx: Tx, { place, year, model }: Counted, by: By): Promise<Placed<PersonsCount>[]> {
  const indicators = countingPersons(model)
  const time = { from: `${year}-01-01`, to: `${year}-12-31` }
  const meant = indicators.map(({ numerator }, position) => {
    const { organisationKinds: kinds } = numerator
    const ofKind = kinds === null ? sql`true` : sql`o.kind = any (${[...kinds]}::text[])`
    return sql`(${ofKind} and ${fits(numerator, year)} and bool_or(${standsAsMeant(model, numerator)})) as ${meantBy(position)}`
  })
  const more = indicators.map((_, position) => {
    const counted = sql`count(*) filter (where ${meantBy(position)})`
    return sql`weight * (least(${counted}, 1) - ${counted})`
  })
  const sums = indicators.map((_, position) => sql`coalesce(sum(more[${sql.lit(position + 1)}]), 0)`)
  const question = sql<Placed<{ counts: number[] }>>`
    with cards as (
      select ${by === 'municipality' ? sql`o.municipality_id` : sql`null::uuid`} as "municipalityId", s.identity, s.weight, ${sql.join(meant)}
      from ${sharedIn(place, time)} s
      join ${formsOf(model)} on forms.code = s.form_code and forms.unit = 'PERSON'
      join ${structureOf(place)} o on o.organisation_id = s.organisation_id
      group by 1, s.identity, s.weight, s.person_id, o.kind, s.born_on, s.born_year, s.experience_years
    ),
    people as (select "municipalityId", array[${sql.join(more)}]::int[] as more from cards group by "municipalityId", identity, weight)
    select "municipalityId", array[${sql.join(sums)}]::int[] as counts from people group by "municipalityId"`
  const rows = await askShared(tx, place.regionId, question, await structureStamp(tx, place))
  const known = { organisationKind: null, yearOnly: 0, birthUnknown: 0, experienceUnknown: 0 }
  return rows.flatMap(({ municipalityId, counts }) =>
    indicators.map(({ code: indicator }, position) => ({ ...known, municipalityId, indicator, count: counts[position] ?? 0 })),
  )
}

/** Answers after programmes by indicator, from the rollup `f`; in a territory each person once, satisfied if satisfied anywhere. */
export async function readSurveys(tx: Tx, fresh: RawBuilder<unknown>, counted: Counted, by: By): Promise<Placed<SurveyCount>[]> {
  const { place, model } = counted
  const indicators = countingSurveys(model)
  const before = countingPersons(model).length
  const sums = indicators.map((_, position) => sumsOf('f.counters', before + position, 3))
  const { rows } = await sql<{ municipalityId: string | null; counters: number[][] }>`
    select ${placeBy(by)} as "municipalityId", array[${sql.join(sums)}]::int[] as counters from ${withStructure(fresh, place)} group by 1`.execute(
    tx,
  )
  const shared = countsPersons(place) ? await readSharedSurveys(tx, counted, by) : []
  return rows.flatMap(({ municipalityId, counters }) =>
    indicators.map(({ code: indicator }, position) => {
      const more = shared.find((row) => row.municipalityId === municipalityId)?.counts ?? []
      const number = (place: number) => (counters[position]?.[place] ?? 0) + (more[position * 3 + place] ?? 0)
      return { municipalityId, indicator, satisfied: number(0), participants: number(1), answered: number(2) }
    }),
  )
}

/** The same correction of answers: three numbers an indicator, in the order of the counters. */
async function readSharedSurveys(tx: Tx, { place, year, model }: Counted, by: By): Promise<Placed<{ counts: number[] }>[]> {
  const { threshold } = model.handbook.monitoring.satisfaction
  const time = { from: `${year}-01-01`, to: `${year}-12-31` }
  const flags = countingSurveys(model).flatMap(({ numerator }) => {
    const meant = sql`s.role = any (${numerator.roles}::text[])`
    const answer = (as: RawBuilder<unknown>) =>
      sql`bool_or(${meant} and exists (select 1 from unnest(s.finals) f where f / 100 = ${year} and ${as}))`
    return [answer(sql`f % 100 >= ${threshold}`), sql`bool_or(${meant})`, answer(sql`true`)]
  })
  const more = flags.map((_, position) => {
    const counted = sql`count(*) filter (where ${meantBy(position)})`
    return sql`weight * (least(${counted}, 1) - ${counted})`
  })
  const sums = flags.map((_, position) => sql`coalesce(sum(more[${sql.lit(position + 1)}]), 0)`)
  const question = sql<Placed<{ counts: number[] }>>`
    with cards as (
      select ${by === 'municipality' ? sql`o.municipality_id` : sql`null::uuid`} as "municipalityId", s.identity, s.weight,
        ${sql.join(flags.map((flag, position) => sql`${flag} as ${meantBy(position)}`))}
      from ${sharedIn(place, time)} s
      join ${formsOf(model)} on forms.code = s.form_code and forms.unit = 'PERSON'
      join ${structureOf(place)} o on o.organisation_id = s.organisation_id
      group by 1, s.identity, s.weight, s.person_id
    ),
    people as (select "municipalityId", array[${sql.join(more)}]::int[] as more from cards group by "municipalityId", identity, weight)
    select "municipalityId", array[${sql.join(sums)}]::int[] as counts from people group by "municipalityId"`
  return askShared(tx, place.regionId, question, await structureStamp(tx, place))
}

/** Distinct employers, from the rollup `f`: one that gives mentors to two schools is one. */
export async function readEmployers(tx: Tx, fresh: RawBuilder<unknown>, place: CountingPlace, by: By): Promise<Placed<EmployerCount>[]> {
  const { rows } = await sql<Placed<EmployerCount>>`
    with placed as (
      select ${placeBy(by)} as "municipalityId", f.mentors_without_employer, f.employers
      from ${by === 'municipality' ? withStructure(fresh, place) : fresh}
    )
    select "municipalityId", count(distinct employer_id) as employers, sum(unknown)::int as unknown
    from (
      select "municipalityId", null::uuid as employer_id, mentors_without_employer as unknown from placed
      union all
      select "municipalityId", e.id, 0 from placed cross join unnest(employers) as e (id)
    ) m
    group by "municipalityId"`.execute(tx)
  return rows
}

interface PersonFound {
  personId: string
  name: string
  born_on: string | null
  born_year: number | null
  occupation: string
  total: number
}

/** The people of a numerator by name: exactly as many as the number says. */
export async function listPersons(
  tx: Tx,
  people: PeopleOfYear,
  numerator: PersonsNumerator,
  page: number,
): Promise<{ items: { personId: string; name: string; birth: Birth; occupation: string }[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<PersonFound>`
    with ${participantsAs(people, [numerator])}
    select s.id as "personId", s.name, s.born_on, s.born_year, s.occupation, count(*) over () as total
    from participants t join persons s on s.region_id = ${people.regionId} and s.id = t.person_id
    where ${meantBy(0)} and ${fits(numerator, people.year)} order by s.name_key, s.id ${window}`.execute(tx),
  )
  const items = rows.map(({ born_on: day, born_year: year, total: _total, ...row }) => ({ ...row, birth: { day, year } }))
  return { items, total }
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
    select ${placeBy(by)} as "municipalityId", s.kind as "organisationKind",
      sum(s.children10to19)::int as children10to19, sum(s.teachers)::int as teachers, sum(s.young_teachers)::int as "youngTeachers",
      min(s.counted_on) as "countedOn", count(*) filter (where s.counted_on is null) as missing
    from ${headcountsIn(place, { from: `${year}-01-01`, to: `${year}-12-31` })} s group by 1, s.kind`.execute(tx)
  return rows
}

export async function putDenominator(
  tx: Tx,
  { regionId, municipalityId }: Pick<CountingPlace, 'regionId' | 'municipalityId'>,
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
