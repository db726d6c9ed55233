import type { GateCode, GateState, InterviewState, InterviewVerdict, PassedGate, PersonKind, ReadinessVerdict } from '@nastavnik/contract'
import type { MatchingGate, TargetModel } from '@nastavnik/target-model'
import { daysAfter, monthsAfter } from '../../kernel/days.ts'

/** What is known of a mentor when he is to be matched. */
export interface MentorFacts {
  /** Null: nobody has said who he is, and his forms do not tell. */
  readonly kind: PersonKind | null
  /** Below 18, or taken for it while the birth is unknown. */
  readonly isMinor: boolean
  /** Forms he mentors in. */
  readonly forms: readonly string[]
  readonly interview: { readonly heldOn: string; readonly state: InterviewState; readonly verdict: InterviewVerdict } | null
  /** Whether he is in the group of a training. */
  readonly isEnrolled: boolean
  /** Last days of certificates that were not annulled; null: without an end. */
  readonly certificates: readonly (string | null)[]
  /** Last days of checks. */
  readonly checks: readonly (string | null)[]
}

type Passed = Pick<PassedGate, 'state' | 'until'>

const notNeeded: Passed = { state: 'notNeeded', until: null }

function isAsked({ effect, whom }: MatchingGate, { forms }: TargetModel, facts: MentorFacts): boolean {
  if (effect === 'off' || (whom.adultsOnly && facts.isMinor)) return false
  const { mentors, mentees } = whom
  const own = forms.filter(({ code }) => facts.forms.includes(code))
  if (mentors !== null && facts.kind !== null && !mentors.some((kind) => kind === facts.kind)) return false
  return mentees === null || own.some(({ mentee }) => mentee.kinds.some((kind) => mentees.includes(kind)))
}

/** Of several terms the one that ends last; null is the longest. */
const latest = (terms: readonly (string | null)[]): string | null =>
  terms.includes(null) ? null : (terms.toSorted((a, b) => (a ?? '').localeCompare(b ?? '')).at(-1) ?? null)

function byTerms(terms: readonly (string | null)[], today: string, otherwise: GateState): Passed {
  if (terms.length === 0) return { state: otherwise, until: null }
  const until = latest(terms)
  return { state: until === null || until >= today ? 'passed' : 'expired', until }
}

function interviewed({ validMonths }: MatchingGate, { interview }: MentorFacts, today: string): Passed {
  if (interview === null) return { state: 'missing', until: null }
  if (interview.state !== 'APPROVED') return { state: 'waiting', until: null }
  if (interview.verdict === 'NOT_RECOMMENDED') return { state: 'failed', until: null }
  return byTerms([validMonths === null ? null : monthsAfter(interview.heldOn, validMonths)], today, 'missing')
}

const passing: Readonly<Record<GateCode, (gate: MatchingGate, facts: MentorFacts, today: string) => Passed>> = {
  INTERVIEW: interviewed,
  TRAINING: (_gate, { certificates, isEnrolled }, today) => byTerms(certificates, today, isEnrolled ? 'waiting' : 'missing'),
  SAFETY_CHECK: (_gate, { checks }, today) => byTerms(checks, today, 'missing'),
}

/** What a mentor has passed by the day, gate by gate in the order of the model. */
export function readinessOf(model: TargetModel, facts: MentorFacts, today: string): PassedGate[] {
  const { gates, expiring } = model.readiness
  const near = daysAfter(today, expiring.days)
  return gates.map((gate) => {
    const { state, until } = isAsked(gate, model, facts) ? passing[gate.code](gate, facts, today) : notNeeded
    return { gate: gate.code, effect: gate.effect, state, until, expiring: state === 'passed' && until !== null && until <= near }
  })
}

/** Whether a gate stands open. */
export const isPassed = ({ state }: Pick<PassedGate, 'state'>): boolean => state === 'passed' || state === 'notNeeded'

/** Whether he may be matched: a gate that is not passed blocks or warns. */
export function verdictOf(gates: readonly PassedGate[]): ReadinessVerdict {
  const lacking = gates.filter((gate) => !isPassed(gate))
  if (lacking.some(({ effect }) => effect === 'block')) return 'blocked'
  return lacking.length > 0 ? 'warned' : 'ready'
}
