import type { Indicator, TargetModel } from '@nastavnik/target-model'
import { type RawBuilder, sql } from 'kysely'
import { type CountingPlace, formsOf, within } from '../reports/index.ts'

type PersonsNumerator = Extract<Indicator['numerator'], { kind: 'persons' }>

/** Forms and roles in which a participant is of one of the kinds: «a pupil» is whoever stands in a pupil's role of a form. */
function rolesOfKinds(model: TargetModel, { participantKinds, roles }: PersonsNumerator): RawBuilder<boolean> {
  if (participantKinds === null) return sql`p.role = any (${roles}::text[])`
  const pairs = model.forms.flatMap((form) =>
    roles.flatMap((role) => {
      const kinds = role === 'MENTOR' ? form.mentor.kinds : form.mentee.kinds
      return kinds.some((kind) => participantKinds.includes(kind)) ? [sql`(${form.code}::text, ${role}::text)`] : []
    }),
  )
  return pairs.length === 0 ? sql`false` : sql`(g.form_code, p.role) in (${sql.join(pairs)})`
}

/** Age on the last day of the year; by difference of years when only the year of birth is known. */
const ageAt = (year: number) =>
  sql`case when s.born_on is not null then extract(year from age(make_date(${year}, 12, 31), s.born_on))::int else ${year} - s.born_year end`

function personFilter(numerator: PersonsNumerator, year: number): RawBuilder<boolean> {
  const { ages, maxAge, maxExperienceYears } = numerator
  const parts: RawBuilder<boolean>[] = [sql`true`]
  if (ages !== null) parts.push(sql`${ageAt(year)} between ${ages.from} and ${ages.to}`)
  if (maxAge !== null) parts.push(sql`${ageAt(year)} <= ${maxAge}`)
  if (maxExperienceYears !== null) parts.push(sql`s.experience_years <= ${maxExperienceYears}`)
  return sql.join(parts, sql` and `)
}

export interface NumeratorQuery {
  readonly place: CountingPlace
  readonly year: number
  readonly model: TargetModel
  readonly numerator: PersonsNumerator
}

/** Candidates of a numerator — everyone in the roles meant — with `inside`: do age and experience fit. */
export function candidates({ place, year, model, numerator }: NumeratorQuery): RawBuilder<unknown> {
  const { organisationKinds } = numerator
  const kinds = organisationKinds === null ? sql`` : sql`and o.kind = any (${[...organisationKinds]}::text[])`
  return sql`
    select distinct s.id, o.municipality_id, s.born_on, s.born_year, s.experience_years,
      coalesce(${personFilter(numerator, year)}, false) as inside
    from participations p
    join programmes g on g.region_id = p.region_id and g.id = p.programme_id
    join ${formsOf(model)} on forms.code = g.form_code and forms.unit = 'PERSON'
    join persons s on s.region_id = p.region_id and s.id = p.person_id
    join organisations o on o.id = p.organisation_id
    where p.region_id = ${place.regionId} and g.region_id = ${place.regionId} and s.region_id = ${place.regionId}
      and ${within(place, 'p.organisation_id')} ${kinds}
      and p.starts_on <= make_date(${year}, 12, 31) and p.runs_until >= make_date(${year}, 1, 1)
      and g.practice <> 'notPractice' and ${rolesOfKinds(model, numerator)}`
}
