import type { Tx } from '../../kernel/db.ts'

/** The day of the psychologist's conclusion about a person; null when there is none. What it says stays in the module `conclusions`. */
export async function concludedOn(tx: Tx, regionId: number, personId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('conclusions')
    .select('concluded_on')
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.concluded_on ?? null
}
