import { createHash, randomBytes } from 'node:crypto'

/** The browser keeps the token, the database only its hash: a stolen table opens nothing. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

export const sessionHours = 12
export const idleMinutes = 120
