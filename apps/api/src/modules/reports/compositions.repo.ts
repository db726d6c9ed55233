import type { ParticipantRole, PersonBrief } from '@nastavnik/contract'
import type { Composition } from '@nastavnik/target-model'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'
import { isBanded, placeOf, stepOf, unknownRow } from './compositions.ts'
import { type Counting, countedAs, sharedAs } from './counting.ts'
import { countsPersons, structureOf, structureStamp } from './counting-place.ts'
import { freshen, type Rollup, rollupOf, withStructure } from './rollups.ts'
import { askShared } from './shared-counting.ts'

/** Whose participants are told apart and by what. */
export interface Composing extends Counting {
  readonly composition: Composition
  /** Forms of mentoring counted; null: all. */
  readonly forms: readonly string[] | null
}

/** The people counted, one row a person and role, as CTEs that end in `people`. Teams are no people. */
function peopleAs({ place: { regionId }, forms, ...counting }: Composing, organisationIds: readonly string[]): RawBuilder<unknown> {
  const ofForms = forms === null ? sql`` : sql`and form_code = any (${[...forms]}::text[])`
  return sql`${countedAs(regionId, counting, organisationIds)},
    people as (select distinct organisation_id, person_id, role from counted where unit = 'PERSON' ${ofForms})`
}

/** What is told apart by the organisation is counted without rows and placed while it is read. */
const stepWithin = ({ composition, period }: Composing): RawBuilder<string | null> =>
  isBanded(composition) ? stepOf(composition, period.to) : sql`null::text`

const rollup = (composing: Composing): Rollup => ({
  table: 'composition_rollups',
  key: {
    period: sql`${composing.period.code}::text`,
    mode: sql`${composing.mode}::text`,
    composition: sql`${isBanded(composing.composition) ? composing.composition.code : ''}::text`,
    forms: sql`${[...(composing.forms ?? [])].sort().join()}::text`,
  },
  columns: { cells: sql`'[]'::jsonb` },
  count: (organisationIds) => sql`${peopleAs(composing, organisationIds)},
    placed as (
      select p.organisation_id, p.role, ${stepWithin(composing)} as row
      from people p join persons s on s.region_id = ${composing.place.regionId} and s.id = p.person_id
    ),
    cells_of as (
      select organisation_id, row, count(*) filter (where role = 'MENTOR') as mentors, count(*) filter (where role = 'MENTEE') as mentees
      from placed group by organisation_id, row
    ),
    fresh as (
      select organisation_id, jsonb_agg(jsonb_build_object('row', row, 'mentors', mentors, 'mentees', mentees)) as cells
      from cells_of group by organisation_id
    )`,
})

export interface ComposedRow {
  readonly code: string
  readonly mentors: number
  readonly mentees: number
}

/** What to add to the rows summed over organisations. Of several cards of a person the one chosen first places him. */
async function readSharedRows(tx: Tx, composing: Composing): Promise<ComposedRow[]> {
  const { composition, place, forms } = composing
  const ofForms = forms === null ? sql`` : sql`and form_code = any (${[...forms]}::text[])`
  const firsts = (of: 'person_id' | 'identity', sign: RawBuilder<number>, counted: RawBuilder<boolean>) => sql`
    (select distinct on (${sql.ref(of)}, role) *, ${sign} * weight as people from chosen where unit = 'PERSON' and ${counted} ${ofForms}
      order by ${sql.ref(of)}, role, starts_on, place, position, title_key, programme_id, id)`
  const placed = isBanded(composition)
    ? sql`select ${stepWithin(composing)} as row, role, people from people s`
    : sql`select ${placeOf(composition.code)} as row, role, people
        from people join ${structureOf(place)} s on s.organisation_id = people.organisation_id left join municipalities m on m.id = s.municipality_id`
  const question = sql<ComposedRow>`
    with ${sharedAs(composing)},
    people as (${firsts('person_id', sql`-1`, sql`true`)} union all ${firsts('identity', sql`1`, sql`by_person`)}),
    placed as (${placed})
    select coalesce(row, ${unknownRow}) as code, coalesce(sum(people) filter (where role = 'MENTOR'), 0)::int as mentors,
      coalesce(sum(people) filter (where role = 'MENTEE'), 0)::int as mentees
    from placed group by 1`
  return askShared(tx, place.regionId, question, isBanded(composition) ? '' : await structureStamp(tx, place))
}

/** Rows that have people. A person stands in one row, also with cards in several organisations of a territory. */
export async function readComposition(tx: Tx, composing: Composing): Promise<ComposedRow[]> {
  const { composition, place } = composing
  await freshen(tx, rollup(composing), place)
  const counted = rollupOf(rollup(composing), place)
  const placed = isBanded(composition)
    ? sql`select c.row, c.mentors, c.mentees from ${counted} cross join jsonb_to_recordset(f.cells) as c (row text, mentors int, mentees int)`
    : sql`select ${placeOf(composition.code)} as row, c.mentors, c.mentees
        from ${withStructure(counted, place)} cross join jsonb_to_recordset(f.cells) as c (row text, mentors int, mentees int)
        left join municipalities m on m.id = s.municipality_id`
  const { rows } = await sql<ComposedRow>`
    select coalesce(row, ${unknownRow}) as code, sum(mentors)::int as mentors, sum(mentees)::int as mentees
    from (${placed}) placed group by 1`.execute(tx)
  const shared = new Map(countsPersons(place) ? (await readSharedRows(tx, composing)).map((row) => [row.code, row]) : [])
  return rows.flatMap(({ code, mentors, mentees }) => {
    const more = shared.get(code)
    const row = { code, mentors: mentors + (more?.mentors ?? 0), mentees: mentees + (more?.mentees ?? 0) }
    return row.mentors + row.mentees > 0 ? [row] : []
  })
}

/** A page of the people behind a number; no row: behind the total. */
export async function readComposedPeople(
  tx: Tx,
  composing: Composing,
  organisationIds: readonly string[],
  { row, role, page }: { row: string | null; role: ParticipantRole; page: number },
): Promise<{ items: PersonBrief[]; total: number }> {
  const inRow = row === null ? sql`` : sql`and coalesce(${stepWithin(composing)}, ${unknownRow}) = ${row}`
  const { rows, total } = await readPage(page, (window) =>
    sql<Omit<PersonBrief, 'birth'> & { born_on: string | null; born_year: number | null; total: number }>`
      with ${peopleAs(composing, organisationIds)}
      select s.id as "personId", s.name, s.born_on, s.born_year, s.occupation, count(*) over () as total
      from people p join persons s on s.region_id = ${composing.place.regionId} and s.id = p.person_id
      where p.role = ${role} ${inRow}
      order by s.name_key, s.id ${window}`.execute(tx),
  )
  const items = rows.map(({ born_on: day, born_year: year, total: _total, ...person }) => ({ ...person, birth: { day, year } }))
  return { items, total }
}
