import type { Enrolment, OwnSecondFactor, SecondFactor } from '@nastavnik/contract'
import { needsSecondFactor } from '../../access/roles.ts'
import { type FactorParts, newRecoveryCodes, newSecret } from './factor-codes.ts'
import { deleteSessions } from './invitations.repo.ts'
import { checkPresentPassword, type SignedIn, signedIn } from './own-account.ts'
import { countRecoveryCodes, type FactorAccount, readFactor, replaceRecoveryCodes, rolesToHold, turnOn } from './second-factor.repo.ts'
import { byCode, refuseUnless } from './second-factor.ts'

/** The own account whose factor stands so. 401 `session.missing` and what `refuseUnless` refuses. */
async function ownAccount(
  { environment }: FactorParts,
  token: string | undefined,
  wanted: SecondFactor,
): Promise<FactorAccount & SignedIn> {
  const me = await signedIn(environment, token)
  const account = await readFactor(environment.db, me.userId)
  refuseUnless(account, wanted)
  return { ...me, ...account }
}

/** How the own second factor stands, and whether a role of today or of the days to come asks for it. */
export async function ownSecondFactor({ environment }: FactorParts, token: string | undefined): Promise<OwnSecondFactor> {
  const { db } = environment
  const { userId, today } = await signedIn(environment, token)
  const { secondFactor } = await readFactor(db, userId)
  const roles = await rolesToHold(db, userId, today)
  return { state: secondFactor, isObligatory: roles.some(needsSecondFactor), codesLeft: await countRecoveryCodes(db, userId) }
}

/** A secret for a factor of one's own will. The password is asked again: an open session left alone must not shut its owner out. 422 `password.wrong`. */
export async function startOwnEnrolment(parts: FactorParts, token: string | undefined, present: string): Promise<Enrolment> {
  const account = await ownAccount(parts, token, 'unset')
  await checkPresentPassword(parts.environment, account, present)
  return newSecret(parts, account)
}

/** The first code turns the factor on; sessions that a password alone has opened elsewhere end. 422 `code.wrong`. */
export async function confirmOwnEnrolment(
  parts: FactorParts,
  token: string | undefined,
  code: string,
): Promise<{ recoveryCodes: string[] }> {
  const account = await ownAccount(parts, token, 'unset')
  const fresh = newRecoveryCodes()
  await byCode(parts, account, code, async (tx) => {
    await turnOn(tx, account, fresh.hashes)
    await deleteSessions(tx, account.userId, account.tokenHash)
  })
  return { recoveryCodes: fresh.shown }
}

/** New recovery codes for a code of the telephone or one of the old codes; the old ones stop working at once. 422 `code.wrong`. */
export async function renewRecoveryCodes(
  parts: FactorParts,
  token: string | undefined,
  code: string,
): Promise<{ recoveryCodes: string[] }> {
  const account = await ownAccount(parts, token, 'on')
  const fresh = newRecoveryCodes()
  await byCode(parts, account, code, (tx) => replaceRecoveryCodes(tx, account, fresh.hashes))
  return { recoveryCodes: fresh.shown }
}
