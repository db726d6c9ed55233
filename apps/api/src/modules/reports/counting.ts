import type { CountingMode, Period } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { type RawBuilder, sql } from 'kysely'
import type { CountingPlace } from './counting-place.ts'
import { sharedIn } from './shared-counting.ts'

export interface Counting {
  readonly place: CountingPlace
  readonly period: Pick<Period, 'code' | 'from' | 'to'>
  readonly mode: CountingMode
  readonly model: TargetModel
}

/** The forms of the model with their order and unit of count, as rows `forms(code, position, unit)`. */
export function formsOf(model: TargetModel): RawBuilder<unknown> {
  const rows = model.forms.map(({ code, unitOfCount }, position) => sql`(${code}::text, ${position}::int, ${unitOfCount}::text)`)
  return sql`(values ${sql.join(rows)}) as forms (code, position, unit)`
}

/**
 * Participations of some organisations that overlap the period in programmes not judged away: the whole set of Forms 2–5 and
 * their like. An empty end runs to the end of its school year (`runs_until`).
 */
function countable(regionId: number, { period, model }: Pick<Counting, 'period' | 'model'>, organisationIds: readonly string[]) {
  return sql`
    select p.id, p.person_id, p.organisation_id, p.role, p.programme_id, p.starts_on, g.form_code, g.title_key, forms.position, forms.unit
    from participations p
    join programmes g on g.region_id = p.region_id and g.id = p.programme_id
    join ${formsOf(model)} on forms.code = g.form_code
    where p.region_id = ${regionId} and g.region_id = ${regionId} and p.organisation_id = any (${[...organisationIds]}::uuid[])
      and p.starts_on <= ${period.to} and p.runs_until >= ${period.from} and g.practice <> 'notPractice'`
}

/**
 * The participations that make the numbers, one row each, as CTEs `countable` and `counted`: the expensive part is done once.
 * `distinct`: every countable one (numbers are then distinct persons). `primary`: one per person, role and unit of count —
 * the earliest; ties by the order of forms in the model, then by the programme's title (S1: «обучающийся учитывается ОДИН раз»).
 */
export function countedAs(regionId: number, counting: Omit<Counting, 'place'>, organisationIds: readonly string[]): RawBuilder<unknown> {
  // Sorted by the person first: ids differ at once, units are all alike, and that is a third of the time.
  const counted =
    counting.mode === 'distinct'
      ? sql`select * from countable`
      : sql`select distinct on (person_id, role, unit) * from countable
          order by person_id, role, unit, starts_on, position, title_key, programme_id, id`
  return sql`countable as materialized (${countable(regionId, counting, organisationIds)}), counted as (${counted})`
}

/**
 * The same of those who have several cards in a territory, one row a participation that one of its organisations counts, as CTE `chosen`:
 * `by_person` — it counts in the territory, where a sum over organisations counts every card. Numbers times `weight` are what to correct a sum by.
 */
export function sharedAs({ place, period, mode, model }: Counting): RawBuilder<unknown> {
  const order = sql`starts_on, place, position, title_key, programme_id, id`
  const ofForms = sql`${sharedIn(place, period)} p join ${formsOf(model)} on forms.code = p.form_code`
  if (mode === 'distinct') return sql`chosen as materialized (select p.*, forms.unit, forms.position, true as by_person from ${ofForms})`
  return sql`chosen as materialized (
    select * from (
      select p.*, forms.unit, forms.position,
        row_number() over (partition by identity, role, unit order by ${order}) = 1 as by_person,
        row_number() over (partition by identity, role, unit, person_id order by ${order}) = 1 as by_card
      from ${ofForms}
    ) p where by_card
  )`
}
