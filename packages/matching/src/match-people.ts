import { instanceById } from './by-id.ts'
import { checkInput, PairMap, pairsOf, pointsOf } from './check-input.ts'
import { edgeBetween } from './instance.ts'
import { matchColumns, type PlaceWorth, type UnplacedReason as ReasonAt, type StableFigures } from './match-columns.ts'
import {
  byPair,
  byText,
  type CandidateInput,
  type MatchInput,
  MatchInputError,
  type MatchMode,
  type PairOfIds,
  type Part,
} from './match-input.ts'
import type { MatchColumns } from './prepare.ts'
import type { Quality } from './quality.ts'

export interface MatchedPair {
  readonly mentee: string
  readonly mentor: string
  readonly points: number
  /** They add up to the points. */
  readonly parts: readonly Part[]
  /** Which wish the other one is; undefined when not named. */
  readonly menteeRank: number | undefined
  readonly mentorRank: number | undefined
  /** Each has named the other. */
  readonly mutual: boolean
  readonly isLocked: boolean
  readonly lockedBy: string | undefined
}

/** Mentees who share too few places, the places of locked pairs not counted. */
interface HallGroupOfIds {
  readonly mentees: readonly string[]
  readonly mentors: readonly string[]
  readonly places: number
}

export type UnplacedReason = ReasonAt<HallGroupOfIds>

export interface Unplaced {
  readonly mentee: string
  readonly reason: UnplacedReason
}

export interface MatchResult {
  readonly mode: MatchMode
  readonly pairs: readonly MatchedPair[]
  readonly unplaced: readonly Unplaced[]
  readonly quality: Quality
  /** No other pairs place more, or, placing as many, have more points. It has been proved; other modes give up some points for what they prefer. */
  readonly best: { readonly placed: number; readonly total: number }
  /** What the mode aims at has been proved to be the best there is. */
  readonly certified: boolean
  /** Mentors whose places are scarce. */
  readonly worth: readonly PlaceWorth<string>[]
  readonly stable: (StableFigures & { readonly pairs: readonly PairOfIds[] }) | undefined
}

interface Columns {
  readonly mentees: readonly string[]
  readonly mentors: readonly string[]
  /** In the order of the columns. */
  readonly candidates: readonly CandidateInput[]
  readonly columns: MatchColumns
}

/** Puts people in the order of their ids. Throws a `MatchInputError` with all that is wrong. */
function toColumns(input: MatchInput): Columns {
  const problems = checkInput(input)
  if (problems.length > 0) throw new MatchInputError(problems)
  const candidates = input.candidates.toSorted(byPair)
  const { instance, mentees, mentors } = instanceById(
    input.mentees.map(({ id }) => id),
    new Map(input.mentors.map(({ id, capacity }) => [id, capacity])),
    candidates.map((candidate) => ({ mentee: candidate.mentee, mentor: candidate.mentor, suitability: pointsOf(candidate) })),
  )
  const menteeAt = new Map(mentees.map((id, at) => [id, at]))
  const mentorAt = new Map(mentors.map((id, at) => [id, at]))
  const positions = (pairs: MatchInput['published'] = []) => {
    const of = new Int32Array(mentees.length).fill(-1)
    for (const { mentee, mentor } of pairs) {
      const at = menteeAt.get(mentee)
      if (at !== undefined) of[at] = mentorAt.get(mentor) ?? -1
    }
    return of
  }
  const prohibitions = pairsOf(input.prohibitions)
  const names = [...new Set(input.mentees.flatMap(({ labels = {} }) => Object.keys(labels)))].sort(byText)
  const labelsOf = new Map(input.mentees.map(({ id, labels = {} }) => [id, labels]))
  return {
    mentees,
    mentors,
    candidates,
    columns: {
      capacities: instance.capacities,
      starts: instance.starts,
      mentors: instance.mentors,
      points: instance.suitability,
      menteeRanks: Int32Array.from(candidates, ({ menteeRank }) => menteeRank ?? 0),
      mentorRanks: Int32Array.from(candidates, ({ mentorRank }) => mentorRank ?? 0),
      prohibited: Uint8Array.from(candidates, (candidate) => (prohibitions.has(candidate) ? 1 : 0)),
      locks: positions(input.locks),
      published: input.published && positions(input.published),
      labels: new Map(names.map((name) => [name, mentees.map((id) => labelsOf.get(id)?.[name])])),
      threshold: input.threshold ?? 0,
      mode: input.mode ?? 'points',
    },
  }
}

/**
 * Finds pairs for people given by ids. The same input, in whatever order, gives the same result. Throws a `MatchInputError` that names all that
 * is wrong with it. Blocking pairs of the quality are those of all pairs, the locked ones too.
 */
export function matchPeople(input: MatchInput): MatchResult {
  const { mentees, mentors, candidates, columns } = toColumns(input)
  const { mates, unplaced, stable, worth, prepared, quality, best, certified } = matchColumns(columns)
  const lockedBy = new PairMap<string | undefined>()
  for (const lock of input.locks ?? []) lockedBy.set(lock, lock.by)
  const idsOf = (of: Int32Array) =>
    [...of.entries()].flatMap(([mentee, mentor]) => (mentor < 0 ? [] : [{ mentee: mentees[mentee] ?? '', mentor: mentors[mentor] ?? '' }]))
  const pairs = [...mates.entries()].flatMap(([mentee, mentor]): MatchedPair[] => {
    const edge = mentor < 0 ? -1 : edgeBetween(prepared.whole, mentee, mentor)
    const candidate = candidates[prepared.wholeEdges[edge] ?? -1]
    if (candidate === undefined) return []
    const { parts, menteeRank, mentorRank } = candidate
    const pair = { mentee: mentees[mentee] ?? '', mentor: mentors[mentor] ?? '' }
    return [
      {
        ...pair,
        points: pointsOf(candidate),
        parts,
        menteeRank,
        mentorRank,
        mutual: menteeRank !== undefined && mentorRank !== undefined,
        isLocked: lockedBy.has(pair),
        lockedBy: lockedBy.get(pair),
      },
    ]
  })
  const inIds = (reason: ReasonAt): UnplacedReason => {
    if (!('group' in reason)) return reason
    const { mentees: some, mentors: shared, places } = reason.group
    const group = { mentees: some.map((at) => mentees[at] ?? ''), mentors: shared.map((at) => mentors[at] ?? ''), places }
    return { ...reason, group }
  }
  const stableInIds = () => {
    if (stable === undefined) return undefined
    const { mates: of, ...figures } = stable
    return { ...figures, pairs: idsOf(of) }
  }
  return {
    mode: columns.mode,
    pairs,
    unplaced: [...unplaced()].map(([mentee, reason]) => ({ mentee: mentees[mentee] ?? '', reason: inIds(reason) })),
    quality,
    best,
    certified,
    worth: worth.map(({ mentor, ...rest }) => ({ ...rest, mentor: mentors[mentor] ?? '' })),
    stable: stableInIds(),
  }
}
