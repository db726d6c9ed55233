import type { Birth, ConsentSigner } from '@nastavnik/contract'
import type { Consents } from '@nastavnik/target-model'
import { yearsAfter } from '../../kernel/days.ts'

type Signing = Consents['signing']

/** Who signs: the legal representative, the person, or both. */
export interface Signers {
  readonly representative: boolean
  readonly person: boolean
}

/** The day of coming of age. Of a year alone its last day is taken: nobody is thought an adult too early. Null: birth unknown. */
export function adultOn({ day, year }: Birth, { representativeBelow }: Signing): string | null {
  const born = day ?? (year === null ? null : `${year}-12-31`)
  return born === null ? null : yearsAfter(born, representativeBelow)
}

/**
 * Who signs today (model `signing`, 152-ФЗ; S3 steps 5, 6, 10): below 18 the representative, from 14 the child beside him, from 18 the person.
 * Birth unknown: those who study in a class or a course are taken for minors.
 */
export function signersOf(birth: Birth, classCode: string, today: string, signing: Signing): Signers {
  const adult = adultOn(birth, signing)
  if (adult === null) {
    if (classCode === '') return { representative: false, person: true }
    return { representative: true, person: classCode.startsWith('К') || Number(classCode.slice(0, 2)) >= signing.countersignFromClass }
  }
  if (adult <= today) return { representative: false, person: true }
  const earliest = birth.day ?? `${birth.year}-01-01`
  return { representative: true, person: yearsAfter(earliest, signing.countersignFrom) <= today }
}

/** Whether the law takes a person for a minor today; birth unknown: those who study are taken for minors. */
export const isMinor = (birth: Birth, classCode: string, today: string, signing: Signing): boolean =>
  signersOf(birth, classCode, today, signing).representative

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
