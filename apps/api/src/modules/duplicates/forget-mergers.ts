import type { Environment } from '../../access/use-case.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { forgetLateMergers } from './mergers.repo.ts'

/** Forgets what undoing mergers would have needed once their term has passed, in every territory. Nobody asks: it is no use case. */
export async function forgetMergersEverywhere({ db, clock, models }: Pick<Environment, 'db' | 'clock' | 'models'>): Promise<void> {
  for (const regionId of models.keys()) {
    const rows = await db.selectFrom('organisations').select('id').where('region_id', '=', regionId).execute()
    const organisationIds = rows.map(({ id }) => id)
    await inTransaction(db, { regionId, organisationIds }, (tx) => forgetLateMergers(tx, regionId, clock.now()))
  }
}
