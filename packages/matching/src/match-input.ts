/** A part of what makes two suitable for each other; the words for its code are the caller's. */
export interface Part {
  readonly code: string
  /** Whole; may be negative, as long as all parts together are 0…1000. */
  readonly points: number
}

export interface PairOfIds {
  readonly mentee: string
  readonly mentor: string
}

export interface MenteeInput {
  readonly id: string
  /** Labels by which it is told how groups fared; they change nothing. */
  readonly labels?: Readonly<Record<string, string>> | undefined
}

export interface MentorInput {
  readonly id: string
  readonly capacity: number
}

/** Two who may become a pair: every hard rule is kept. */
export interface CandidateInput extends PairOfIds {
  readonly parts: readonly Part[]
  /** Which wish the other one is, from 1; undefined when not named. */
  readonly menteeRank?: number | undefined
  readonly mentorRank?: number | undefined
}

export const matchModes = ['points', 'stable', 'rankMaximal', 'worstPair'] as const

/**
 * What comes first once as many as possible are placed: the sum of points; wishes of both sides, so that nobody would rather swap; first choices
 * of mentees; the worst pair.
 */
export type MatchMode = (typeof matchModes)[number]

export interface MatchInput {
  readonly mentees: readonly MenteeInput[]
  readonly mentors: readonly MentorInput[]
  readonly candidates: readonly CandidateInput[]
  /** Pairs that are to be, and by whose decision. The threshold does not concern them. */
  readonly locks?: readonly (PairOfIds & { readonly by?: string | undefined })[] | undefined
  /** Pairs that must not be, candidates or not. */
  readonly prohibitions?: readonly PairOfIds[] | undefined
  /** Pairs of the last publication; people who have left since may still be named. */
  readonly published?: readonly PairOfIds[] | undefined
  readonly mode?: MatchMode | undefined
  /** Pairs of fewer points are no candidates. */
  readonly threshold?: number | undefined
}

export type MatchProblemCode =
  | 'menteeTwice'
  | 'mentorTwice'
  | 'capacityWrong' // negative or not whole
  | 'candidateTwice'
  | 'candidateUnknown' // of somebody who is not there
  | 'suitabilityWrong' // a part is not whole, or the sum is not 0…1000
  | 'rankWrong' // not whole, or below 1
  | 'lockUnknown'
  | 'lockTwice' // the same mentee twice, with one mentor or two
  | 'lockNoCandidate' // the two may not be a pair
  | 'lockProhibited'
  | 'locksAboveCapacity'
  | 'prohibitionUnknown'
  | 'publishedTwice'
  | 'thresholdWrong'
  | 'modeUnknown'

export interface MatchProblem {
  readonly code: MatchProblemCode
  readonly mentee?: string
  readonly mentor?: string
}

/** All that is wrong with an input, in its order. */
export class MatchInputError extends Error {
  override readonly name = 'MatchInputError'
  readonly problems: readonly MatchProblem[]

  constructor(problems: readonly MatchProblem[]) {
    super([...new Set(problems.map(({ code }) => code))].join(', '))
    this.problems = problems
  }
}

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const byPair = (a: PairOfIds, b: PairOfIds): number => byText(a.mentee, b.mentee) || byText(a.mentor, b.mentor)

/** One text for equal inputs, however ordered: to be hashed beside a result. */
export function canonicalText(input: MatchInput): string {
  const pairs = (list: readonly PairOfIds[] = []) => list.map(({ mentee, mentor }) => [mentee, mentor]).sort(byList)
  const byList = (a: readonly (string | undefined)[], b: readonly (string | undefined)[]) =>
    byText(a[0] ?? '', b[0] ?? '') || byText(a[1] ?? '', b[1] ?? '') || byText(a[2] ?? '', b[2] ?? '')
  return JSON.stringify({
    candidates: input.candidates
      .toSorted(byPair)
      .map(({ mentee, mentor, parts, menteeRank, mentorRank }) => [
        mentee,
        mentor,
        parts.map(({ code, points }): [string, number] => [code, points]).sort((a, b) => byText(a[0], b[0]) || a[1] - b[1]),
        menteeRank ?? null,
        mentorRank ?? null,
      ]),
    locks: (input.locks ?? []).map(({ mentee, mentor, by }) => [mentee, mentor, by ?? '']).sort(byList),
    mentees: input.mentees
      .toSorted((a, b) => byText(a.id, b.id))
      .map(({ id, labels = {} }) => [id, Object.entries(labels).sort((a, b) => byText(a[0], b[0]))]),
    mentors: input.mentors.toSorted((a, b) => byText(a.id, b.id)).map(({ id, capacity }) => [id, capacity]),
    mode: input.mode ?? 'points',
    prohibitions: pairs(input.prohibitions),
    published: pairs(input.published),
    threshold: input.threshold ?? 0,
  })
}
