import { shortestPassword } from '@nastavnik/contract'
import { hash, verify } from '@node-rs/argon2'
import { invalid } from '../../kernel/problem.ts'

/** The commonest of ten signs and more; what is one sign over and over, or signs in a row, is found by rule. */
const commonest = new Set(
  `password12 password123 password1234 passw0rd123 qwertyuiop qwerty1234 qwerty12345 qwerty123456 qwertyuiop123 1q2w3e4r5t 1q2w3e4r5t6y
  1qaz2wsx3edc qazwsxedcrfv zaq12wsxcde3 q1w2e3r4t5 q1w2e3r4t5y6 asdfghjkl123 zxcvbnm123 iloveyou12 iloveyou123 administrator admin12345
  admin123456 adminadmin letmein123 welcome123 welcome1234 football123 baseball123 superman123 1234567890q q1234567890 qwe123qwe123
  qweasdzxc123 abcd123456 a123456789 aa12345678 йцукенгшщз йцукенгшщзхъ йцукен1234 йцукен12345 фывапролдж ячсмитьбю1 пароль1234 пароль12345
  парольпароль наставник1 наставник123 наставник2026 школа12345 учитель123 privet12345 nastavnik1 nastavnik123 nastavnik2026 password2026`
    .split(/\s+/)
    .concat(['1234567890', '0987654321', '12345678910', '123456789012', '9876543210', '1123581321', '1029384756', '3.1415926535']),
)

const isRow = (password: string): boolean => '01234567890123456789'.includes(password) || new Set(password).size < 4

/** What a new password must be. 422 `password.short`, `password.common`. */
export function checkPassword(password: string): void {
  if (password.length < shortestPassword) throw invalid('password.short')
  const plain = password.toLowerCase()
  if (commonest.has(plain) || isRow(plain)) throw invalid('password.common')
}

/** argon2id with the library's defaults (19 MiB, 2 passes); runs off the event loop. */
export const hashPassword = (password: string): Promise<string> => hash(password)

/** A hash of nobody's password: an unknown login costs the same time as a wrong password. */
const nobodysHash = hashPassword('nobody has this password')

/** A login without a password, not invited or not there at all, matches nothing. */
export async function passwordMatches(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobodysHash), password)
  return matches && typeof passwordHash === 'string'
}
