import type { MatchingMentee, MatchingMentor } from './sides.ts'

const side = {
  organisationId: 'school',
  municipalityId: 'district',
  age: null,
  isConsented: true,
  time: null,
  format: null,
  interests: null,
  languages: null,
}

/** Somebody of whom nothing is known but what the test says. */
export const mentee = (own: Partial<MatchingMentee> = {}): MatchingMentee => ({
  ...side,
  id: 'mentee',
  personId: own.id ?? 'mentee',
  request: null,
  wishedMentor: null,
  waitingDays: 0,
  ...own,
})

export const mentor = (own: Partial<MatchingMentor> = {}): MatchingMentor => ({
  ...side,
  id: 'mentor',
  personId: own.id ?? 'mentor',
  kind: null,
  helpsWith: null,
  wishedAges: null,
  places: 1,
  readiness: 'ready',
  ...own,
})

export const told = (bits: number, isAny = false) => ({ bits, isAny })
