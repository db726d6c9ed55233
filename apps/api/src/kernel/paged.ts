import { pageSize } from '@nastavnik/contract'
import { type RawBuilder, sql } from 'kysely'

/**
 * A page of a list and how long the whole is: each row tells it in `total`, from `count(*) over ()`. Past the last page there is no row to
 * tell, and the first one is asked for. `read` puts the window at the end of the query that counts; `page` null: all rows.
 */
export async function readPage<Row extends { readonly total: number }>(
  page: number | null,
  read: (window: RawBuilder<unknown>) => Promise<{ readonly rows: readonly Row[] }>,
): Promise<{ rows: readonly Row[]; total: number }> {
  const { rows } = await read(page === null ? sql`` : sql`limit ${pageSize} offset ${(page - 1) * pageSize}`)
  if (rows.length > 0 || page === null || page === 1) return { rows, total: rows[0]?.total ?? 0 }
  const first = await read(sql`limit 1`)
  return { rows, total: first.rows[0]?.total ?? 0 }
}
