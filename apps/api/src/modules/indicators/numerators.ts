import type { ParticipantRole } from '@nastavnik/contract'
import { employerForms, type Indicator, type TargetModel } from '@nastavnik/target-model'
import { type RawBuilder, sql } from 'kysely'
import { ageOn, formsOf } from '../reports/index.ts'

export type PersonsNumerator = Extract<Indicator['numerator'], { kind: 'persons' }>

/** The indicators whose numerator is persons, in the order of the model. */
export const countingPersons = (model: TargetModel): { code: string; numerator: PersonsNumerator }[] =>
  model.indicators.flatMap(({ code, numerator }) => (numerator.kind === 'persons' ? [{ code, numerator }] : []))

/** The indicators that count answers after a programme, with the participants of the role they are asked of. */
export const countingSurveys = (model: TargetModel): { code: string; numerator: PersonsNumerator }[] =>
  model.indicators.flatMap(({ code, numerator }) =>
    numerator.kind === 'survey' ? [{ code, numerator: participantsOf(numerator.of) }] : [],
  )

/** Everybody in the role: of them the share of the satisfied is (domain 5.12). */
export const participantsOf = (role: ParticipantRole): PersonsNumerator => ({
  kind: 'persons',
  roles: [role],
  ages: null,
  maxAge: null,
  participantKinds: null,
  organisationKinds: null,
  maxExperienceYears: null,
})

/** The people of some organisations in a year. */
export interface PeopleOfYear {
  readonly regionId: number
  readonly organisationIds: readonly string[]
  readonly year: number
  readonly model: TargetModel
}

/** Participations of the year in programmes not judged away, for the FROM and WHERE of a statement, as `p` in the programme `g`. */
function ofYear({ regionId, organisationIds, year }: PeopleOfYear) {
  return {
    tables: sql`participations p join programmes g on g.region_id = p.region_id and g.id = p.programme_id`,
    conditions: sql`p.region_id = ${regionId} and g.region_id = ${regionId} and p.organisation_id = any (${[...organisationIds]}::uuid[])
      and p.starts_on <= make_date(${year}, 12, 31) and p.runs_until >= make_date(${year}, 1, 1) and g.practice <> 'notPractice'`,
  }
}

/** Forms and roles in which a participant is of one of the kinds: «a pupil» is whoever stands in a pupil's role of a form. */
export function standsAsMeant(model: TargetModel, { participantKinds, roles }: PersonsNumerator): RawBuilder<boolean> {
  if (participantKinds === null) return sql`role = any (${roles}::text[])`
  const pairs = model.forms.flatMap((form) =>
    roles.flatMap((role) => {
      const kinds = role === 'MENTOR' ? form.mentor.kinds : form.mentee.kinds
      return kinds.some((kind) => participantKinds.includes(kind)) ? [sql`(${form.code}::text, ${role}::text)`] : []
    }),
  )
  return pairs.length === 0 ? sql`false` : sql`(form_code, role) in (${sql.join(pairs)})`
}

export const meantBy = (position: number): RawBuilder<boolean> => sql.ref(`meant_${position}`)

/**
 * Those who took part in the year in forms that count people, as CTE `participants`, one row each: `organisation_id`, `person_id` and, for
 * every numerator, whether the person stands in a role it means (`meantBy(position)`).
 */
export function participantsAs(people: PeopleOfYear, numerators: readonly PersonsNumerator[]): RawBuilder<unknown> {
  const { tables, conditions } = ofYear(people)
  const meant = numerators.map((numerator, position) => sql`bool_or(${standsAsMeant(people.model, numerator)}) as ${meantBy(position)}`)
  return sql`
    stands as (
      select distinct p.organisation_id, p.person_id, g.form_code, p.role
      from ${tables} join ${formsOf(people.model)} on forms.code = g.form_code and forms.unit = 'PERSON' where ${conditions}
    ),
    participants as (select organisation_id, person_id, ${sql.join(meant)} from stands group by organisation_id, person_id)`
}

/** Do the age on the last day of the year and the experience of the person `s` fit? What is not known does not. */
export function fits({ ages, maxAge, maxExperienceYears }: PersonsNumerator, year: number): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [sql`true`]
  const age = ageOn(`${year}-12-31`)
  if (ages !== null) parts.push(sql`${age} between ${ages.from} and ${ages.to}`)
  if (maxAge !== null) parts.push(sql`${age} <= ${maxAge}`)
  if (maxExperienceYears !== null) parts.push(sql`s.experience_years <= ${maxExperienceYears}`)
  return sql`coalesce(${sql.join(parts, sql` and `)}, false)`
}

/** Mentors in forms of employers, one row each, as CTE `employed`: `organisation_id`, `id`, `employer_id` (null: not indicated). */
export function employedMentorsAs(people: PeopleOfYear): RawBuilder<unknown> {
  const { tables, conditions } = ofYear(people)
  return sql`
    employed as (
      select distinct p.organisation_id, s.id, s.employer_id
      from ${tables} join persons s on s.region_id = ${people.regionId} and s.id = p.person_id
      where ${conditions} and p.role = 'MENTOR' and g.form_code = any (${employerForms(people.model)}::text[])
    )`
}
