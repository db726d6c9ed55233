import type { SignIn } from '@nastavnik/contract'
import { needsSecondFactor } from '../../access/roles.ts'
import type { Environment } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import { forgetFailures, judgeAttempt } from './attempts.ts'
import { findUser, insertSession, type UserRow } from './identity.repo.ts'
import { noteSignIn } from './note-sign-in.ts'
import { passwordMatches } from './passwords.ts'
import { rolesToHold } from './second-factor.repo.ts'
import { hashToken, newToken, sessionHours } from './session-token.ts'

/** How long a session waits for the second factor. */
const pendingMinutes = 10

/** What the account has still to give: a code, or, the first time, a second factor of its own. */
export type SecondStep = 'code' | 'enrol'

async function secondStepOf({ db, clock, models }: Environment, { id, regionId, secondFactor }: UserRow): Promise<SecondStep | undefined> {
  if (secondFactor === 'exempt') return undefined
  if (secondFactor === 'on') return 'code'
  const today = dayIn(models.get(regionId)?.timeZone ?? 'UTC', clock.now())
  const roles = await rolesToHold(db, id, today)
  return roles.some(needsSecondFactor) ? 'enrol' : undefined
}

/**
 * Checks the password and opens a session; with a second step to come it is nobody's until that is passed. 401 `session.refused` for
 * an unknown login, a wrong password and a locked account alike: who guesses logins must not hear which of them exist.
 */
export async function signIn(
  environment: Environment,
  { login, password }: SignIn,
): Promise<{ token: string; step: SecondStep | undefined }> {
  const { db, clock } = environment
  const now = clock.now()
  const user = await findUser(db, login.toLowerCase())
  const matches = await passwordMatches(user?.passwordHash, password)
  if (user === undefined) throw new Problem(401, 'session.refused')
  const isRight = await judgeAttempt(db, user.id, now, () => Promise.resolve(matches))
  if (!isRight) {
    await noteSignIn(environment, { userId: user.id, regionId: user.regionId }, 'session.refused')
    throw new Problem(401, 'session.refused')
  }
  const step = await secondStepOf(environment, user)
  // A right password alone must not wipe out failures of codes: they would never lock.
  if (step === undefined && user.failedSignIns > 0) await forgetFailures(db, user.id)
  const token = newToken()
  const minutes = step === undefined ? sessionHours * 60 : pendingMinutes
  const expiresAt = new Date(now.getTime() + minutes * 60_000)
  await insertSession(db, { tokenHash: hashToken(token), userId: user.id, now, expiresAt, passed: step === undefined })
  if (step === undefined) await noteSignIn(environment, { userId: user.id, regionId: user.regionId })
  return { token, step }
}
