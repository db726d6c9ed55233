import type { SignIn } from '@nastavnik/contract'
import type { Environment } from '../../access/use-case.ts'
import { Problem } from '../../kernel/problem.ts'
import { findUser, forgetFailures, insertSession, noteFailure } from './identity.repo.ts'
import { passwordMatches } from './passwords.ts'
import { hashToken, newToken, sessionHours } from './session-token.ts'

const attempts = 10
const lockMinutes = 15

/**
 * Checks the password and opens a session; returns its token. 401 `session.refused` for a wrong login or password alike,
 * 429 `session.locked` after ten failures in a row, for a quarter of an hour.
 */
export async function signIn({ db, clock }: Environment, { login, password }: SignIn): Promise<string> {
  const now = clock.now()
  const user = await findUser(db, login.toLowerCase())
  if (user?.lockedUntil !== null && user !== undefined && user.lockedUntil > now) throw new Problem(429, 'session.locked')
  const matches = await passwordMatches(user?.passwordHash, password)
  if (user === undefined) throw new Problem(401, 'session.refused')
  if (!matches) {
    await noteFailure(db, user.id, attempts, new Date(now.getTime() + lockMinutes * 60_000))
    throw new Problem(401, 'session.refused')
  }
  if (user.failedSignIns > 0) await forgetFailures(db, user.id)
  const token = newToken()
  const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000)
  await insertSession(db, { tokenHash: hashToken(token), userId: user.id, now, expiresAt })
  return token
}
