import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { nameKey } from '../people/index.ts'
import type { ParkedSheet } from './parked-workbook.ts'
import type { RegistryPlace } from './registry.repo.ts'
import type { Review } from './review-workbook.ts'

/**
 * Takes the lines of one person out of what taken imports still tell: warnings, parked rows. A workbook under review is not looked into: it
 * goes by itself within a week, sooner than the law asks (`forgetOldImports`).
 */
export async function forgetName(tx: Tx, { regionId, organisationId }: RegistryPlace, key: string): Promise<void> {
  const { rows } = await sql<{ id: string; outcome: Review; parked: ParkedSheet[] }>`
    select id, outcome, parked from imports
    where region_id = ${regionId} and organisation_id = ${organisationId} and state = 'done' for update`.execute(tx)
  const isOther = ({ name }: { name: string }) => nameKey(name) !== key
  for (const { id, outcome, parked } of rows) {
    const told: Review = { ...outcome, parked: outcome.parked.filter(isOther), warned: outcome.warned.filter(isOther) }
    const left = parked.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.filter(({ cells }) => cells.every((cell) => typeof cell !== 'string' || nameKey(cell) !== key)),
    }))
    const gone = told.parked.length + told.warned.length !== outcome.parked.length + outcome.warned.length
    if (!gone && left.every((sheet, index) => sheet.rows.length === parked[index]?.rows.length)) continue
    await sql`
      update imports set outcome = ${JSON.stringify(told)}::jsonb, parked = ${JSON.stringify(left)}::jsonb
      where region_id = ${regionId} and id = ${id}`.execute(tx)
  }
}
