import type { PromotedPerson } from '@nastavnik/contract'
import { sql } from 'kysely'
import { insertMany, updateMany } from '../../kernel/bulk.ts'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'
import { isHere, nextYear } from '../people/index.ts'
import { isSeason, yearOfPromotion } from './school-year.rules.ts'

export interface Place {
  readonly regionId: number
  readonly organisationId: string
}

/** The person `s` is here and has not been moved into the year. */
const isDue = ({ regionId, organisationId }: Place, year: number, today: string) => sql`
  s.region_id = ${regionId} and s.organisation_id = ${organisationId} and ${isHere(today)}
  and not exists (select 1 from promotions d where d.region_id = ${regionId} and d.person_id = s.id and d.year = ${year})`

export interface ClassCount {
  readonly class: string
  readonly people: number
}

/** How many of each class wait for the promotion of the year. */
export async function countClasses(tx: Tx, place: Place, year: number, today: string): Promise<ClassCount[]> {
  const { rows } = await sql<ClassCount>`
    select s.class_code as class, count(*) as people from persons s
    where ${isDue(place, year, today)} and s.class_code <> '' group by s.class_code order by s.class_code`.execute(tx)
  return rows
}

const adult = 18

/** Children taking part whose class cannot be read: a promotion passes them by. */
export async function countUnread(tx: Tx, { regionId, organisationId }: Place, today: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from persons s
    where s.region_id = ${regionId} and s.organisation_id = ${organisationId} and ${isHere(today)} and s.class_code = ''
      and coalesce(s.born_on, make_date(s.born_year, 12, 31)) > ${today}::date - make_interval(years => ${adult}::int)`.execute(tx)
  return rows[0]?.n ?? 0
}

/** How many were moved into the year, and how many of their cards have been corrected since. */
export async function countDone(tx: Tx, { regionId, organisationId }: Place, year: number): Promise<{ done: number; corrected: number }> {
  const { rows } = await sql<{ done: number; corrected: number }>`
    select count(*) as done, count(*) filter (where s.version <> d.version) as corrected
    from promotions d join persons s on s.region_id = ${regionId} and s.id = d.person_id
    where d.region_id = ${regionId} and d.organisation_id = ${organisationId} and d.year = ${year}`.execute(tx)
  return rows[0] ?? { done: 0, corrected: 0 }
}

/** Those of a class who wait for the promotion, by name. */
export async function listDue(
  tx: Tx,
  place: Place,
  { year, today, class: group, page }: { year: number; today: string; class: string; page: number },
): Promise<{ items: PromotedPerson[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<Omit<PromotedPerson, 'becomes'> & { total: number }>`
    select s.id as "personId", s.name, s.occupation, count(*) over () as total from persons s
    where ${isDue(place, year, today)} and s.class_code = ${group} order by s.name_key ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...row }) => ({ ...row, becomes: nextYear(row.occupation) ?? null })), total }
}

/** Of these people, those who have been moved into the year. */
export async function movedAmong(tx: Tx, regionId: number, year: number, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from promotions where region_id = ${regionId} and year = ${year} and person_id = any (${[...ids]}::uuid[])`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}

export interface Moved {
  readonly id: string
  /** The text before. */
  readonly was: string
  readonly occupation: string
}

/** Writes the new classes and remembers what stood there. Those who graduate keep their text; their cards have been written already. */
export async function writePromotion(
  tx: Tx,
  { regionId, organisationId }: Place,
  { year, by, at }: { year: number; by: string | null; at: Date },
  { next, graduated }: { next: readonly Moved[]; graduated: readonly Moved[] },
): Promise<void> {
  await updateMany(
    tx,
    'persons',
    regionId,
    [
      { name: 'id', type: 'uuid', of: ({ id }) => id },
      { name: 'occupation', type: 'text', of: ({ occupation }) => occupation },
    ],
    next,
  )
  await insertMany(
    tx,
    'promotions',
    [
      { name: 'region_id', type: 'smallint', value: regionId },
      { name: 'organisation_id', type: 'uuid', value: organisationId },
      { name: 'year', type: 'smallint', value: year },
      { name: 'promoted_by', type: 'uuid', value: by },
      { name: 'promoted_at', type: 'timestamptz', value: at.toISOString() },
      { name: 'version', type: 'integer', value: 0 },
    ],
    [
      { name: 'person_id', type: 'uuid', of: ({ id }) => id },
      { name: 'occupation_was', type: 'text', of: ({ was }) => was },
    ],
    [...next, ...graduated],
  )
  await sql`
    update promotions d set version = s.version from persons s
    where d.region_id = ${regionId} and d.organisation_id = ${organisationId} and d.year = ${year} and d.version = 0
      and s.region_id = ${regionId} and s.id = d.person_id`.execute(tx)
}

export interface TakenBack {
  readonly id: string
  readonly left: boolean
}

/** Takes the year's promotion back where nobody has touched the card since. Answers with those who are as they were. */
export async function undoPromotion(tx: Tx, { regionId, organisationId }: Place, year: number): Promise<TakenBack[]> {
  const { rows } = await sql<TakenBack>`
    with untouched as materialized (
      select s.id, d.occupation_was, s.left_on is not null as "left" from promotions d join persons s on s.region_id = ${regionId} and s.id = d.person_id
      where d.region_id = ${regionId} and d.organisation_id = ${organisationId} and d.year = ${year} and s.version = d.version
      order by s.id for update of s
    ), forgotten as (
      delete from promotions d using untouched u where d.region_id = ${regionId} and d.person_id = u.id and d.year = ${year}
    ), restored as (
      update persons s set occupation = u.occupation_was, version = s.version + 1
      from untouched u where s.region_id = ${regionId} and s.id = u.id and not u."left"
    )
    select id, "left" from untouched`.execute(tx)
  return rows
}

/** How many wait for the promotion of the season; none outside it, and none once it has been made. */
export async function countPromotable(tx: Tx, place: Place, today: string): Promise<number> {
  if (!isSeason(today)) return 0
  const year = yearOfPromotion(today)
  const { done } = await countDone(tx, place, year)
  if (done > 0) return 0
  return (await countClasses(tx, place, year, today)).reduce((total, { people }) => total + people, 0)
}
