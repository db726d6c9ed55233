import { loginPattern } from '@nastavnik/contract'
import { invalid } from '../../kernel/problem.ts'

/** A login as it is stored: small letters. 422 `user.loginInvalid`. */
export function loginKeyOf(login: string): string {
  const key = login.trim().toLowerCase()
  if (!loginPattern.test(key)) throw invalid('user.loginInvalid')
  return key
}
