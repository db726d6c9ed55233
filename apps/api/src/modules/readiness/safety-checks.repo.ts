import type { SafetyCheck, SafetyCheckKind } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { FoundMentor } from './mentors.repo.ts'

/** The checks of a person, the latest first. */
export async function listChecks(tx: Tx, regionId: number, personId: string): Promise<SafetyCheck[]> {
  const { rows } = await sql<SafetyCheck>`
    select kind, number, issued_on as "issuedOn", valid_until as "validUntil", checked_by as "checkedBy", version
    from safety_checks where region_id = ${regionId} and person_id = ${personId} order by issued_on desc, kind`.execute(tx)
  return rows
}

/** Writes a check over the former one of its kind; of another term somebody is to be told anew. */
export async function writeCheck(
  tx: Tx,
  regionId: number,
  { personId, organisation }: FoundMentor,
  { kind, number, issuedOn, validUntil, checkedBy }: Omit<SafetyCheck, 'version'>,
  userId: string | null,
): Promise<void> {
  await sql`
    insert into safety_checks (region_id, person_id, kind, organisation_id, number, issued_on, valid_until, checked_by, recorded_by)
    values (${regionId}, ${personId}, ${kind}, ${organisation.id}, ${number}, ${issuedOn}, ${validUntil}, ${checkedBy}, ${userId})
    on conflict (region_id, person_id, kind) do update
    set number = excluded.number, issued_on = excluded.issued_on, valid_until = excluded.valid_until, checked_by = excluded.checked_by,
      told_on = case when safety_checks.valid_until is not distinct from excluded.valid_until then safety_checks.told_on end,
      recorded_by = excluded.recorded_by, version = safety_checks.version + 1`.execute(tx)
}

export async function deleteCheck(tx: Tx, regionId: number, personId: string, kind: SafetyCheckKind): Promise<void> {
  await sql`delete from safety_checks where region_id = ${regionId} and person_id = ${personId} and kind = ${kind}`.execute(tx)
}
