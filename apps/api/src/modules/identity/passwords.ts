import { hash, verify } from '@node-rs/argon2'

export const shortestPassword = 10

/** argon2id with the library's defaults (19 MiB, 2 passes); runs off the event loop. */
export const hashPassword = (password: string): Promise<string> => hash(password)

/** A hash of nobody's password: an unknown login costs the same time as a wrong password. */
const nobodysHash = hashPassword('nobody has this password')

export async function passwordMatches(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobodysHash), password)
  return matches && passwordHash !== undefined
}
