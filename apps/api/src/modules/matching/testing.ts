import { loadTargetModels } from '@nastavnik/target-model'
import type { MatchingMentee, MatchingMentor } from './sides.ts'

const [first] = await loadTargetModels()
if (first === undefined) throw new Error('no model')
export const model = first

export function form(code: string) {
  const found = model.forms.find((one) => one.code === code)
  if (found === undefined) throw new Error(`no form ${code}`)
  return found
}

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
