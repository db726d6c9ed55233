import type { Enrolment } from '@nastavnik/contract'
import { Secret, TOTP } from 'otpauth'
import { defineUseCase, type Environment } from '../../access/use-case.ts'
import { invalid, Problem } from '../../kernel/problem.ts'
import { decrypt, encrypt } from '../../kernel/secret-key.ts'
import { forgetFailures, judgeAttempt } from './attempts.ts'
import { deleteSessions } from './invitations.repo.ts'
import {
  findPending,
  keepSecret,
  type PendingAccount,
  passSession,
  takeRecoveryCode,
  takeStep,
  turnOff,
  turnOn,
} from './second-factor.repo.ts'
import { hashToken, sessionHours } from './session-token.ts'
import { managedAccount } from './user-in-reach.ts'

/** A code of the neighbouring half-minutes holds too: clocks of telephones differ. */
const neighbours = 1
const recoveryCodes = 10
const recoveryBytes = 10
const issuer = 'Наставник'

export interface FactorParts {
  readonly environment: Environment
  readonly key: Buffer
}

async function pendingOf(
  { environment: { db, clock } }: FactorParts,
  token: string | undefined,
): Promise<PendingAccount & { tokenHash: Buffer }> {
  const tokenHash = hashToken(token ?? '')
  const account = await findPending(db, tokenHash, clock.now())
  if (account === undefined) throw new Problem(401, 'session.missing')
  return { ...account, tokenHash }
}

const totpOf = (login: string, secret: Secret): TOTP => new TOTP({ issuer, label: login, secret })

/** A recovery code as it is compared: without spaces, dashes and the case of letters. */
const plainCode = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase()

/** The step of time whose code this is; undefined when it is none of those near now. */
function stepOf({ environment, key }: FactorParts, { userId, login, secret }: PendingAccount, code: string): number | undefined {
  if (secret === null) return undefined
  const totp = totpOf(login, Secret.fromBase32(decrypt(key, userId, secret)))
  const timestamp = environment.clock.now().getTime()
  const delta = totp.validate({ token: code, timestamp, window: neighbours })
  return delta === null ? undefined : totp.counter({ timestamp }) + delta
}

/** A new secret for an account that has none yet; it counts when a code of it is given. 401 `session.missing`, 409 `secondFactor.isOn`. */
export async function startEnrolment(parts: FactorParts, token: string | undefined): Promise<Enrolment> {
  const account = await pendingOf(parts, token)
  if (account.secondFactor !== 'unset') throw new Problem(409, 'secondFactor.isOn')
  const secret = new Secret({ size: 20 })
  await keepSecret(parts.environment.db, account.userId, encrypt(parts.key, account.userId, secret.base32))
  return { secret: secret.base32, uri: totpOf(account.login, secret).toString() }
}

/** Checks a code and lets the session pass. A wrong, used or late one counts as a failed sign-in: 422 `code.wrong`, as does any while locked. */
async function pass(parts: FactorParts, token: string | undefined, code: string, wanted: 'unset' | 'on'): Promise<readonly string[]> {
  const { db, clock } = parts.environment
  const account = await pendingOf(parts, token)
  const { userId, tokenHash } = account
  if (account.secondFactor !== wanted) throw new Problem(409, 'secondFactor.isOn')
  const now = clock.now()
  const plain = plainCode(code)
  const step = stepOf(parts, account, plain)
  const fresh = wanted === 'unset' ? Array.from({ length: recoveryCodes }, () => new Secret({ size: recoveryBytes }).base32) : []
  const passed = await judgeAttempt(db, userId, now, async (tx) => {
    const isGood =
      step === undefined ? wanted === 'on' && (await takeRecoveryCode(tx, userId, hashToken(plain), now)) : await takeStep(tx, userId, step)
    if (!isGood) return false
    if (wanted === 'unset') await turnOn(tx, account, fresh.map(hashToken))
    await passSession(tx, tokenHash, new Date(now.getTime() + sessionHours * 3_600_000))
    await forgetFailures(tx, userId)
    return true
  })
  if (!passed) throw invalid('code.wrong')
  return fresh.map((one) => one.match(/.{4}/g)?.join('-') ?? one)
}

/** The first code turns the second factor on; the recovery codes are told once. */
export async function confirmEnrolment(parts: FactorParts, token: string | undefined, code: string): Promise<{ recoveryCodes: string[] }> {
  return { recoveryCodes: [...(await pass(parts, token, code, 'unset'))] }
}

/** A code of the telephone, or a recovery code, which is then used up. */
export async function giveCode(parts: FactorParts, token: string | undefined, code: string): Promise<void> {
  await pass(parts, token, code, 'on')
}

/** Takes a lost second factor off; the next sign-in sets up another. 404 `user.notFound`, 403 `user.self`, `user.notYours`. */
export const resetSecondFactor = defineUseCase({
  name: 'identity.resetSecondFactor',
  permission: 'user.manage',
  sees: 'people',
  changes: true,
  authorize: (context, { id }: { id: string }) => managedAccount(context, id),
  run: async ({ tx }, account) => {
    await turnOff(tx, account.id)
    await deleteSessions(tx, account.id)
    return {}
  },
})
