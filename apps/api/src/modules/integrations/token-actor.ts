import type { Actor } from '../../access/actor.ts'
import type { Environment } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { pace } from '../../kernel/pace.ts'
import { Problem } from '../../kernel/problem.ts'
import { findActorOfUser, hashToken } from '../identity/index.ts'
import { narrowedActor } from './narrow.rules.ts'
import { stateOn } from './terms.rules.ts'
import { findTokenByHash, markUsed } from './tokens.repo.ts'

/** The key in `Authorization: Bearer …`; undefined when the request brings none. */
export const bearerOf = (authorization: string | undefined): string | undefined => /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]

/**
 * Finds who a key acts for: its issuer, with what is left of the issuer's grants of today. Undefined for a key that is unknown, ended, revoked or
 * not yet begun. Throws 429 `token.tooManyRequests`.
 */
export function tokenActors({ db, clock, models }: Environment): (secret: string) => Promise<Actor | undefined> {
  const isWithinPace = pace()
  return async (secret) => {
    const token = await findTokenByHash(db, hashToken(secret))
    const model = models.get(token?.regionId ?? 0)
    if (token === undefined || model === undefined) return undefined
    const now = clock.now()
    const today = dayIn(model.timeZone, now)
    if (stateOn(today, token) !== 'active') return undefined
    if (!isWithinPace(token.id, now)) throw new Problem(429, 'token.tooManyRequests')
    if (token.lastUsedOn !== today) await markUsed(db, token.id, today)
    return narrowedActor(await findActorOfUser(db, token.regionId, token.issuerId, today), token)
  }
}
