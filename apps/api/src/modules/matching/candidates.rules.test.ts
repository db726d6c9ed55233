import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CandidateTerms, candidatesOf } from './candidates.rules.ts'
import { pairsUnder } from './pair-rules.rules.ts'
import type { MatchingMentee, MatchingMentor } from './sides.ts'
import { suitabilityUnder } from './suitability.rules.ts'
import { form, mentee, mentor, model, told } from './testing.ts'

const terms = (own: Partial<CandidateTerms> = {}): CandidateTerms => ({
  form: form('STUDENT_PUPIL'),
  rules: model.matching,
  relatives: new Map(),
  excluded: new Map(),
  failed: new Map(),
  ranks: new Map(),
  ...own,
})
const nobody = { byMentee: null, byMentor: null }

const maybe = fc.option(fc.nat(7).map((bits) => told(bits)))
const place = fc.constantFrom('school', 'college')
const mentees = fc.array(fc.record({ request: maybe, time: maybe, organisationId: place, waitingDays: fc.nat(200) }), { maxLength: 12 })
const mentors = fc.array(fc.record({ helpsWith: maybe, time: maybe, organisationId: place, places: fc.nat(2) }), { maxLength: 40 })

/** Everybody compared with everybody. */
function bestOfAll(given: CandidateTerms, one: MatchingMentee, all: readonly MatchingMentor[]) {
  return all
    .flatMap((other, position) =>
      pairsUnder(given)(one, other) ? [{ mentor: position, points: suitabilityUnder(given.rules)(one, other, nobody) }] : [],
    )
    .toSorted((a, b) => b.points - a.points || a.mentor - b.mentor)
    .slice(0, given.rules.candidates.most)
    .toSorted((a, b) => a.mentor - b.mentor)
}

test('in one school the candidates are the best of all', () => {
  fc.assert(
    fc.property(mentees, mentors, fc.boolean(), (some, others, isClosed) => {
      const given = terms({ form: form(isClosed ? 'PUPIL_PUPIL' : 'STUDENT_PUPIL') })
      const ours = some.map((own, at) => mentee({ ...own, id: `a${at}`, organisationId: isClosed ? own.organisationId : 'school' }))
      const theirs = others.map((own, at) => mentor({ ...own, id: `b${at}`, organisationId: isClosed ? own.organisationId : 'school' }))
      expect(candidatesOf(given, ours, theirs)).toEqual(ours.map((one) => bestOfAll(given, one, theirs)))
    }),
  )
})

test('no candidate breaks a rule, repeats, or stays below the threshold; mentors stand in order', () => {
  fc.assert(
    fc.property(mentees, mentors, fc.nat(300), (some, others, points) => {
      const given = terms({ rules: { ...model.matching, threshold: { ...model.matching.threshold, points } } })
      const ours = some.map((own, at) => mentee({ ...own, id: `a${at}` }))
      const theirs = others.map((own, at) => mentor({ ...own, id: `b${at}` }))
      for (const [at, found] of candidatesOf(given, ours, theirs).entries()) {
        const one = ours[at] ?? mentee()
        expect(found.map((candidate) => candidate.mentor)).toEqual(
          [...new Set(found.map((candidate) => candidate.mentor))].toSorted((a, b) => a - b),
        )
        for (const candidate of found) {
          const other = theirs[candidate.mentor] ?? mentor()
          expect(pairsUnder(given)(one, other)).toBe(true)
          expect(candidate.points).toBe(suitabilityUnder(given.rules)(one, other, nobody))
          expect(candidate.points).toBeGreaterThanOrEqual(points)
        }
      }
    }),
  )
})

test('in a territory those who help with what is asked come first, and whoever was named is compared however far', () => {
  const far = Array.from({ length: 3000 }, (_, at) =>
    mentor({
      id: `b${String(at).padStart(4, '0')}`,
      organisationId: `o${at}`,
      municipalityId: at < 2000 ? 'district' : 'other',
      helpsWith: told(at % 10 === 0 ? 1 : 2),
    }),
  )
  const one = mentee({ request: told(1) })
  const ranks = new Map([['mentee', new Map([['b2999', { byMentee: 1, byMentor: 1 }]])]])
  const [found = []] = candidatesOf(terms({ ranks }), [one], far)
  expect(found).toHaveLength(model.matching.candidates.most)
  expect(found.at(-1)).toEqual({
    mentor: 2999,
    points: suitabilityUnder(model.matching)(one, far[2999] ?? mentor(), { byMentee: 1, byMentor: 1 }),
  })
  expect(found.slice(0, -1).every((candidate) => candidate.mentor % 10 === 0 && candidate.mentor < 2000)).toBe(true)
})
