import { instanceById, solve } from '@nastavnik/matching'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CandidateTerms, candidatesOf } from './candidates.rules.ts'
import { blockingUnder, brokenRules } from './pair-rules.rules.ts'
import { Pools } from './pools.rules.ts'
import type { MatchingMentee, MatchingMentor } from './sides.ts'
import { partsOf } from './suitability.rules.ts'
import { form, mentee, mentor, model, told } from './testing.ts'

const terms = (own: Partial<CandidateTerms> = {}): CandidateTerms => ({
  form: form('STUDENT_PUPIL'),
  rules: model.matching,
  relatives: new Map(),
  excluded: new Map(),
  failed: new Map(),
  continued: new Map(),
  ranks: new Map(),
  ...own,
})

const maybe = fc.option(fc.record({ bits: fc.nat(7), isAny: fc.boolean() }))
const side = {
  organisationId: fc.constantFrom('school', 'college', 'lyceum'),
  municipalityId: fc.constantFrom('district', 'town', null),
  isConsented: fc.nat(9).map((one) => one > 0),
  time: maybe,
  format: maybe,
  interests: maybe,
  languages: maybe,
}
const mentees = fc
  .array(
    fc.record({
      ...side,
      age: fc.option(fc.integer({ min: 9, max: 20 })),
      request: maybe,
      wishedMentor: maybe,
      waitingDays: fc.nat(200),
    }),
    { maxLength: 12 },
  )
  .map((some) => some.map((own, at) => mentee({ ...own, id: `a${at}`, personId: `person ${at}` })))
const mentors = fc
  .array(
    fc.record({
      ...side,
      age: fc.option(fc.integer({ min: 14, max: 30 })),
      kind: fc.constantFrom('STUDENT', 'TEACHER', null),
      helpsWith: maybe,
      wishedAges: maybe,
      places: fc.nat(3),
      readiness: fc.constantFrom('ready', 'warned', 'blocked'),
      personId: fc.nat(30).map((number) => `person ${number}`),
    }),
    { maxLength: 50 },
  )
  .map((others) => others.map((own, at) => mentor({ ...own, id: `b${String(at).padStart(2, '0')}` })))

/** Of persons 0…11 and 0…30: mentors may be the mentees themselves. */
const couples = fc
  .array(fc.tuple(fc.nat(11), fc.array(fc.nat(30), { maxLength: 3 })), { maxLength: 4 })
  .map((some) => new Map(some.map(([one, others]) => [`person ${one}`, new Set(others.map((other) => `person ${other}`))])))
const rank = fc.option(fc.integer({ min: 1, max: 4 }))
const ranks = fc
  .array(fc.tuple(fc.nat(11), fc.nat(49), rank, rank), { maxLength: 8 })
  .map((some) =>
    Map.groupBy(some, ([one]) => `a${one}`)
      .entries()
      .map(([one, named]) => {
        const places = named.map(([, other, byMentee, byMentor]) => [`b${String(other).padStart(2, '0')}`, { byMentee, byMentor }] as const)
        return [one, new Map(places)] as const
      }),
  )
  .map((entries) => new Map(entries))
const rules = fc
  .record({
    points: fc.constantFrom(0, 0, 300),
    effects: fc.infiniteStream(fc.constantFrom('block', 'warn')),
  })
  .map(({ points, effects }) => ({
    ...model.matching,
    threshold: { ...model.matching.threshold, points },
    rules: model.matching.rules.map((rule) => ({
      ...rule,
      effect: rule.effect === 'warn' ? (effects.next().value ?? rule.effect) : rule.effect,
    })),
  }))
const anyTerms = fc
  .record({
    form: fc.constantFrom('PUPIL_PUPIL', 'STUDENT_PUPIL').map(form),
    rules,
    relatives: couples,
    excluded: couples,
    failed: couples,
    continued: couples,
    ranks,
  })
  .map(terms)

/** All of the given that may be by the rules and parts that are shown to a curator, each pair asked for itself: few are all kept. */
function permitted(given: CandidateTerms, one: MatchingMentee, all: readonly MatchingMentor[], pool: Iterable<number>) {
  return [...pool]
    .flatMap((position) => {
      const other = all[position] ?? mentor()
      const ranked = given.ranks.get(one.id)?.get(other.id) ?? { byMentee: null, byMentor: null }
      const points = partsOf(given, one, other, ranked).reduce((sum, part) => sum + part.points, 0)
      const may = brokenRules(given, one, other).blocking.length === 0 && points >= given.rules.threshold.points
      return may ? [{ mentor: position, points }] : []
    })
    .toSorted((a, b) => a.mentor - b.mentor)
}

test('in one school the candidates are all who may be', () => {
  fc.assert(
    fc.property(anyTerms, mentees, mentors, (given, some, others) => {
      const isClosed = given.form.sameOrganisation
      const ours = isClosed ? some : some.map((one) => ({ ...one, organisationId: 'school' }))
      const theirs = isClosed ? others : others.map((one) => ({ ...one, organisationId: 'school' }))
      expect(candidatesOf(given, ours, theirs)).toEqual(ours.map((one) => permitted(given, one, theirs, theirs.keys())))
    }),
  )
})

/** Whom a mentee of a territory is compared with. */
function poolOf(given: CandidateTerms, all: readonly MatchingMentor[], one: MatchingMentee, turn: number) {
  const { isMentorOut, personsApart } = blockingUnder(given)
  const of = (isMeant: (other: MatchingMentor) => boolean) => all.flatMap((other, at) => (isMeant(other) ? [at] : []))
  const named = of(
    ({ id, personId }) => given.ranks.get(one.id)?.has(id) === true || given.continued.get(one.personId)?.has(personId) === true,
  )
  return new Pools(all, isMentorOut).around(one, turn, { named, apart: of(({ personId }) => personsApart(one).includes(personId)) })
}

test('in a territory they are all of the pool, of those named and of last year’s, by the rules and parts that are shown', () => {
  fc.assert(
    fc.property(anyTerms, mentees, mentors, (some, ours, theirs) => {
      const given = { ...some, form: form('STUDENT_PUPIL') }
      const expected = ours.map((one, turn) => permitted(given, one, theirs, poolOf(given, theirs, one, turn)))
      expect(candidatesOf(given, ours, theirs)).toEqual(expected)
    }),
  )
})

test('in a territory those who help with what is asked come first, and whoever was named or was a pair before is compared however far', () => {
  const far = Array.from({ length: 3000 }, (_, at) =>
    mentor({
      id: `b${String(at).padStart(4, '0')}`,
      organisationId: `o${at}`,
      municipalityId: at < 2000 ? 'district' : 'other',
      helpsWith: told(at % 10 === 0 ? 1 : 2),
    }),
  )
  const one = mentee({ request: told(1) })
  const given = terms({
    ranks: new Map([['mentee', new Map([['b2999', { byMentee: 1, byMentor: 1 }]])]]),
    continued: new Map([['mentee', new Set(['b2777'])]]),
    rules: {
      ...model.matching,
      criteria: model.matching.criteria.map((own) => (own.code === 'CONTINUITY' ? { ...own, points: 300 } : own)),
    },
  })
  const [found = []] = candidatesOf(given, [one], far)
  expect(found.length).toBeLessThan(200)
  expect(found.slice(-2)).toEqual([
    { mentor: 2777, points: 300 },
    { mentor: 2999, points: 400 },
  ])
  expect(found.slice(0, -2).every((candidate) => candidate.mentor % 10 === 0)).toBe(true)
})

test('where the other mentees are changes nothing', () => {
  fc.assert(
    fc.property(anyTerms, mentees, mentors, (given, ours, theirs) => {
      const elsewhere = ours.map((one, at) => (at === 0 ? one : { ...one, organisationId: `o${at}`, municipalityId: `m${at}` }))
      expect(candidatesOf(given, elsewhere, theirs)[0]).toEqual(candidatesOf(given, ours, theirs)[0])
    }),
  )
})

test('a large school in which all are equally good has every place taken', () => {
  const ours = Array.from({ length: 3000 }, (_, at) => mentee({ id: `a${String(at).padStart(4, '0')}` }))
  const theirs = Array.from({ length: 600 }, (_, at) => mentor({ id: `b${String(at).padStart(3, '0')}` }))
  const found = candidatesOf(terms({}), ours, theirs)
  const edges = found.flatMap((list, at) =>
    list.map(({ mentor: other, points }) => ({ mentee: ours[at]?.id ?? '', mentor: theirs[other]?.id ?? '', suitability: points })),
  )
  const { instance } = instanceById(
    ours.map(({ id }) => id),
    new Map(theirs.map(({ id }) => [id, 1])),
    edges,
  )
  expect(edges).toHaveLength(3000 * model.matching.candidates.most)
  expect(solve(instance).placed).toBe(600)
})
