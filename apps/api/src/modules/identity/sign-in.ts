import type { SignIn } from '@nastavnik/contract'
import type { Environment } from '../../access/use-case.ts'
import { Problem } from '../../kernel/problem.ts'
import { findUser, forgetFailures, insertSession, noteFailure } from './identity.repo.ts'
import { passwordMatches } from './passwords.ts'
import { hashToken, newToken, sessionHours } from './session-token.ts'

/** Failures in a row that close the account, for a quarter of an hour. */
export const attempts = 10
const lockMinutes = 15
export const lockedFrom = (now: Date): Date => new Date(now.getTime() + lockMinutes * 60_000)

/**
 * Checks the password and opens a session; returns its token. 401 `session.refused` for an unknown login, a wrong password and
 * a locked account alike: who guesses logins must not hear which of them exist.
 */
export async function signIn({ db, clock }: Environment, { login, password }: SignIn): Promise<string> {
  const now = clock.now()
  const user = await findUser(db, login.toLowerCase())
  const matches = await passwordMatches(user?.passwordHash, password)
  if (user === undefined) throw new Problem(401, 'session.refused')
  if (user.lockedUntil !== null && user.lockedUntil > now) throw new Problem(401, 'session.refused')
  if (!matches) {
    await noteFailure(db, user.id, attempts, lockedFrom(now))
    throw new Problem(401, 'session.refused')
  }
  if (user.failedSignIns > 0) await forgetFailures(db, user.id)
  const token = newToken()
  const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000)
  await insertSession(db, { tokenHash: hashToken(token), userId: user.id, now, expiresAt })
  return token
}
