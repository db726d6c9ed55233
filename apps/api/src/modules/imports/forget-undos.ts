import type { Environment } from '../../access/use-case.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { forgetLateUndos } from './undo-record.repo.ts'

/**
 * Deletes what undoing imports would have needed once their day has passed, in every territory. An organisation's next workbook does the
 * same for it; this is for those that send none for months. The server does it of itself: nobody asks, so it is no use case.
 */
export async function forgetUndosEverywhere({ db, clock, models }: Pick<Environment, 'db' | 'clock' | 'models'>): Promise<void> {
  for (const regionId of models.keys()) {
    const rows = await db.selectFrom('organisations').select('id').where('region_id', '=', regionId).execute()
    const organisationIds = rows.map(({ id }) => id)
    await inTransaction(db, { regionId, organisationIds }, (tx) => forgetLateUndos(tx, regionId, organisationIds, clock.now()))
  }
}
