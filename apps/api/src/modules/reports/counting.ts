import type { CountingMode, Period, Structure } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { type RawBuilder, sql } from 'kysely'
import type { UnitInReach } from '../../access/units.ts'
import type { Tx } from '../../kernel/db.ts'
import { structureOn } from '../organisations/index.ts'
import { sharedIn } from './shared-counting.ts'
import { freshenShared } from './shared-people.ts'

/** Where a number is counted: a whole region, a municipality of it, or one organisation. */
export interface CountingPlace {
  readonly regionId: number
  readonly municipalityId: string | null
  readonly organisationId: string | null
  /** The day whose structure counts: which organisations lie in the place, and who counts for the merged ones. */
  readonly day: string
  /** The organisations whose people count in the place on the day; null: all of the region. */
  readonly members: readonly string[] | null
}

/**
 * The place as of the last day of the time counted, or as of today. Its members are found once: every statement then has a list of ids. Who is
 * known in several organisations of a territory is found anew here, before any number is: whoever counts takes the locks in one order.
 */
export async function placeAt(
  tx: Tx,
  { regionId, municipalityId, organisationId }: UnitInReach,
  { structure, to, today }: { structure: Structure | undefined; to: string; today: string },
): Promise<CountingPlace> {
  const day = structure === 'asNow' ? today : to
  const place = { regionId, municipalityId, organisationId, day }
  if (organisationId === null) await freshenShared(tx, regionId)
  if (municipalityId === null && organisationId === null) return { ...place, members: null }
  const here = organisationId === null ? sql`municipality_id = ${municipalityId}` : sql`counted_id = ${organisationId}`
  const { rows } = await sql<{ id: string }>`select organisation_id as id from ${structureOn(regionId, day)} s where ${here}`.execute(tx)
  return { ...place, members: rows.map(({ id }) => id) }
}

export interface Counting {
  readonly place: CountingPlace
  readonly period: Pick<Period, 'code' | 'from' | 'to'>
  readonly mode: CountingMode
  readonly model: TargetModel
}

/** «This organisation_id counts in the place», for a column of any table. */
export function within({ members }: CountingPlace, column: string): RawBuilder<boolean> {
  return members === null ? sql`true` : sql`${sql.ref(column)} = any (${[...members]}::uuid[])`
}

/** People of a territory may have cards in several of its organisations, and count once; an organisation counts its own cards. */
export const countsPersons = ({ organisationId }: CountingPlace): boolean => organisationId === null

/** The organisations that count in the place, as a subquery with the columns of `structureOn`. */
export const structureOf = ({ regionId, day, members }: CountingPlace): RawBuilder<unknown> => structureOn(regionId, day, members)

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
 * The same of those who have cards in several organisations of a territory, as CTEs: `by_card` — what their organisations count, a sum of which
 * counts them several times; `by_person` — what counts in the territory. Numbers made of both times `weight` are what a sum is to be corrected by.
 */
export function sharedAs({ place, period, mode, model }: Counting): RawBuilder<unknown> {
  const once = (of: 'person_id' | 'identity') =>
    mode === 'distinct'
      ? sql`select * from shared`
      : sql`select distinct on (${sql.ref(of)}, role, unit) * from shared
          order by ${sql.ref(of)}, role, unit, starts_on, place, position, title_key, programme_id, id`
  return sql`shared as materialized (
      select p.*, forms.position, forms.unit from ${sharedIn(place, period)} p join ${formsOf(model)} on forms.code = p.form_code
    ), by_card as (${once('person_id')}), by_person as (${once('identity')})`
}
