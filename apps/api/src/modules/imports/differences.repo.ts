import type { Difference, DifferenceChoice } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'

/** The same as `isTaken` of the contract. */
const taken = sql`((i.choice ->> 'update')::boolean and d.one -> 'outdated' = 'null') <> (i.choice -> 'except' @> (d.one -> 'id'))`
const differencesOf = (regionId: number, id: string) => sql`
  imports i, jsonb_array_elements(i.differences) with ordinality as d (one, place) where i.region_id = ${regionId} and i.id = ${id}`

/** A page of what the workbook says otherwise. */
export const pageOfDifferences = (tx: Tx, regionId: number, id: string, page: number): Promise<{ items: Difference[]; total: number }> =>
  readPage(page, (window) =>
    sql<{ one: Difference; total: number }>`
      select d.one, count(*) over () as total from ${differencesOf(regionId, id)} order by d.place ${window}`.execute(tx),
  ).then(({ rows, total }) => ({ items: rows.map(({ one }) => one), total }))

/** Differences that the reviewer has chosen to take. */
export async function readChosen(tx: Tx, regionId: number, id: string): Promise<Difference[]> {
  const { rows } = await sql<{ one: Difference }>`
    select d.one from ${differencesOf(regionId, id)} and ${taken} order by d.place`.execute(tx)
  return rows.map(({ one }) => one)
}

/** Keeps the choice, and how many differences it takes. */
export async function writeChoice(tx: Tx, regionId: number, id: string, choice: DifferenceChoice): Promise<void> {
  await sql`update imports set choice = ${JSON.stringify(choice)}::jsonb where region_id = ${regionId} and id = ${id}`.execute(tx)
  await sql`
    update imports set outcome = jsonb_set(outcome, '{differences,taken}', (
      select to_jsonb(count(*)) from ${differencesOf(regionId, id)} and ${taken}))
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}
