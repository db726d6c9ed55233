/** What a code of ours begins with: the system and the make of its sheets. */
const prefix = 'NST1:'
/** Crockford's alphabet: nothing that looks like something else, and capitals make the code coarse enough for a photograph. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 26

/** The text of a sheet's code: no personal data, only the sheet's id. */
export function codeOf(sheetId: string): string {
  let rest = BigInt(`0x${sheetId.replaceAll('-', '')}`)
  let code = ''
  for (let place = 0; place < length; place++) {
    code = alphabet.charAt(Number(rest & 31n)) + code
    rest >>= 5n
  }
  return prefix + code
}

/** The sheet behind a code; undefined for what is not a code of ours. */
export function sheetIn(text: string): string | undefined {
  const code = text.slice(prefix.length)
  if (!text.startsWith(prefix) || code.length !== length) return undefined
  let id = 0n
  for (const letter of code) {
    const value = alphabet.indexOf(letter)
    if (value < 0) return undefined
    id = (id << 5n) | BigInt(value)
  }
  const hex = id.toString(16).padStart(32, '0')
  if (hex.length !== 32) return undefined
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
