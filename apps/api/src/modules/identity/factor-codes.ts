import { Secret, TOTP } from 'otpauth'
import type { Environment } from '../../access/use-case.ts'
import type { Tx } from '../../kernel/db.ts'
import { decrypt, encrypt } from '../../kernel/secret-key.ts'
import { type FactorAccount, keepSecret, takeRecoveryCode, takeStep } from './second-factor.repo.ts'
import { hashToken } from './session-token.ts'

/** A code of the neighbouring half-minutes holds too: clocks of telephones differ. */
const neighbours = 1
const recoveryCodes = 10
const recoveryBytes = 10
const issuer = 'Наставник'

export interface FactorParts {
  readonly environment: Environment
  readonly key: Buffer
}

const totpOf = (login: string, secret: Secret): TOTP => new TOTP({ issuer, label: login, secret })

/** Writes a new secret for the account; it counts when a code of it is given. */
export async function newSecret({ environment: { db }, key }: FactorParts, { userId, login }: FactorAccount) {
  const secret = new Secret({ size: 20 })
  await keepSecret(db, userId, encrypt(key, userId, secret.base32))
  return { secret: secret.base32, uri: totpOf(login, secret).toString() }
}

/** The step of time whose code this is; undefined when it is none of those near now. */
function stepOf({ environment, key }: FactorParts, { userId, login, secret }: FactorAccount, code: string): number | undefined {
  if (secret === null) return undefined
  const totp = totpOf(login, Secret.fromBase32(decrypt(key, userId, secret)))
  const timestamp = environment.clock.now().getTime()
  const delta = totp.validate({ token: code, timestamp, window: neighbours })
  return delta === null ? undefined : totp.counter({ timestamp }) + delta
}

/** A recovery code as it is compared: without spaces, dashes and the case of letters. */
const plainCode = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase()

/** Uses a code of the telephone up, or, where the factor is on, a recovery code; false when it is neither. */
export function takeCode(tx: Tx, parts: FactorParts, account: FactorAccount, code: string): Promise<boolean> {
  const plain = plainCode(code)
  const step = stepOf(parts, account, plain)
  if (step !== undefined) return takeStep(tx, account.userId, step)
  if (account.secondFactor !== 'on') return Promise.resolve(false)
  return takeRecoveryCode(tx, account.userId, hashToken(plain), parts.environment.clock.now())
}

export interface FreshCodes {
  /** As they are told, once. */
  readonly shown: string[]
  /** As they are kept. */
  readonly hashes: readonly Buffer[]
}

export function newRecoveryCodes(): FreshCodes {
  const plain = Array.from({ length: recoveryCodes }, () => new Secret({ size: recoveryBytes }).base32)
  return { shown: plain.map((one) => one.match(/.{4}/g)?.join('-') ?? one), hashes: plain.map(hashToken) }
}
