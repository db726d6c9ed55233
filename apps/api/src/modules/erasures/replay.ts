import { ErasureReason } from '@nastavnik/contract'
import { sql } from 'kysely'
import { appendAudit } from '../../access/audit.ts'
import type { Environment } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { erase } from './erase-person.ts'
import { lockPerson } from './erasures.repo.ts'

/** What was erased, by ids: kept apart from the copies of the database. */
export interface ErasedLine {
  readonly regionId: number
  readonly organisationId: string
  readonly personId: string
  readonly reason: ErasureReason
}

/** A card that was joined into an erased one stands in the list too: an older copy holds it apart. */
export async function listErased({ db }: Environment): Promise<ErasedLine[]> {
  const { rows } = await sql<ErasedLine>`
    select a.region_id as "regionId", a.organisation_id as "organisationId", p.id as "personId", a.reason
    from erasure_acts a cross join lateral unnest(a.person_id || a.joined) as p(id)
    order by a.region_id, a.organisation_id, a.number, p.id`.execute(db)
  return rows
}

/** Erases again whatever a restored copy has brought back (ADR 0031). Lines of people who are not there, or are erased, change nothing. */
export async function replayErasures(environment: Environment, lines: readonly ErasedLine[]): Promise<{ lines: number; erased: number }> {
  const { db, clock, models, audit } = environment
  let erased = 0
  for (const { regionId, organisationId, personId, reason } of lines) {
    const model = models.get(regionId)
    if (model === undefined || !ErasureReason.options.includes(reason)) continue
    await inTransaction(db, { regionId, organisationIds: [organisationId], withdrawn: true }, async (tx) => {
      const person = await lockPerson(tx, { regionId, organisationIds: [organisationId] }, personId)
      if (person === undefined) return
      const now = clock.now()
      await erase({ tx, model, today: dayIn(model.timeZone, now), now, userId: null }, person, reason)
      const line = { regionId, organisationId, at: now, userId: null, action: 'erasures.replay', kind: 'change' as const }
      await appendAudit(tx, audit.key, [{ ...line, subjectId: personId, people: 1, fields: ['erased', reason] }])
      erased++
    })
  }
  return { lines: lines.length, erased }
}
