import type { FormRow, ParticipantRole } from '@nastavnik/contract'
import { pageSize } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { type Counting, formsOf, sharedAs } from './counting.ts'
import { countsPersons } from './counting-place.ts'
import { freshForms } from './form-rollups.ts'
import { sumsOf, withStructure } from './rollups.ts'
import { askShared } from './shared-counting.ts'

export interface FormTotal {
  readonly form: string
  readonly rows: number
  readonly mentors: number
  readonly mentees: number
  /** Persons who stand in several rows of the form. */
  readonly repeatedMentors: number
  readonly repeatedMentees: number
}

interface SharedTotal {
  readonly form: string
  readonly role: ParticipantRole
  readonly people: number
  readonly repeated: number
}

/**
 * By how much a sum over organisations is more than the persons of a territory, as what to add. A person is repeated who stands in more rows of
 * the form than he is counted for in its total.
 */
async function readSharedTotals(tx: Tx, counting: Counting): Promise<SharedTotal[]> {
  const question = sql<SharedTotal>`
    with ${sharedAs(counting)},
    cards as (
      select identity, weight, role, form_code, person_id, count(distinct programme_id) as rows, bool_or(by_person) as counted from chosen
      group by identity, weight, role, form_code, person_id
    ),
    people as (
      select weight, role, form_code, bool_or(counted)::int as counted, count(*) as cards, sum(rows) as rows, count(*) filter (where rows > 1) as repeated
      from cards group by identity, weight, role, form_code
    )
    select form_code as form, role, sum(weight * (counted - cards))::int as people,
      sum(weight * ((rows > counted)::int - repeated))::int as repeated
    from people group by form_code, role`
  return askShared(tx, counting.place.regionId, question)
}

/** «Итого» of every form that has programmes in the period: in a territory a person counts once, whoever else of its organisations has him. */
export async function readTotals(tx: Tx, counting: Counting): Promise<FormTotal[]> {
  const { forms } = counting.model
  const sums = forms.map((_, position) => sumsOf('f.totals', position, 5))
  const { rows: found } = await sql<{ totals: number[][] }>`
    select array[${sql.join(sums)}]::int[] as totals from ${await freshForms(tx, counting)}`.execute(tx)
  const shared = countsPersons(counting.place) ? await readSharedTotals(tx, counting) : []
  return forms.flatMap(({ code: form }, position) => {
    const [rows = 0, mentors = 0, mentees = 0, repeatedMentors = 0, repeatedMentees = 0] = found[0]?.totals[position] ?? []
    const of = (role: ParticipantRole) => shared.find((one) => one.form === form && one.role === role) ?? { people: 0, repeated: 0 }
    const [mentor, mentee] = [of('MENTOR'), of('MENTEE')]
    const total = {
      form,
      rows,
      mentors: mentors + mentor.people,
      mentees: mentees + mentee.people,
      repeatedMentors: repeatedMentors + mentor.repeated,
      repeatedMentees: repeatedMentees + mentee.repeated,
    }
    return rows === 0 ? [] : [total]
  })
}

export interface FormRowFound extends FormRow {
  readonly form: string
}

interface RowsAsked {
  readonly form: string | null
  readonly page: number | null
}

/**
 * Rows of the forms: one per programme, in the order of the official layout. `form` null: all forms; no page: all rows.
 * The rows of a form that an organisation has are a block; a page is found by the lengths of blocks, and only its own are opened.
 * Programmes are looked up one by one (`limit 1`): the planner does not know how few the rows of a page are and would read them all.
 */
async function readRowsOf(tx: Tx, counting: Counting, { form, page }: RowsAsked): Promise<(FormRowFound & { total: number })[]> {
  const { place, model } = counting
  const first = page === null ? 0 : (page - 1) * pageSize
  const onPage = page === null ? sql`true` : sql`until > ${first} and since < ${first + pageSize}`
  const limit = page === null ? sql`` : sql`limit ${pageSize} offset ${first} - (select min(since) from shown)`
  const { rows } = await sql<FormRowFound & { total: number }>`
    with placed as materialized (select s.*, f.rows from ${withStructure(await freshForms(tx, counting), place)}),
    blocks as materialized (
      select forms.position, forms.code as form, municipality_title, title, counted_id, counted_code,
        rows -> forms.code as rows, jsonb_array_length(rows -> forms.code) as length
      from placed join ${formsOf(model)} on rows ? forms.code
      where ${form}::text is null or forms.code = ${form}::text
    ),
    counted as (
      select *, sum(length) over (order by position, municipality_title, title, counted_id) as until,
        sum(length) over (partition by position, municipality_title, title, counted_id) as together, sum(length) over () as total
      from blocks
    ),
    shown as (select * from (select *, until - together as since from counted) b where ${onPage})
    select b.form, coalesce(b.municipality_title, '') as municipality, json_build_object('code', b.counted_code, 'title', b.title) as organisation,
      json_build_object('id', g.id, 'title', g.title, 'practice', g.practice) as programme,
      n.mentors, n.mentees, g.result, n.occupations as "mentorDetails", b.total
    from shown b
    cross join jsonb_to_recordset(b.rows) as n (programme uuid, mentors int, mentees int, occupations jsonb)
    cross join lateral (select * from programmes where region_id = ${place.regionId} and id = n.programme limit 1) g
    order by b.position, b.municipality_title, b.title, b.counted_id, g.title_key, g.id ${limit}`.execute(tx)
  return rows
}

/** A page of a form, or all rows, and how many there are: past the last page the first one tells it. */
export async function readRows(tx: Tx, counting: Counting, asked: RowsAsked): Promise<{ items: FormRowFound[]; total: number }> {
  const rows = await readRowsOf(tx, counting, asked)
  const isPast = rows.length === 0 && asked.page !== null && asked.page > 1
  const [telling] = isPast ? await readRowsOf(tx, counting, { ...asked, page: 1 }) : rows
  return { items: rows.map(({ total: _total, ...row }) => row), total: telling?.total ?? 0 }
}
