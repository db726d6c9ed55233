import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { IntakePlace } from './intakes.repo.ts'

/**
 * Deletes every application of a person: the accepted ones and those under the same name whose day of birth does not contradict. While the card
 * still says who it is.
 */
export async function forgetApplications(tx: Tx, regionId: number, personId: string): Promise<void> {
  await sql`
    delete from applications a using persons s
    where s.region_id = ${regionId} and s.id = ${personId} and a.region_id = ${regionId} and a.organisation_id = s.organisation_id
      and (a.person_id = s.id or (a.person_id is null and a.name_key = s.name_key and (s.born_on is null or s.born_on = a.born_on)))`.execute(
    tx,
  )
}

/** Deletes applications of an organisation that nobody accepted in time. How many. */
export async function expireApplications(
  tx: Tx,
  { regionId, organisationId }: IntakePlace,
  { declinedBefore, appliedBefore }: { declinedBefore: Date; appliedBefore: Date },
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('applications')
    .where('region_id', '=', regionId)
    .where('organisation_id', '=', organisationId)
    .where((is) =>
      is.or([
        is('state', '=', 'declined').and('decided_at', '<', declinedBefore),
        is('state', 'in', ['new', 'waiting']).and('applied_at', '<', appliedBefore),
      ]),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
