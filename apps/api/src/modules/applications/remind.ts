import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Environment } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { daysBetween } from '../../kernel/days.ts'
import type { Tx } from '../../kernel/db.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { putNoticeToRole } from '../letters/index.ts'
import type { IntakePlace } from './intakes.repo.ts'

interface Untouched {
  readonly count: number
  readonly since: Date | null
  readonly isTold: boolean
}

/** Those on the waiting list were decided on for now: they remind nobody. */
async function remindOf(tx: Tx, { timeZone }: TargetModel, { regionId, organisationId }: IntakePlace, at: Date): Promise<boolean> {
  const today = dayIn(timeZone, at)
  const here = sql`region_id = ${regionId} and organisation_id = ${organisationId}`
  const { rows } = await sql<Untouched>`
    select count(*) filter (where state = 'new')::int as count, min(applied_at) filter (where state = 'new') as since,
      coalesce(bool_or(told_on = ${today}::date), false) as "isTold"
    from applications where ${here}`.execute(tx)
  const { count, since, isTold } = rows[0] ?? { count: 0, since: null, isTold: true }
  if (since === null || isTold) return false
  await sql`update applications set told_on = ${today} where ${here} and state = 'new'`.execute(tx)
  const data = { count, days: daysBetween(dayIn(timeZone, since), today), link: '/applications' } as const
  await putNoticeToRole(tx, { regionId, organisationId, role: 'CURATOR', today, kind: 'applicationsWaiting', data, at })
  return true
}

/** The daily letter to the curators of organisations where applications wait; at how many. */
export async function remindOfApplications(environment: Environment): Promise<{ reminded: number }> {
  let reminded = 0
  for (const [regionId, model] of environment.models) {
    // Row security shows applications of one organisation at a time, and whoever takes none has none.
    const { rows } = await sql<{ id: string }>`select id from organisations where region_id = ${regionId} order by id`.execute(
      environment.db,
    )
    for (const { id } of rows) {
      const place = { regionId, organisationId: id }
      const scope = { regionId, organisationIds: [id] }
      if (await inTransaction(environment.db, scope, (tx) => remindOf(tx, model, place, environment.clock.now()))) reminded += 1
    }
  }
  return { reminded }
}
