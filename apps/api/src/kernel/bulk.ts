import { sql } from 'kysely'
import type { Tx } from './db.ts'

type Value = string | number | boolean | null
export interface BulkColumn<Row> {
  readonly name: string
  readonly type: string
  readonly of: (row: Row) => Value
}

const batch = 5000

/**
 * Inserts many rows a batch at a time, each column sent as one array: near the speed of COPY, which row-level security refuses.
 * `table`, column names and types come from code, never from a request.
 */
export async function insertMany<Row>(tx: Tx, table: string, columns: readonly BulkColumn<Row>[], rows: readonly Row[]): Promise<void> {
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  for (let start = 0; start < rows.length; start += batch) {
    const part = rows.slice(start, start + batch)
    const arrays = sql.join(columns.map(({ type, of }) => sql`${part.map(of)}::${sql.raw(type)}[]`))
    await sql`insert into ${sql.table(table)} (${sql.raw(names)}) select * from unnest(${arrays})`.execute(tx)
  }
}
