/** Numbers up to this one were given before control sums. */
const lastWithoutSum = 1_001_998
const modulus = 101

/** Two digits that the nine of the number give: each by its place from the end, modulo 101, where 100 is written 00. */
function controlSum(number: string): number {
  const sum = Array.from(number).reduce((total, digit, index) => total + Number(digit) * (number.length - index), 0)
  return (sum % modulus) % 100
}

/** The eleven digits of a СНИЛС written with spaces and dashes or without; undefined when it is none. */
export function snilsDigits(text: string): string | undefined {
  const digits = text.replace(/[\s\u00a0‐‑‒–—-]/g, '')
  if (!/^\d{11}$/.test(digits)) return undefined
  const number = digits.slice(0, 9)
  if (Number(number) === 0) return undefined
  return Number(number) <= lastWithoutSum || controlSum(number) === Number(digits.slice(9)) ? digits : undefined
}
