import type { ProblemCode } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Environment } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'

interface SigningIn {
  readonly userId: string
  readonly regionId: number
}

/**
 * Tells the audit who came in, or was not let in and why, with the organisation where he works: its officer reads the line. An unknown login is
 * nobody's and leaves none.
 */
export async function noteSignIn(
  { db, clock, models, audit }: Environment,
  { userId, regionId }: SigningIn,
  refusal?: ProblemCode,
): Promise<void> {
  const at = clock.now()
  const today = dayIn(models.get(regionId)?.timeZone ?? 'UTC', at)
  const { rows } = await sql<{ organisationId: string }>`
    select organisation_id as "organisationId" from grants
    where user_id = ${userId} and organisation_id is not null and valid_from <= ${today}::date and (valid_to is null or valid_to >= ${today}::date)
    order by valid_from limit 1`.execute(db)
  const line = { regionId, organisationId: rows[0]?.organisationId ?? null, at, userId, action: 'identity.signIn', subjectId: userId }
  audit.later(refusal === undefined ? { ...line, kind: 'signIn' } : { ...line, kind: 'refusal', refusal })
}
