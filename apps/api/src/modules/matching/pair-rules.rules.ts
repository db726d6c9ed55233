import { grownUpFrom, type MatchingRuleCode } from '@nastavnik/contract'
import type { MatchingRules, MentoringForm } from '@nastavnik/target-model'
import type { Couples, MatchingMentee, MatchingMentor } from './sides.ts'
import { isApart } from './told.rules.ts'

/** What the rules look at beside the two. */
export interface RuleTerms {
  readonly form: Pick<MentoringForm, 'sameOrganisation' | 'mentorHigherStage' | 'mentee'>
  readonly rules: Pick<MatchingRules, 'rules' | 'seniority'>
  readonly relatives: Couples
  /** By a curator, a psychologist, or one of the two on the ballot: nobody is told which. */
  readonly excluded: Couples
  readonly failed: Couples
}

type Mentee = MatchingMentee<unknown>
type Mentor = MatchingMentor<unknown>
type Rules<Check> = Readonly<Partial<Record<MatchingRuleCode, Check>>>

// A rule may stand in several of the four tables: it is broken when one of them says so. What is unknown breaks nothing.

const byMentee: Rules<(terms: RuleTerms, mentee: Mentee) => boolean> = {
  AGE: ({ form: { mentee: wanted } }, { age }) => age !== null && wanted.age !== null && (age < wanted.age.from || age > wanted.age.to),
  NO_CONSENT: (_terms, { isConsented }) => !isConsented,
}

const byMentor: Rules<(terms: RuleTerms, mentor: Mentor) => boolean> = {
  NO_CONSENT: (_terms, { isConsented }) => !isConsented,
  NOT_READY: (_terms, { readiness }) => readiness === 'blocked',
  NO_PLACE: (_terms, { places }) => places < 1,
}

/** Persons who are not to be a mentor of his. */
const byPerson: Rules<(terms: RuleTerms, mentee: Mentee) => Iterable<string>> = {
  OWN_CHILD: ({ relatives }, { personId }) => [personId, ...(relatives.get(personId) ?? [])],
  EXCLUDED: ({ excluded }, { personId }) => excluded.get(personId) ?? [],
  FAILED_PAIR: ({ failed }, { personId }) => failed.get(personId) ?? [],
}

function isTooYoung({ form, rules: { seniority } }: RuleTerms, mentee: Mentee, mentor: Mentor): boolean {
  if (mentee.age === null || mentor.age === null) return false
  const older = mentor.age - mentee.age
  if (form.mentorHigherStage && older < seniority.pupils) return true
  return mentor.age >= grownUpFrom && mentee.age < grownUpFrom && older < seniority.adults
}

const byBoth: Rules<(terms: RuleTerms, mentee: Mentee, mentor: Mentor) => boolean> = {
  AGE: isTooYoung,
  ORGANISATION: ({ form }, mentee, mentor) => form.sameOrganisation && mentee.organisationId !== mentor.organisationId,
  NO_COMMON_TIME: (_terms, mentee, mentor) => isApart(mentee.time, mentor.time),
  NO_COMMON_FORMAT: (_terms, mentee, mentor) => isApart(mentee.format, mentor.format),
  NO_COMMON_LANGUAGE: (_terms, mentee, mentor) => isApart(mentee.languages, mentor.languages),
}

const isBroken = (code: MatchingRuleCode, terms: RuleTerms, mentee: Mentee, mentor: Mentor): boolean =>
  byMentee[code]?.(terms, mentee) === true ||
  byMentor[code]?.(terms, mentor) === true ||
  [...(byPerson[code]?.(terms, mentee) ?? [])].includes(mentor.personId) ||
  byBoth[code]?.(terms, mentee, mentor) === true

export interface BrokenRules {
  /** There is no such pair. */
  readonly blocking: readonly MatchingRuleCode[]
  readonly warning: readonly MatchingRuleCode[]
}

/** Every rule that a pair breaks, in the order of the model. A rule the territory does not look at is broken by nobody. */
export function brokenRules(terms: RuleTerms, mentee: MatchingMentee, mentor: MatchingMentor): BrokenRules {
  const broken = terms.rules.rules.filter(({ code, effect }) => effect !== 'off' && isBroken(code, terms, mentee, mentor))
  const of = (wanted: string) => broken.filter(({ effect }) => effect === wanted).map(({ code }) => code)
  return { blocking: of('block'), warning: of('warn') }
}

/** Why there is no pair, asked as seldom as it can be: first of each alone, then of whole persons, and only what is left of the two together. */
interface Blocking {
  readonly isMenteeOut: (mentee: Mentee) => boolean
  readonly isMentorOut: (mentor: Mentor) => boolean
  /** Persons who are not to be a mentor of his. */
  readonly personsApart: (mentee: Mentee) => readonly string[]
  readonly isPairOut: (mentee: Mentee, mentor: Mentor) => boolean
}

/** The blocking ones of `brokenRules` for very many pairs: made ready once, without a list of reasons. */
export function blockingUnder(terms: RuleTerms): Blocking {
  const blocking = terms.rules.rules.filter(({ effect }) => effect === 'block')
  const of = <Check>(rules: Rules<Check>): Check[] => blocking.flatMap(({ code }) => rules[code] ?? [])
  const [ofMentee, ofMentor, ofPerson, ofBoth] = [of(byMentee), of(byMentor), of(byPerson), of(byBoth)]
  return {
    isMenteeOut: (mentee) => ofMentee.some((breaks) => breaks(terms, mentee)),
    isMentorOut: (mentor) => ofMentor.some((breaks) => breaks(terms, mentor)),
    personsApart: (mentee) => ofPerson.flatMap((personsOf) => [...personsOf(terms, mentee)]),
    isPairOut: (mentee, mentor) => {
      for (const breaks of ofBoth) if (breaks(terms, mentee, mentor)) return true
      return false
    },
  }
}
