import type { OwnSession } from '@nastavnik/contract'
import type { Environment } from '../../access/use-case.ts'
import { invalid, Problem } from '../../kernel/problem.ts'
import { judgeAttempt } from './attempts.ts'
import { findCurrentSession } from './current-session.ts'
import { findUser, listSessions, replacePassword } from './identity.repo.ts'
import { deleteSessions, takeInvitation } from './invitations.repo.ts'
import { checkPassword, hashPassword, passwordMatches } from './passwords.ts'
import { hashToken, idleMinutes } from './session-token.ts'

async function signedIn(environment: Environment, token: string | undefined) {
  const session = await findCurrentSession(environment, token)
  if (session === undefined || token === undefined) throw new Problem(401, 'session.missing')
  return { userId: session.actor.userId, login: session.login, tokenHash: hashToken(token) }
}

/** Sets the password by a one-time token and uses the token up. 422 `invitation.unknown` for an unknown, used or old one alike, `password.short`, `password.common`. */
export async function acceptInvitation({ db, clock }: Environment, { token, password }: { token: string; password: string }) {
  checkPassword(password)
  return db.transaction().execute(async (tx) => {
    const userId = await takeInvitation(tx, hashToken(token), clock.now())
    if (userId === undefined) throw invalid('invitation.unknown')
    await replacePassword(tx, userId, await hashPassword(password))
    const { login } = await tx.selectFrom('users').select('login').where('id', '=', userId).executeTakeFirstOrThrow()
    return { login }
  })
}

/** Changes the own password and ends the other sessions. 422 `password.wrong` (it counts as a failed sign-in), `password.short`, `password.common`. */
export async function changePassword(
  environment: Environment,
  sessionToken: string | undefined,
  { present, password }: { present: string; password: string },
) {
  const { db, clock } = environment
  const { userId, login, tokenHash } = await signedIn(environment, sessionToken)
  const user = await findUser(db, login)
  const matches = await passwordMatches(user?.passwordHash, present)
  if (!(await judgeAttempt(db, userId, clock.now(), () => Promise.resolve(matches)))) throw invalid('password.wrong')
  checkPassword(password)
  const hash = await hashPassword(password)
  return db.transaction().execute(async (tx) => ({ ended: await replacePassword(tx, userId, hash, tokenHash) }))
}

/** The own sessions that are alive, the newest first. */
export async function ownSessions(environment: Environment, token: string | undefined): Promise<{ sessions: OwnSession[] }> {
  const { userId, tokenHash } = await signedIn(environment, token)
  const now = environment.clock.now()
  const rows = await listSessions(environment.db, userId, { now, idleSince: new Date(now.getTime() - idleMinutes * 60_000) })
  return {
    sessions: rows.map((row) => ({
      startedAt: row.created_at.toISOString(),
      seenAt: row.seen_at.toISOString(),
      isThis: row.token_hash.equals(tokenHash),
    })),
  }
}

export async function endOtherSessions(environment: Environment, token: string | undefined): Promise<{ ended: number }> {
  const { userId, tokenHash } = await signedIn(environment, token)
  return { ended: await deleteSessions(environment.db, userId, tokenHash) }
}
