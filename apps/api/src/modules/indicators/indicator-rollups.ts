import type { TargetModel } from '@nastavnik/target-model'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { type CountingPlace, finalAnswers, freshen, type Rollup, rollupOf } from '../reports/index.ts'
import {
  countingPersons,
  countingSurveys,
  employedMentorsAs,
  fits,
  meantBy,
  type PeopleOfYear,
  type PersonsNumerator,
  participantsAs,
} from './numerators.ts'

/** [count, of them by the year of birth only, birth unknown, experience unknown] — see `PersonsCount`. */
function counters(numerator: PersonsNumerator, position: number, year: number): RawBuilder<unknown> {
  const meant = meantBy(position)
  const inside = sql`${meant} and ${fits(numerator, year)}`
  return sql`array[
    count(*) filter (where ${inside}),
    count(*) filter (where ${inside} and s.born_on is null and s.born_year is not null),
    count(*) filter (where ${meant} and s.born_year is null),
    count(*) filter (where ${meant} and s.experience_years is null)]`
}

const satisfiedBy = (position: number): RawBuilder<boolean> => sql.ref(`satisfied_${position}`)
const answeredBy = (position: number): RawBuilder<boolean> => sql.ref(`answered_${position}`)

/** [satisfied, participants, answered, nothing] of those in a role — see `SurveyCount`. */
const surveyCounters = (position: number, meant: number): RawBuilder<unknown> => sql`array[
  count(*) filter (where ${meantBy(meant)} and ${satisfiedBy(position)}),
  count(*) filter (where ${meantBy(meant)}),
  count(*) filter (where ${meantBy(meant)} and ${answeredBy(position)}),
  0]`

/** Who answered after a programme in the year, as CTE `finals`: for every survey whether, and whether satisfied in at least one of the programmes. */
function finalsAs({ regionId, organisationIds, year, model }: PeopleOfYear): RawBuilder<unknown> {
  const { threshold } = model.handbook.monitoring.satisfaction
  const parts = countingSurveys(model).map(({ numerator }, position) => {
    const asked = sql`a.role = any (${numerator.roles}::text[])`
    return sql`, bool_or(${asked}) as ${answeredBy(position)}, bool_or(${asked} and a.score >= ${threshold}) as ${satisfiedBy(position)}`
  })
  return sql`finals as (
    select a.organisation_id, a.person_id ${sql.join(parts, sql` `)}
    from ${finalAnswers(regionId, sql`c.organisation_id = any (${[...organisationIds]}::uuid[])`)} a
    where a.year = ${year} group by a.organisation_id, a.person_id
  )`
}

/** `counters`: for every indicator that counts persons, then for every one that counts answers, in the order of the model. */
function countNumerators(people: PeopleOfYear): RawBuilder<unknown> {
  const { regionId, year, model } = people
  const numerators = countingPersons(model).map(({ numerator }) => numerator)
  const surveys = countingSurveys(model).map(({ numerator }) => numerator)
  const counted = [
    ...numerators.map((numerator, position) => counters(numerator, position, year)),
    ...surveys.map((_, position) => surveyCounters(position, numerators.length + position)),
  ]
  return sql`${participantsAs(people, [...numerators, ...surveys])},
    ${finalsAs(people)},
    counted as (
      select t.organisation_id, array[${sql.join(counted)}]::int[] as counters
      from participants t join persons s on s.region_id = ${regionId} and s.id = t.person_id
      left join finals on finals.organisation_id = t.organisation_id and finals.person_id = t.person_id
      group by t.organisation_id
    ),
    ${employedMentorsAs(people)},
    employing as (
      select organisation_id, array_agg(distinct employer_id) filter (where employer_id is not null) as employers,
        count(*) filter (where employer_id is null) as mentors_without_employer
      from employed group by organisation_id
    ),
    fresh as (select * from counted full join employing using (organisation_id))`
}

/** The numerators of the place counted up to this moment, a row an organisation, under alias `f`. */
export async function freshNumerators(tx: Tx, place: CountingPlace, year: number, model: TargetModel): Promise<RawBuilder<unknown>> {
  const rollup: Rollup = {
    table: 'indicator_rollups',
    key: { year: sql`${year}::smallint` },
    columns: { counters: sql`'{}'::int[]`, employers: sql`'{}'::uuid[]`, mentors_without_employer: sql`0` },
    count: (organisationIds) => countNumerators({ regionId: place.regionId, organisationIds, year, model }),
  }
  await freshen(tx, rollup, place)
  return rollupOf(rollup, place)
}
