import type { Enrolment, SecondFactor } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import type { Tx } from '../../kernel/db.ts'
import { invalid, Problem } from '../../kernel/problem.ts'
import { forgetFailures, judgeAttempt } from './attempts.ts'
import { type FactorParts, newRecoveryCodes, newSecret, takeCode } from './factor-codes.ts'
import { deleteSessions } from './invitations.repo.ts'
import { noteSignIn } from './note-sign-in.ts'
import { type FactorAccount, findPending, passSession, turnOff, turnOn } from './second-factor.repo.ts'
import { hashToken, sessionHours } from './session-token.ts'
import { managedAccount } from './user-in-reach.ts'

/** 409 `secondFactor.isOff` where it had to be on, `secondFactor.isOn` where it had not. */
export function refuseUnless({ secondFactor }: FactorAccount, wanted: SecondFactor): void {
  if (secondFactor !== wanted) throw new Problem(409, wanted === 'on' ? 'secondFactor.isOff' : 'secondFactor.isOn')
}

/** The account behind a half-open session whose factor stands so. 401 `session.missing` and what `refuseUnless` refuses. */
async function pendingOf(
  { environment: { db, clock } }: FactorParts,
  token: string | undefined,
  wanted: SecondFactor,
): Promise<FactorAccount & { tokenHash: Buffer }> {
  const tokenHash = hashToken(token ?? '')
  const account = await findPending(db, tokenHash, clock.now())
  if (account === undefined) throw new Problem(401, 'session.missing')
  refuseUnless(account, wanted)
  return { ...account, tokenHash }
}

/** A new secret for an account that has none yet; it counts when a code of it is given. 401 `session.missing`, 409 `secondFactor.isOn`. */
export async function startEnrolment(parts: FactorParts, token: string | undefined): Promise<Enrolment> {
  return newSecret(parts, await pendingOf(parts, token, 'unset'))
}

/**
 * Judges a code, uses it up and does what it opens, at once. A wrong, used or late one counts as a failed sign-in: 422 `code.wrong`,
 * as does any while locked.
 */
export async function byCode(
  parts: FactorParts,
  account: FactorAccount,
  code: string,
  open: (tx: Tx, now: Date) => Promise<void>,
): Promise<void> {
  const { db, clock } = parts.environment
  const now = clock.now()
  const passed = await judgeAttempt(db, account.userId, now, async (tx) => {
    if (!(await takeCode(tx, parts, account, code))) return false
    await open(tx, now)
    await forgetFailures(tx, account.userId)
    return true
  })
  if (passed) return
  await noteSignIn(parts.environment, account, 'code.wrong')
  throw invalid('code.wrong')
}

const lasts = (now: Date): Date => new Date(now.getTime() + sessionHours * 3_600_000)

/** The first code turns the second factor on and lets the session pass; the recovery codes are told once. */
export async function confirmEnrolment(parts: FactorParts, token: string | undefined, code: string): Promise<{ recoveryCodes: string[] }> {
  const account = await pendingOf(parts, token, 'unset')
  const fresh = newRecoveryCodes()
  await byCode(parts, account, code, async (tx, now) => {
    await turnOn(tx, account, fresh.hashes)
    await passSession(tx, account.tokenHash, lasts(now))
  })
  await noteSignIn(parts.environment, account)
  return { recoveryCodes: fresh.shown }
}

/** A code of the telephone, or a recovery code, which is then used up. */
export async function giveCode(parts: FactorParts, token: string | undefined, code: string): Promise<void> {
  const account = await pendingOf(parts, token, 'on')
  await byCode(parts, account, code, (tx, now) => passSession(tx, account.tokenHash, lasts(now)))
  await noteSignIn(parts.environment, account)
}

/** Takes a lost second factor off; the next sign-in sets up another. 404 `user.notFound`, 403 `user.self`, `user.notYours`. */
export const resetSecondFactor = defineUseCase({
  name: 'identity.resetSecondFactor',
  permission: 'user.manage',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id }: { id: string }) => managedAccount(context, id),
  run: async ({ tx }, account) => {
    await turnOff(tx, account.id)
    await deleteSessions(tx, account.id)
    return {}
  },
  audit: ({ target }) => ({ organisationId: null, subjectId: target.id }),
})
