import { createHmac } from 'node:crypto'

/** A secret that the letter alone tells. It is drawn from the letter's id with the key of the installation, so no table holds it. */
const secretOfLetter = (key: Buffer, letterId: string): Buffer => createHmac('sha256', key).update(`letter ${letterId}`).digest()

/** The same as a token of a one-time link. */
export const tokenOfLetter = (key: Buffer, letterId: string): string => secretOfLetter(key, letterId).toString('base64url')

const digits = 6

/** The same as a code that is typed by hand. */
export const codeOfLetter = (key: Buffer, letterId: string): string =>
  String(secretOfLetter(key, letterId).readUInt32BE(0) % 10 ** digits).padStart(digits, '0')
