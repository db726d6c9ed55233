import { describe, expect, test } from 'vitest'
import { blockingUnder, brokenRules, type RuleTerms } from './pair-rules.rules.ts'
import type { MatchingMentee, MatchingMentor } from './sides.ts'
import { form, mentee, mentor, model, told } from './testing.ts'

const terms = (own: Partial<RuleTerms> = {}): RuleTerms => ({
  form: form('PUPIL_PUPIL'),
  rules: model.matching,
  relatives: new Map(),
  excluded: new Map(),
  failed: new Map(),
  ...own,
})
const isOut = (given: RuleTerms, one: MatchingMentee, other: MatchingMentor) => {
  const blocking = blockingUnder(given)
  return (
    blocking.isMenteeOut(one) ||
    blocking.isMentorOut(other) ||
    blocking.personsApart(one).includes(other.personId) ||
    blocking.isPairOut(one, other)
  )
}
const the = new Map([['mentee', new Set(['mentor'])]])

describe('when there is no pair', () => {
  test.each([
    ['nothing is known', terms(), mentee(), mentor(), []],
    ['a relative', terms({ relatives: the }), mentee(), mentor(), ['OWN_CHILD']],
    ['one and the same person', terms(), mentee({ personId: 'one' }), mentor({ personId: 'one' }), ['OWN_CHILD']],
    ['excluded, whoever it was', terms({ excluded: the }), mentee(), mentor(), ['EXCLUDED']],
    ['a pair that fell apart', terms({ failed: the }), mentee(), mentor(), ['FAILED_PAIR']],
    ['too young for the form', terms(), mentee({ age: 9 }), mentor(), ['AGE']],
    ['too old for the form', terms(), mentee({ age: 20 }), mentor(), ['AGE']],
    ['a pupil not older than the pupil', terms(), mentee({ age: 14 }), mentor({ age: 14 }), ['AGE']],
    ['a pupil a year older', terms(), mentee({ age: 14 }), mentor({ age: 15 }), []],
    ['an adult hardly older', terms({ form: form('STUDENT_PUPIL') }), mentee({ age: 17 }), mentor({ age: 19 }), ['AGE']],
    ['an adult three years older', terms({ form: form('STUDENT_PUPIL') }), mentee({ age: 17 }), mentor({ age: 20 }), []],
    ['another school in a form of one school', terms(), mentee(), mentor({ organisationId: 'other' }), ['ORGANISATION']],
    ['another school where it may be', terms({ form: form('STUDENT_PUPIL') }), mentee(), mentor({ organisationId: 'other' }), []],
    ['no consent of the mentee', terms(), mentee({ isConsented: false }), mentor(), ['NO_CONSENT']],
    ['a mentor whom the gates stop', terms(), mentee(), mentor({ readiness: 'blocked' }), ['NOT_READY']],
    ['a mentor whom the gates warn of', terms(), mentee(), mentor({ readiness: 'warned' }), []],
    ['no place', terms(), mentee(), mentor({ places: 0 }), ['NO_PLACE']],
    [
      'several at once, as the model has them',
      terms({ excluded: the }),
      mentee({ isConsented: false }),
      mentor({ places: 0 }),
      ['EXCLUDED', 'NO_CONSENT', 'NO_PLACE'],
    ],
  ] as const)('%s', (_what, given, one, other, blocking) => {
    expect(brokenRules(given, one, other)).toEqual({ blocking, warning: [] })
    expect(isOut(given, one, other)).toBe(blocking.length > 0)
  })
})

test('what does not meet is warned of, where it is told by both', () => {
  const apart = { time: told(1), format: told(1), languages: told(1) }
  const other = { time: told(2), format: told(2), languages: told(2) }
  expect(brokenRules(terms(), mentee(apart), mentor(other))).toEqual({
    blocking: [],
    warning: ['NO_COMMON_TIME', 'NO_COMMON_FORMAT', 'NO_COMMON_LANGUAGE'],
  })
  expect(brokenRules(terms(), mentee(apart), mentor())).toEqual({ blocking: [], warning: [] })
})

test('a rule that the territory does not look at is broken by nobody', () => {
  const rules = model.matching.rules.map((rule) => (rule.code === 'AGE' ? { ...rule, effect: 'off' as const } : rule))
  const given = terms({ rules: { ...model.matching, rules } })
  expect(brokenRules(given, mentee({ age: 9 }), mentor())).toEqual({ blocking: [], warning: [] })
  expect(isOut(given, mentee({ age: 9 }), mentor())).toBe(false)
})
