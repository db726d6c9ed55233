import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageBit, kindBit } from './sides.ts'
import { type Part, partsOf, suitabilityUnder } from './suitability.rules.ts'
import { mentee, mentor, model, told } from './testing.ts'

const terms = { rules: model.matching, continued: new Map([['mentee', new Set(['last year'])]]) }
const nobody = { byMentee: null, byMentor: null }
const part = (parts: readonly Part[], code: string) => {
  const found = parts.find((one) => one.code === code)
  return found && [found.points, found.isUnknown]
}

describe('points of a criterion', () => {
  test.each([
    ['REQUEST', { request: told(3) }, { helpsWith: told(1) }, [90, false]],
    ['REQUEST', { request: told(1) }, { helpsWith: told(3) }, [180, false]],
    ['REQUEST', { request: told(1) }, { helpsWith: told(2) }, [0, false]],
    ['REQUEST', { request: told(1) }, {}, [0, true]],
    ['REQUEST', { request: told(0) }, { helpsWith: told(1) }, [0, true]],
    ['TIME', { time: told(1) }, { time: told(0, true) }, [100, false]],
    ['FORMAT', { format: told(1) }, { format: told(2) }, [0, false]],
    ['WISHED_MENTOR', { wishedMentor: told(kindBit('TEACHER')) }, { kind: 'TEACHER' }, [60, false]],
    ['WISHED_MENTOR', { wishedMentor: told(kindBit('TEACHER')) }, { kind: 'PUPIL' }, [0, false]],
    ['WISHED_MENTOR', { wishedMentor: told(0, true) }, { kind: 'PUPIL' }, [60, false]],
    ['WISHED_MENTOR', { wishedMentor: told(1) }, {}, [0, true]],
    ['WISHED_AGE', { age: 15 }, { wishedAges: told(ageBit(14)) }, [60, false]],
    ['WISHED_AGE', { age: 16 }, { wishedAges: told(ageBit(14)) }, [0, false]],
    ['INTERESTS', { interests: told(1) }, { interests: told(3) }, [20, false]],
    ['INTERESTS', { interests: told(7) }, { interests: told(7) }, [40, false]],
    ['NEARNESS', {}, {}, [40, false]],
    ['NEARNESS', {}, { organisationId: 'other' }, [20, false]],
    ['NEARNESS', {}, { organisationId: 'other', municipalityId: null }, [0, false]],
    ['CONTINUITY', {}, { personId: 'last year' }, [40, false]],
    ['CONTINUITY', {}, {}, [0, false]],
    ['CONTINUITY', { personId: 'other' }, { personId: 'last year' }, [0, false]],
    ['WAITING', { waitingDays: 90 }, {}, [10, false]],
    ['WAITING', { waitingDays: 1000 }, {}, [20, false]],
  ] as const)('%s: %j and %j give %j', (code, one, other, expected) => {
    expect(part(partsOf(terms, mentee(one), mentor(other), nobody), code)).toEqual(expected)
  })
})

test.each([
  [1, null, [200, 0]],
  [3, 2, [100, 150]],
  [4, 9, [0, 0]],
])('named %s and %s: %j', (byMentee, byMentor, expected) => {
  const parts = partsOf(terms, mentee(), mentor(), { byMentee, byMentor })
  expect([part(parts, 'MENTEE_WISH')?.[0], part(parts, 'MENTOR_WISH')?.[0]]).toEqual(expected)
})

const anyTold = fc.option(fc.record({ bits: fc.nat(255), isAny: fc.boolean() }))
const rank = fc.option(fc.integer({ min: 1, max: 4 }))
test('the parts add up to the suitability, whole and from 0 to 1000', () => {
  const sides = fc.record({ request: anyTold, time: anyTold, format: anyTold, interests: anyTold, wished: anyTold })
  fc.assert(
    fc.property(
      sides,
      sides,
      rank,
      rank,
      fc.boolean(),
      fc.nat(400),
      fc.option(fc.nat(80)),
      (one, other, byMentee, byMentor, isContinued, waitingDays, age) => {
        const { wished: wishedMentor, ...ours } = one
        const { wished: wishedAges, request: helpsWith, ...theirs } = other
        const pair = [
          mentee({ ...ours, wishedMentor, waitingDays, age }),
          mentor({ ...theirs, helpsWith, wishedAges, kind: 'TEACHER', personId: isContinued ? 'last year' : 'mentor' }),
        ] as const
        const parts = partsOf(terms, ...pair, { byMentee, byMentor })
        const sum = parts.reduce((all, { points }) => all + points, 0)
        expect(suitabilityUnder(terms.rules)(...pair, { byMentee, byMentor, isContinued })).toBe(sum)
        expect(sum).toBeLessThanOrEqual(1000)
        expect(parts.every(({ points, most }) => Number.isInteger(points) && points >= 0 && points <= most)).toBe(true)
      },
    ),
  )
})
