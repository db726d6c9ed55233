import type { Birth, ConsentSigner } from '@nastavnik/contract'
import type { Consents } from '@nastavnik/target-model'

type Signing = Consents['signing']

/** Who signs: the legal representative, the person, or both. */
export interface Signers {
  readonly representative: boolean
  readonly person: boolean
}

/** The same day `years` later; 29 February becomes 28. */
export function yearsAfter(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years)
  const rest = day.slice(4)
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  return rest === '-02-29' && !isLeap ? `${year}-02-28` : `${year}${rest}`
}

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The day of coming of age. Of a year alone its last day is taken: nobody is thought an adult too early. Null: birth unknown. */
export function adultOn({ day, year }: Birth, { representativeBelow }: Signing): string | null {
  const born = day ?? (year === null ? null : `${year}-12-31`)
  return born === null ? null : yearsAfter(born, representativeBelow)
}

/** The last class in which a pupil without a known birth is surely below the age of countersigning. */
const youngClass = 7

/**
 * Who signs today (model `signing`, 152-ФЗ; S3 steps 5, 6, 10): below 18 the representative, from 14 the child beside him, from 18 the person.
 * Birth unknown: those who study in a class or a course are taken for minors.
 */
export function signersOf(birth: Birth, classCode: string, today: string, signing: Signing): Signers {
  const adult = adultOn(birth, signing)
  if (adult === null) {
    if (classCode === '') return { representative: false, person: true }
    return { representative: true, person: classCode.startsWith('К') || Number(classCode.slice(0, 2)) > youngClass }
  }
  if (adult <= today) return { representative: false, person: true }
  const earliest = birth.day ?? `${birth.year}-01-01`
  return { representative: true, person: yearsAfter(earliest, signing.countersignFrom) <= today }
}

/** What is wrong with a signature, by the field of the form; undefined when it may stand. */
export function signatureFault(
  { signer, countersigned }: { readonly signer: ConsentSigner; readonly countersigned: boolean },
  { representative, person }: Signers,
  birth: Birth,
): 'signer' | 'countersigned' | undefined {
  const isKnown = birth.day !== null || birth.year !== null
  if (signer === 'PERSON') return representative && isKnown ? 'signer' : undefined
  if (!representative && isKnown) return 'signer'
  return representative && person && isKnown && !countersigned ? 'countersigned' : undefined
}
