import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { notFound } from '../kernel/problem.ts'
import { insideOrganisation } from '../kernel/transaction.ts'
import type { Reach } from './actor.ts'

/**
 * The one door from an organisation to another: whoever accepts a transfer lets the person go at the sending side, in the same transaction. It opens
 * for a transfer that waits for an organisation of the reach, shows the sending organisation alone, and closes behind the work. Who goes
 * through it stands in `sending-side.test.ts`. 404 `transfer.notFound` when nothing waits.
 */
export async function atSendingSide<Result>(
  tx: Tx,
  { regionId, organisationIds }: Pick<Reach, 'regionId' | 'organisationIds'>,
  transferId: string,
  work: (tx: Tx, personId: string) => Promise<Result>,
): Promise<Result> {
  const { rows } = await sql<{ from: string; personId: string }>`
    select from_organisation_id as "from", person_id as "personId" from transfers
    where region_id = ${regionId} and id = ${transferId} and state = 'waiting' and to_organisation_id = any (${[...organisationIds]}::uuid[])`.execute(
    tx,
  )
  const [waiting] = rows
  if (waiting === undefined) throw notFound('transfer.notFound')
  return insideOrganisation(tx, { organisationIds }, waiting.from, (there) => work(there, waiting.personId))
}
