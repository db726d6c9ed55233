import { grownUpFrom, type MatchingRuleCode } from '@nastavnik/contract'
import type { MatchingRules, MentoringForm } from '@nastavnik/target-model'
import type { MatchingMentee, MatchingMentor } from './sides.ts'
import { isApart } from './told.rules.ts'

/** Persons of mentors by the person of the mentee. */
type Couples = ReadonlyMap<string, ReadonlySet<string>>

/** What the rules look at beside the two. */
export interface RuleTerms {
  readonly form: Pick<MentoringForm, 'sameOrganisation' | 'mentorHigherStage' | 'mentee'>
  readonly rules: Pick<MatchingRules, 'rules' | 'seniority'>
  readonly relatives: Couples
  /** By a curator, a psychologist, or one of the two on the ballot: nobody is told which. */
  readonly excluded: Couples
  readonly failed: Couples
}

/** What is unknown breaks nothing. */
function isAgeWrong({ form, rules: { seniority } }: RuleTerms, mentee: MatchingMentee, mentor: MatchingMentor): boolean {
  if (mentee.age === null) return false
  const { age } = form.mentee
  if (age !== null && (mentee.age < age.from || mentee.age > age.to)) return true
  if (mentor.age === null) return false
  const older = mentor.age - mentee.age
  if (form.mentorHigherStage && older < seniority.pupils) return true
  return mentor.age >= grownUpFrom && mentee.age < grownUpFrom && older < seniority.adults
}

const isAmong = (couples: Couples, mentee: MatchingMentee, mentor: MatchingMentor): boolean =>
  couples.get(mentee.personId)?.has(mentor.personId) ?? false

type Check = (terms: RuleTerms, mentee: MatchingMentee, mentor: MatchingMentor) => boolean

const isBroken: Readonly<Record<MatchingRuleCode, Check>> = {
  OWN_CHILD: ({ relatives }, mentee, mentor) => mentee.personId === mentor.personId || isAmong(relatives, mentee, mentor),
  EXCLUDED: ({ excluded }, mentee, mentor) => isAmong(excluded, mentee, mentor),
  FAILED_PAIR: ({ failed }, mentee, mentor) => isAmong(failed, mentee, mentor),
  AGE: isAgeWrong,
  ORGANISATION: ({ form }, mentee, mentor) => form.sameOrganisation && mentee.organisationId !== mentor.organisationId,
  NO_CONSENT: (_terms, mentee, mentor) => !mentee.isConsented || !mentor.isConsented,
  NOT_READY: (_terms, _mentee, mentor) => mentor.readiness === 'blocked',
  NO_COMMON_TIME: (_terms, mentee, mentor) => isApart(mentee.time, mentor.time),
  NO_COMMON_FORMAT: (_terms, mentee, mentor) => isApart(mentee.format, mentor.format),
  NO_COMMON_LANGUAGE: (_terms, mentee, mentor) => isApart(mentee.languages, mentor.languages),
  NO_PLACE: (_terms, _mentee, mentor) => mentor.places < 1,
}

export interface BrokenRules {
  /** There is no such pair. */
  readonly blocking: readonly MatchingRuleCode[]
  readonly warning: readonly MatchingRuleCode[]
}

/** Every rule that a pair breaks, in the order of the model. A rule the territory does not look at is broken by nobody. */
export function brokenRules(terms: RuleTerms, mentee: MatchingMentee, mentor: MatchingMentor): BrokenRules {
  const broken = terms.rules.rules.filter(({ code, effect }) => effect !== 'off' && isBroken[code](terms, mentee, mentor))
  const of = (wanted: string) => broken.filter(({ effect }) => effect === wanted).map(({ code }) => code)
  return { blocking: of('block'), warning: of('warn') }
}

/** Whether there can be such a pair: made ready once and asked of very many, without a list of reasons. */
export function pairsUnder(terms: RuleTerms): (mentee: MatchingMentee, mentor: MatchingMentor) => boolean {
  const checks = terms.rules.rules.filter(({ effect }) => effect === 'block').map(({ code }) => isBroken[code])
  return (mentee, mentor) => {
    for (const breaks of checks) if (breaks(terms, mentee, mentor)) return false
    return true
  }
}
