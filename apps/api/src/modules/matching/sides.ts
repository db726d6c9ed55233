import type { PersonKind, ReadinessVerdict } from '@nastavnik/contract'
import type { Told } from './told.rules.ts'

/** What is known of a participant who is to be matched; places are compared and never read, so they may be anything. */
interface Side<Place> {
  /** Of the participation. */
  readonly id: string
  readonly personId: string
  readonly organisationId: Place
  readonly municipalityId: Place | null
  /** Full years on the day of the order; null: the birth is not known. */
  readonly age: number | null
  /** Whether there are all consents without which nobody is matched. */
  readonly isConsented: boolean
  readonly time: Told | null
  readonly format: Told | null
  readonly interests: Told | null
  readonly languages: Told | null
}

export interface MatchingMentee<Place = string> extends Side<Place> {
  readonly request: Told | null
  /** What the mentor may be: bits of `kindBits`. */
  readonly wishedMentor: Told | null
  readonly waitingDays: number
}

export interface MatchingMentor<Place = string> extends Side<Place> {
  readonly kind: PersonKind | null
  readonly helpsWith: Told | null
  /** Bits of `ageBits`. */
  readonly wishedAges: Told | null
  /** Mentees he can still take. */
  readonly places: number
  readonly readiness: ReadinessVerdict
}

/** Persons of mentors by the person of the mentee. */
export type Couples = ReadonlyMap<string, ReadonlySet<string>>

export const isAmong = (couples: Couples, mentee: MatchingMentee<unknown>, mentor: MatchingMentor<unknown>): boolean =>
  couples.get(mentee.personId)?.has(mentor.personId) ?? false

/** Ages of a mentee as a mentor wishes them, in the order of the choices of MENTOR_APPLICATION (domain 5.3). */
const ageWords: readonly { readonly value: string; readonly from: number; readonly to: number }[] = [
  { value: 'from10To13', from: 10, to: 13 },
  { value: 'from14To15', from: 14, to: 15 },
  { value: 'from16To17', from: 16, to: 17 },
  { value: 'from18To19', from: 18, to: 19 },
  { value: 'over19', from: 20, to: 200 },
]

/** Whom a mentee may wish for, in the order of the choices of MENTEE_APPLICATION (domain 5.2). */
const kindWords: readonly { readonly value: string; readonly kinds: readonly PersonKind[] }[] = [
  { value: 'pupil', kinds: ['PUPIL'] },
  { value: 'student', kinds: ['STUDENT'] },
  { value: 'teacher', kinds: ['TEACHER'] },
  { value: 'specialist', kinds: ['SPECIALIST', 'ALUMNUS', 'PARENT', 'OTHER'] },
]

// Looked up, not searched for: both are asked of every pair of a territory.
const bitsOfAges = Array.from({ length: 201 }, (_, age) =>
  ageWords.reduce((bits, { from, to }, at) => (age >= from && age <= to ? bits | (1 << at) : bits), 0),
)
const bitsOfKinds = new Map(kindWords.flatMap(({ kinds }, at) => kinds.map((kind) => [kind, 1 << at] as const)))

export const ageBit = (age: number): number => bitsOfAges[age] ?? 0
export const kindBit = (kind: PersonKind): number => bitsOfKinds.get(kind) ?? 0
