import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Environment } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { daysAfter } from '../../kernel/days.ts'
import type { Tx } from '../../kernel/db.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { putNoticeToRole } from '../letters/index.ts'
import { readMentors } from './mentors.repo.ts'
import { readinessOf } from './readiness.rules.ts'

interface Place {
  readonly regionId: number
  readonly organisationId: string
}

interface Ending {
  /** Mentors whose training holds no longer than the day `near`. */
  readonly trained: readonly string[]
  readonly checked: readonly string[]
  readonly today: string
  readonly near: string
}

/** Marks the terms of which nobody has been told; how many. */
async function markTold(tx: Tx, { regionId, organisationId }: Place, { trained, checked, today, near }: Ending): Promise<number> {
  const ends = sql`region_id = ${regionId} and organisation_id = ${organisationId} and told_on is null and valid_until between ${today}::date and ${near}::date`
  const { rows } = await sql<{ told: number }>`
    with certificate as (
      update certificates set told_on = ${today} where ${ends} and annulled_on is null and person_id = any (${[...trained]}::uuid[]) returning 1
    ), safety_check as (
      update safety_checks set told_on = ${today} where ${ends} and person_id = any (${[...checked]}::uuid[]) returning 1
    )
    select ((select count(*) from certificate) + (select count(*) from safety_check))::int as told`.execute(tx)
  return rows[0]?.told ?? 0
}

/** The letter has the number that the list shows behind its link, and comes when a term joins it. */
async function remindOf(tx: Tx, model: TargetModel, place: Place, at: Date): Promise<boolean> {
  const today = dayIn(model.timeZone, at)
  const near = daysAfter(today, model.readiness.expiring.days)
  const mentors = (await readMentors(tx, { model, today }, place)).map(({ id, facts }) => ({ id, gates: readinessOf(model, facts, today) }))
  const endingIn = (code: 'TRAINING' | 'SAFETY_CHECK') =>
    mentors.filter(({ gates }) => gates.some(({ gate, expiring }) => gate === code && expiring)).map(({ id }) => id)
  const [trained, checked] = [endingIn('TRAINING'), endingIn('SAFETY_CHECK')]
  const all = new Set([...trained, ...checked])
  if (all.size === 0 || (await markTold(tx, place, { trained, checked, today, near })) === 0) return false
  const data = { count: all.size, until: near, link: '/readiness?expiring=yes' } as const
  await putNoticeToRole(tx, { ...place, role: 'CURATOR', today, kind: 'certificateExpiring', data, at })
  return true
}

/** The daily letter to the curators of organisations where a mentor's training or check ends soon; at how many. */
export async function remindOfTerms(environment: Environment): Promise<{ reminded: number }> {
  let reminded = 0
  for (const [regionId, model] of environment.models) {
    const { rows } = await sql<{ id: string }>`
      select organisation_id as id from trainings where region_id = ${regionId}
      union select organisation_id from programmes where region_id = ${regionId} order by 1`.execute(environment.db)
    for (const { id } of rows) {
      const scope = { regionId, organisationIds: [id] }
      const place = { regionId, organisationId: id }
      if (await inTransaction(environment.db, scope, (tx) => remindOf(tx, model, place, environment.clock.now()))) reminded += 1
    }
  }
  return { reminded }
}
