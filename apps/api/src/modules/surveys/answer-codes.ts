import { createHmac, hkdfSync } from 'node:crypto'
import { answerCodeLength, answerCodeLetters } from '@nastavnik/contract'

/** The key of personal codes; of the installation's secret and of nothing else. */
const keyOf = (personKey: Buffer): Buffer => Buffer.from(hkdfSync('sha256', personKey, '', 'nastavnik answer codes', 32))

/**
 * The personal code of a respondent: ten letters, 50 bits. It is made anew from the id whenever it is printed, so that it is kept nowhere; who
 * tries codes meets one of 60 000 open ones once in ten thousand million tries.
 */
export function answerCodeOf(personKey: Buffer, respondentId: string): string {
  const bytes = createHmac('sha256', keyOf(personKey)).update(`code:${respondentId}`).digest()
  return Array.from(bytes.subarray(0, answerCodeLength), (byte) => answerCodeLetters.charAt(byte % answerCodeLetters.length)).join('')
}

/** By which a code is found. Keyed: a stolen table cannot be searched through. */
export const hashOfAnswerCode = (personKey: Buffer, code: string): Buffer =>
  createHmac('sha256', keyOf(personKey)).update(`hash:${code}`).digest().subarray(0, 16)
