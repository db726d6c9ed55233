import { expect, test } from 'vitest'
import { type CandidateInput, canonicalText, type MatchInput, MatchInputError, matchModes } from './match-input.ts'
import { matchPeople } from './match-people.ts'
import { randomOf, small } from './testing.ts'
import { anyRanks } from './testing-ranks.ts'

const pair = (mentee: string, mentor: string, points: number, ranks: Partial<CandidateInput> = {}): CandidateInput => ({
  mentee,
  mentor,
  parts: [{ code: 'INTERESTS', points }],
  ...ranks,
})

const input: MatchInput = {
  mentees: [{ id: 'vera', labels: { school: '1' } }, { id: 'anna', labels: { school: '1' } }, { id: 'boris' }, { id: 'gleb' }],
  mentors: [
    { id: 'olga', capacity: 1 },
    { id: 'igor', capacity: 1 },
  ],
  candidates: [
    pair('anna', 'olga', 900, {
      menteeRank: 1,
      mentorRank: 2,
      parts: [
        { code: 'INTERESTS', points: 1000 },
        { code: 'DISTANCE', points: -100 },
      ],
    }),
    pair('anna', 'igor', 800),
    pair('boris', 'olga', 700, { mentorRank: 1 }),
    pair('boris', 'igor', 100, { menteeRank: 1 }),
    pair('vera', 'olga', 10),
  ],
}

test('pairs come with what they are made of, and everybody else with one reason', () => {
  const { pairs, unplaced, quality, best, certified, worth } = matchPeople({ ...input, published: [{ mentee: 'boris', mentor: 'left' }] })
  expect(pairs.map(({ mentee, mentor, points }) => [mentee, mentor, points])).toEqual([
    ['anna', 'igor', 800],
    ['boris', 'olga', 700],
  ])
  expect(pairs[1]).toEqual({
    mentee: 'boris',
    mentor: 'olga',
    points: 700,
    parts: [{ code: 'INTERESTS', points: 700 }],
    menteeRank: undefined,
    mentorRank: 1,
    mutual: false,
    isLocked: false,
    lockedBy: undefined,
  })
  const group = { mentees: ['anna', 'boris', 'vera'], mentors: ['igor', 'olga'], places: 2 }
  expect(unplaced).toEqual([
    { mentee: 'gleb', reason: { kind: 'NO_CANDIDATE' } },
    { mentee: 'vera', reason: { kind: 'LOST_TRADE', group, pointsLost: 690 } },
  ])
  expect(quality).toMatchObject({ placed: 2, total: 1500, mentorChoices: [1, 0, 0], published: { kept: 0, changed: 0, added: 2 } })
  expect(quality.groups).toEqual([{ label: 'school', value: '1', mentees: 2, placed: 1, share: 0.5, mean: 800 }])
  expect(best).toEqual({ placed: 2, total: 1500 })
  expect(certified).toBe(true)
  expect(worth.map(({ mentor, placed }) => [mentor, placed])).toEqual([
    ['igor', 1],
    ['olga', 1],
  ])
})

test('a locked pair stays, takes its place and counts; the threshold does not concern it', () => {
  const { pairs, quality, best, unplaced } = matchPeople({
    ...input,
    threshold: 200,
    locks: [{ mentee: 'vera', mentor: 'olga', by: 'curator' }],
  })
  expect(pairs.map(({ mentee, mentor, lockedBy, isLocked }) => [mentee, mentor, isLocked, lockedBy])).toEqual([
    ['anna', 'igor', false, undefined],
    ['vera', 'olga', true, 'curator'],
  ])
  expect(quality).toMatchObject({ placed: 2, total: 810 })
  expect(best).toEqual({ placed: 2, total: 810 })
  expect(unplaced.map(({ mentee, reason }) => [mentee, reason.kind])).toEqual([
    ['boris', 'HALL'],
    ['gleb', 'NO_CANDIDATE'],
  ])
})

test('nobody to choose is told apart: none there, prohibited, below the threshold', () => {
  const { unplaced } = matchPeople({
    ...input,
    threshold: 50,
    prohibitions: ['olga', 'igor'].map((mentor) => ({ mentee: 'boris', mentor })),
  })
  expect(unplaced).toEqual([
    { mentee: 'boris', reason: { kind: 'PROHIBITED' } },
    { mentee: 'gleb', reason: { kind: 'NO_CANDIDATE' } },
    { mentee: 'vera', reason: { kind: 'BELOW_THRESHOLD' } },
  ])
})

test('of equals those who would rather be together are', () => {
  const people = {
    mentees: [{ id: 'a' }, { id: 'b' }],
    mentors: [
      { id: 'x', capacity: 1 },
      { id: 'y', capacity: 1 },
    ],
  }
  const both = ['a', 'b'].flatMap((mentee) => ['x', 'y'].map((mentor) => pair(mentee, mentor, 500)))
  for (const [first, second] of [
    ['x', 'y'],
    ['y', 'x'],
  ]) {
    const wished = new Set([`a${first}`, `b${second}`])
    const candidates = both.map((each) => (wished.has(each.mentee + each.mentor) ? { ...each, menteeRank: 1, mentorRank: 1 } : each))
    const { pairs, quality } = matchPeople({ ...people, candidates })
    expect(pairs.map(({ mentor }) => mentor)).toEqual([first, second])
    expect(pairs.every(({ mutual }) => mutual)).toBe(true)
    expect(quality).toMatchObject({ blocking: 0, menteeChoices: [2, 0, 0] })
  }
})

test('empty sides are no error', () => {
  for (const mode of matchModes) {
    expect(matchPeople({ mentees: [], mentors: [], candidates: [], mode })).toMatchObject({ pairs: [], unplaced: [] })
    expect(matchPeople({ ...input, mentors: [], candidates: [], mode }).unplaced).toHaveLength(4)
  }
})

test.each([
  ['mentees', { mentees: [...input.mentees, { id: 'anna' }] }, [{ code: 'menteeTwice', mentee: 'anna' }]],
  ['mentors', { mentors: [...input.mentors, { id: 'olga', capacity: 2 }] }, [{ code: 'mentorTwice', mentor: 'olga' }]],
  [
    'negative places',
    {
      mentors: [
        { id: 'olga', capacity: -1 },
        { id: 'igor', capacity: 1 },
      ],
    },
    [{ code: 'capacityWrong', mentor: 'olga' }],
  ],
  [
    'half a place',
    {
      mentors: [
        { id: 'olga', capacity: 1.5 },
        { id: 'igor', capacity: 1 },
      ],
    },
    [{ code: 'capacityWrong', mentor: 'olga' }],
  ],
  [
    'the same candidate',
    { candidates: [pair('anna', 'olga', 1), pair('anna', 'olga', 2)] },
    [{ code: 'candidateTwice', mentee: 'anna', mentor: 'olga' }],
  ],
  ['strangers', { candidates: [pair('anna', 'nobody', 1)] }, [{ code: 'candidateUnknown', mentee: 'anna', mentor: 'nobody' }]],
  ['too many points', { candidates: [pair('anna', 'olga', 1001)] }, [{ code: 'suitabilityWrong', mentee: 'anna', mentor: 'olga' }]],
  ['half a point', { candidates: [pair('anna', 'olga', 0.5)] }, [{ code: 'suitabilityWrong', mentee: 'anna', mentor: 'olga' }]],
  ['no number', { candidates: [pair('anna', 'olga', Number.NaN)] }, [{ code: 'suitabilityWrong', mentee: 'anna', mentor: 'olga' }]],
  ['rank nought', { candidates: [pair('anna', 'olga', 5, { menteeRank: 0 })] }, [{ code: 'rankWrong', mentee: 'anna', mentor: 'olga' }]],
  ['a lock of a stranger', { locks: [{ mentee: 'nobody', mentor: 'olga' }] }, [{ code: 'lockUnknown', mentee: 'nobody', mentor: 'olga' }]],
  ['a lock against a rule', { locks: [{ mentee: 'gleb', mentor: 'olga' }] }, [{ code: 'lockNoCandidate', mentee: 'gleb', mentor: 'olga' }]],
  [
    'a lock of what is prohibited',
    { locks: [{ mentee: 'anna', mentor: 'olga' }], prohibitions: [{ mentee: 'anna', mentor: 'olga' }] },
    [{ code: 'lockProhibited', mentee: 'anna', mentor: 'olga' }],
  ],
  [
    'a mentee locked to two',
    { locks: ['olga', 'igor'].map((mentor) => ({ mentee: 'anna', mentor })) },
    [{ code: 'lockTwice', mentee: 'anna', mentor: 'igor' }],
  ],
  [
    'more locked than places',
    { locks: ['anna', 'boris'].map((mentee) => ({ mentee, mentor: 'olga' })) },
    [{ code: 'locksAboveCapacity', mentor: 'olga' }],
  ],
  [
    'a prohibition of a stranger',
    { prohibitions: [{ mentee: 'anna', mentor: 'x' }] },
    [{ code: 'prohibitionUnknown', mentee: 'anna', mentor: 'x' }],
  ],
  [
    'published with two',
    { published: ['olga', 'igor'].map((mentor) => ({ mentee: 'anna', mentor })) },
    [{ code: 'publishedTwice', mentee: 'anna', mentor: 'igor' }],
  ],
  ['a threshold out of range', { threshold: 1001 }, [{ code: 'thresholdWrong' }]],
] as const)('refused: %s', (_, wrong, problems) => {
  const problemsOf = () => {
    try {
      matchPeople({ ...input, ...(wrong as Partial<MatchInput>) })
    } catch (error) {
      if (error instanceof MatchInputError) return error.problems
      throw error
    }
    return []
  }
  expect(problemsOf()).toEqual(problems)
})

/** An input of any shape, with locks, prohibitions and a threshold that go together. */
function anyInput(random: () => number): MatchInput {
  const instance = small(random)
  const { byMentee, byMentor } = anyRanks(random, instance)
  const some = (rank: number | undefined) => (random() < 0.5 ? rank : undefined)
  const candidates = Array.from({ length: instance.menteeCount }, (_, mentee) => mentee).flatMap((mentee) =>
    Array.from(instance.mentors.subarray(instance.starts[mentee], instance.starts[mentee + 1]), (mentor, k) => {
      const edge = (instance.starts[mentee] ?? 0) + k
      const ranks = { menteeRank: some(byMentee[edge]), mentorRank: some(byMentor[edge]) }
      return pair(`e${mentee}`, `o${mentor}`, instance.suitability[edge] ?? 0, ranks)
    }),
  )
  const base = {
    mentees: Array.from({ length: instance.menteeCount }, (_, k) => ({ id: `e${k}` })),
    mentors: Array.from(instance.capacities, (capacity, k) => ({ id: `o${k}`, capacity })),
    candidates,
    mode: matchModes[Math.floor(random() * matchModes.length)],
    threshold: random() < 0.3 ? 3 : 0,
  }
  const locks = matchPeople({ ...base, mode: 'points', threshold: 0 }).pairs.filter(() => random() < 0.3)
  const isLocked = (mentee: string) => locks.some((lock) => lock.mentee === mentee)
  return { ...base, locks, prohibitions: candidates.filter(({ mentee }) => !isLocked(mentee) && random() < 0.2) }
}

test('whatever is asked, pairs keep places, locks and prohibitions, and everybody is a pair or has a reason', () => {
  const random = randomOf(31)
  for (let run = 0; run < 1500; run += 1) {
    const asked = anyInput(random)
    const { pairs, unplaced, quality, best, certified } = matchPeople(asked)
    expect([...pairs, ...unplaced].map(({ mentee }) => mentee).sort()).toEqual(asked.mentees.map(({ id }) => id).sort())
    for (const { id, capacity } of asked.mentors) expect(pairs.filter(({ mentor }) => mentor === id).length).toBeLessThanOrEqual(capacity)
    for (const lock of asked.locks ?? [])
      expect(pairs).toContainEqual(expect.objectContaining({ ...lock, isLocked: true, lockedBy: undefined }))
    for (const each of pairs) {
      expect(asked.prohibitions?.some(({ mentee, mentor }) => mentee === each.mentee && mentor === each.mentor)).toBe(false)
      expect(each.isLocked || each.points >= (asked.threshold ?? 0)).toBe(true)
    }
    expect(certified).toBe(true)
    expect(quality.placed).toBe(best.placed)
    expect(quality.total).toBeLessThanOrEqual(best.total)
    const isByPoints = asked.mode === 'points'
    expect(isByPoints && quality.total !== best.total).toBe(false)
  }
})

test('the order in which people stand changes neither the result nor the text to be hashed', () => {
  const random = randomOf(32)
  for (let run = 0; run < 200; run += 1) {
    const asked = anyInput(random)
    const turned = {
      ...asked,
      mentees: asked.mentees.toReversed(),
      mentors: asked.mentors.toReversed(),
      candidates: asked.candidates.toReversed(),
      locks: asked.locks?.toReversed(),
    }
    expect(matchPeople(turned)).toEqual(matchPeople(asked))
    expect(canonicalText(turned)).toBe(canonicalText(asked))
  }
  expect(canonicalText({ ...input, threshold: 1 })).not.toBe(canonicalText(input))
  expect(canonicalText({ ...input, mode: 'points', locks: [] })).toBe(canonicalText(input))
})
