import { sql } from 'kysely'
import type { Tx } from './db.ts'

type Value = string | number | boolean | null
export interface BulkColumn<Row> {
  readonly name: string
  readonly type: string
  readonly of: (row: Row) => Value
}
/** A column that has one value in all rows. */
export interface FixedColumn {
  readonly name: string
  readonly type: string
  readonly value: Value
}

const batch = 500
const special = /["\\]/

function element(value: Value): string {
  if (typeof value !== 'string') return value === null ? 'NULL' : String(value)
  return special.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : `"${value}"`
}

/** `{"a","b"}`: twice as fast as the driver's own, which looks at each value with more care than columns of one type need. */
const arrayOf = (values: readonly Value[]): string => `{${values.map(element).join()}}`

/**
 * Inserts many rows a batch at a time, each column sent as one array: near the speed of COPY, which row-level security refuses.
 * `table`, column names and types come from code, never from a request.
 */
export async function insertMany<Row>(
  tx: Tx,
  table: string,
  fixed: readonly FixedColumn[],
  columns: readonly BulkColumn<Row>[],
  rows: readonly Row[],
): Promise<void> {
  const names = sql.join([...fixed, ...columns].map(({ name }) => sql.id(name)))
  const constants = fixed.map(({ type, value }) => sql`${value}::${sql.raw(type)}`)
  for (let start = 0; start < rows.length; start += batch) {
    const part = rows.slice(start, start + batch)
    const arrays = sql.join(columns.map(({ type, of }) => sql`${arrayOf(part.map(of))}::${sql.raw(type)}[]`))
    await sql`insert into ${sql.table(table)} (${names}) select ${sql.join([...constants, sql`sent.*`])} from unnest(${arrays}) as sent`.execute(
      tx,
    )
  }
}

/**
 * Writes the columns of many rows of a region by their ids, a batch at a time, and counts their versions up. The first column is `id`.
 * `table`, column names and types come from code, never from a request.
 */
export async function updateMany<Row>(
  tx: Tx,
  table: string,
  regionId: number,
  columns: readonly BulkColumn<Row>[],
  rows: readonly Row[],
): Promise<void> {
  const [, ...written] = columns
  const sets = sql.join([...written.map(({ name }) => sql`${sql.id(name)} = sent.${sql.id(name)}`), sql`version = t.version + 1`])
  const names = sql.join(columns.map(({ name }) => sql.id(name)))
  for (let start = 0; start < rows.length; start += batch) {
    const part = rows.slice(start, start + batch)
    const arrays = sql.join(columns.map(({ type, of }) => sql`${arrayOf(part.map(of))}::${sql.raw(type)}[]`))
    await sql`update ${sql.table(table)} t set ${sets} from unnest(${arrays}) as sent (${names})
      where t.region_id = ${regionId} and t.id = sent.id`.execute(tx)
  }
}

/**
 * Runs statements that join whole sets of rows. Of rows written a moment ago the planner has no statistics, takes thousands for a few and would
 * go through all of them once for each: 10 000 took a minute instead of a second.
 */
export async function joiningSets<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  await sql`set local enable_nestloop = off`.execute(tx)
  const result = await work()
  await sql`set local enable_nestloop = on`.execute(tx)
  return result
}
