import type { OwnSession } from '@nastavnik/contract'
import type { Environment } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { invalid, Problem } from '../../kernel/problem.ts'
import { judgeAttempt } from './attempts.ts'
import { findCurrentSession } from './current-session.ts'
import { findUser, listSessions, replacePassword } from './identity.repo.ts'
import { deleteSessions, takeInvitation } from './invitations.repo.ts'
import { checkPassword, hashPassword, passwordMatches } from './passwords.ts'
import { hashToken, idleMinutes } from './session-token.ts'

export interface SignedIn {
  readonly userId: string
  readonly login: string
  readonly tokenHash: Buffer
  /** The calendar day in the person's territory. */
  readonly today: string
}

/** The person of an open session. 401 `session.missing`. */
export async function signedIn(environment: Environment, token: string | undefined): Promise<SignedIn> {
  const session = await findCurrentSession(environment, token)
  if (session === undefined || token === undefined) throw new Problem(401, 'session.missing')
  const { actor, login } = session
  const timeZone = environment.models.get(actor.regionId)?.timeZone ?? 'UTC'
  return { userId: actor.userId, login, tokenHash: hashToken(token), today: dayIn(timeZone, environment.clock.now()) }
}

/** Asks for the own password again. 422 `password.wrong`, which counts as a failed sign-in. */
export async function checkPresentPassword({ db, clock }: Environment, { userId, login }: SignedIn, present: string): Promise<void> {
  const user = await findUser(db, login)
  const matches = await passwordMatches(user?.passwordHash, present)
  if (!(await judgeAttempt(db, userId, clock.now(), () => Promise.resolve(matches)))) throw invalid('password.wrong')
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
  const me = await signedIn(environment, sessionToken)
  await checkPresentPassword(environment, me, present)
  checkPassword(password)
  const hash = await hashPassword(password)
  return environment.db.transaction().execute(async (tx) => ({ ended: await replacePassword(tx, me.userId, hash, me.tokenHash) }))
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
