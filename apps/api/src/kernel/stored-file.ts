import { sql } from 'kysely'
import type { Tx } from './db.ts'

const piece = 1_048_576

/** Where a file is kept. */
const columns = { imports: 'file', scan_files: 'content' } as const

/** A kept file, null when it has gone. The driver gets bytes as text of twice their length: read whole, a file would weigh six times its size. */
export async function readStoredFile(tx: Tx, table: keyof typeof columns, regionId: number, id: string): Promise<Buffer | null> {
  const column = sql.ref(columns[table])
  const here = sql`from ${sql.table(table)} where region_id = ${regionId} and id = ${id}`
  const { rows } = await sql<{ bytes: number | null }>`select octet_length(${column}) as bytes ${here}`.execute(tx)
  const bytes = rows[0]?.bytes ?? null
  if (bytes === null) return null
  const file = Buffer.allocUnsafeSlow(bytes)
  for (let start = 0; start < bytes; start += piece) {
    const read = await sql<{ part: Buffer }>`select substring(${column} from ${start + 1} for ${piece}) as part ${here}`.execute(tx)
    read.rows[0]?.part.copy(file, start)
  }
  return file
}
