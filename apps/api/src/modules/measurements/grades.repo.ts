import type { GradePeriod, GradeTerm, Wave } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { PersonGrade, Pupil } from './match-grades.rules.ts'

interface Place {
  readonly regionId: number
  readonly organisationId: string
}

/** A term of a school year taken as before or after. */
export interface Period extends Place {
  readonly year: number
  readonly term: GradeTerm
  readonly wave: Wave
}

/** Everybody of the organisation whose row a gradebook may have. */
export async function readPupils(tx: Tx, { regionId, organisationId }: Place): Promise<Pupil[]> {
  const { rows } = await sql<Pupil>`
    select id, name_key as "nameKey", class_code as "classCode" from persons
    where region_id = ${regionId} and organisation_id = ${organisationId} and erased_on is null`.execute(tx)
  return rows
}

/** Names and classes of those who study, for a book to be filled. */
export async function readLearners(tx: Tx, { regionId, organisationId }: Place): Promise<{ name: string; occupation: string }[]> {
  const { rows } = await sql<{ name: string; occupation: string }>`
    select name, occupation from persons
    where region_id = ${regionId} and organisation_id = ${organisationId} and erased_on is null and class_code <> ''
    order by class_code, name_key`.execute(tx)
  return rows
}

/** The class in each text, as the card reads it. */
export async function readClasses(tx: Tx, texts: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ text: string; code: string }>`
    select text, class_code(text) as code from unnest(${[...new Set(texts)]}::text[]) as t (text)`.execute(tx)
  return new Map(rows.map(({ text, code }) => [text, code]))
}

const inPeriod = ({ regionId, organisationId, year, term, wave }: Period) => sql`
  region_id = ${regionId} and organisation_id = ${organisationId} and year = ${year} and term = ${term} and wave = ${wave}`

/** Whose mean of the period stands already. */
export async function countGrades(tx: Tx, period: Period): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from grades where ${inPeriod(period)}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Takes the means of the period away; the cards they were of are changed by it. */
export async function deleteGrades(tx: Tx, period: Period): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (delete from grades where ${inPeriod(period)} returning person_id),
    touched as (
      update persons set version = version + 1 from gone where persons.region_id = ${period.regionId} and persons.id = gone.person_id
    )
    select count(*)::int as count from gone`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Writes the means of a period that has none; the cards are changed by it, so that an import can no longer be taken back from under them. */
export async function insertGrades(tx: Tx, period: Period, grades: readonly PersonGrade[]): Promise<void> {
  const { regionId, organisationId, year, term, wave } = period
  const given = sql`unnest(${grades.map(({ personId }) => personId)}::uuid[], ${grades.map(({ mean }) => mean)}::numeric[], ${grades.map(({ subjects }) => subjects)}::int[])
    as g (person_id, mean, subjects)`
  await sql`
    insert into grades (region_id, organisation_id, year, term, wave, person_id, mean, subjects)
    select ${regionId}, ${organisationId}, ${year}, ${term}, ${wave}, g.person_id, g.mean, g.subjects from ${given}`.execute(tx)
  await sql`
    update persons set version = version + 1 from ${given} where persons.region_id = ${regionId} and persons.id = g.person_id`.execute(tx)
}

/** Periods with a mean, the latest first. */
export async function listPeriods(tx: Tx, { regionId, organisationId }: Place): Promise<GradePeriod[]> {
  const { rows } = await sql<GradePeriod>`
    select year, term, wave, count(*)::int as people, round(avg(subjects), 1)::float8 as subjects from grades
    where region_id = ${regionId} and organisation_id = ${organisationId} group by year, term, wave order by year desc, term desc, wave`.execute(
    tx,
  )
  return rows
}
