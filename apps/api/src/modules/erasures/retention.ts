import { mostErasures, pageSize } from '@nastavnik/contract'
import type { RetentionTerm, TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import { userIdOf } from '../../access/actor.ts'
import { appendAudit } from '../../access/audit.ts'
import { opensWithdrawn } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase, type Environment } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { yearsAfter } from '../../kernel/days.ts'
import type { Tx } from '../../kernel/db.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { expireApplications } from '../applications/index.ts'
import { expireTransfers } from '../moves/index.ts'
import { erase } from './erase-person.ts'
import { deleteConsents, lockOverdue, listOverdue as readOverdue } from './retention.repo.ts'

type TermCode = RetentionTerm['code']

function termOf({ retention }: TargetModel, code: TermCode): RetentionTerm {
  const term = retention.terms.find((candidate) => candidate.code === code)
  if (term === undefined) throw new Error(`the model has no term ${code}`)
  return term
}

/** What ended before this day is kept no longer. */
const keptSince = (model: TargetModel, code: TermCode, today: string): string => yearsAfter(today, -termOf(model, code).years)

const openHere = opensWithdrawn('the term of those who withdrew runs out too')

/** People whose term of keeping is over (model `retention`, domain 9.6). */
export const listOverdue = defineUseCase({
  name: 'erasures.listOverdue',
  permission: 'person.erase',
  sees: 'people',
  gate: openHere,
  authorize: ({ tx, reach }, { organisation }: { organisation: string; page: number }) =>
    peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model, today }, { id: organisationId, regionId }, { page }: { organisation: string; page: number }) => ({
    ...(await readOverdue(tx, { regionId, organisationId }, keptSince(model, 'REGISTRY', today), page)),
    page,
    pageSize,
  }),
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.items.length }),
})

/** Erases those whose term is over, each with an act; at most `mostErasures` at once. */
export const eraseOverdue = defineUseCase({
  name: 'erasures.eraseOverdue',
  permission: 'person.erase',
  sees: 'people',
  gate: openHere,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: { organisation: string }) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model, today, clock, actor }, { id: organisationId, regionId }) => {
    const before = keptSince(model, 'REGISTRY', today)
    const people = await lockOverdue(tx, { regionId, organisationId }, before, mostErasures)
    for (const person of people) await erase({ tx, model, today, now: clock.now(), userId: userIdOf(actor) }, person, 'RETENTION')
    return { erased: people.length }
  },
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.erased, fields: ['erased', 'RETENTION'] }),
})

interface Kept {
  readonly erased: number
  readonly consents: number
  readonly transfers: number
  readonly applications: number
}

async function keepTermsOf(tx: Tx, environment: Environment, model: TargetModel, organisationId: string): Promise<Kept> {
  const { regionId } = model
  const now = environment.clock.now()
  const today = dayIn(model.timeZone, now)
  const place = { regionId, organisationId }
  const auto = (code: TermCode) => (termOf(model, code).auto ? keptSince(model, code, today) : null)
  const [registry, consents] = [auto('REGISTRY'), auto('CONSENTS')]
  const people = registry === null ? [] : await lockOverdue(tx, place, registry, mostErasures)
  for (const person of people) await erase({ tx, model, today, now, userId: null }, person, 'RETENTION')
  const deleted = consents === null ? 0 : await deleteConsents(tx, place, consents)
  if (people.length + deleted > 0) {
    const line = { regionId, organisationId, at: now, userId: null, action: 'erasures.keepTerms', kind: 'change' as const }
    await appendAudit(tx, environment.audit.key, [{ ...line, people: people.length, fields: ['erased', 'RETENTION'] }])
  }
  return {
    erased: people.length,
    consents: deleted,
    transfers: await expireOffers(tx, environment, model, organisationId),
    applications: await expireQueue(tx, environment, model, organisationId),
  }
}

/** Applications that nobody accepted in time go, and the organisation has a line of it. */
async function expireQueue(tx: Tx, { clock, audit }: Environment, model: TargetModel, organisationId: string): Promise<number> {
  const { regionId, retention } = model
  const at = clock.now()
  const ago = (days: number) => new Date(at.getTime() - days * 86_400_000)
  const { declinedDays, undecidedDays } = retention.application
  const expired = await expireApplications(
    tx,
    { regionId, organisationId },
    { declinedBefore: ago(declinedDays), appliedBefore: ago(undecidedDays) },
  )
  if (expired > 0) {
    const line = { regionId, organisationId, at, userId: null, action: 'applications.expire', kind: 'change' as const, people: expired }
    await appendAudit(tx, audit.key, [{ ...line, fields: ['applicationRemoved'] }])
  }
  return expired
}

/** Offers that have waited longer than the model lets them end, and both sides have a line of it. */
async function expireOffers(tx: Tx, { clock, audit }: Environment, model: TargetModel, organisationId: string): Promise<number> {
  const { regionId, retention } = model
  const at = clock.now()
  const askedBefore = new Date(at.getTime() - (retention.transfer.waitingDays + 1) * 86_400_000)
  const expired = await expireTransfers(tx, { regionId, organisationId, askedBefore, at })
  const line = { regionId, at, userId: null, action: 'moves.expireTransfer', kind: 'change' as const, people: 1, fields: ['transfer'] }
  await appendAudit(
    tx,
    audit.key,
    expired.flatMap(({ personId, to }) => [
      { ...line, organisationId, subjectId: personId },
      { ...line, organisationId: to },
    ]),
  )
  return expired.length
}

/** The daily work: what the model lets go by itself, organisation by organisation, each in a transaction of its own. */
export async function keepTerms(environment: Environment): Promise<Kept> {
  const total = { erased: 0, consents: 0, transfers: 0, applications: 0 }
  for (const [regionId, model] of environment.models) {
    const { rows } = await sql<{ id: string }>`select id from organisations where region_id = ${regionId} order by id`.execute(
      environment.db,
    )
    for (const { id } of rows) {
      const scope = { regionId, organisationIds: [id], withdrawn: true }
      const kept = await inTransaction(environment.db, scope, (tx) => keepTermsOf(tx, environment, model, id))
      total.erased += kept.erased
      total.consents += kept.consents
      total.transfers += kept.transfers
      total.applications += kept.applications
    }
  }
  return total
}
