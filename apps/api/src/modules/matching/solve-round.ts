import type { MatchingMode, RunFigures, UnplacedReason } from '@nastavnik/contract'
import {
  type MatchInput,
  MatchInputError,
  type MatchResult,
  matchPeople,
  type PairOfIds,
  type UnplacedReason as Reason,
} from '@nastavnik/matching'
import { invalid } from '../../kernel/problem.ts'
import { pointsAt, type RoundInput, rankAt } from './round-input.ts'

/** What the curator has decided, by participations. */
export interface Decided {
  readonly locks: readonly PairOfIds[]
  readonly prohibitions: readonly PairOfIds[]
  /** How many mentees a mentor takes in this round, instead of what he has told. */
  readonly places: readonly { readonly mentor: string; readonly places: number }[]
}

/** How a run is to be counted. */
export interface Aim {
  readonly mode: MatchingMode
  readonly threshold: number
  /** Pairs it stays close to where that costs nothing: the draft; null: there is none yet. */
  readonly before: readonly PairOfIds[] | null
}

export interface Solved {
  /** The mentor of each mentee by position, -1: none. */
  readonly mates: Int32Array
  /** Of each mentee without a mentor, by position. */
  readonly reasons: ReadonlyMap<number, UnplacedReason>
  readonly figures: RunFigures
}

/** The input as the engine takes it: parts stay here, it needs their sum. */
export function toEngine(input: RoundInput, { locks, prohibitions, places }: Decided, { mode, threshold, before }: Aim): MatchInput {
  const placesOf = new Map(places.map(({ mentor, places: decided }) => [mentor, decided]))
  const known = new Set([...input.mentees, ...input.mentors].map(({ id }) => id))
  const isHere = ({ mentee, mentor }: PairOfIds) => known.has(mentee) && known.has(mentor)
  const candidates = input.mentees.flatMap(({ id: mentee }, at) => {
    const [from = 0, to = 0] = [input.starts[at], input.starts[at + 1]]
    return Array.from({ length: to - from }, (_, index) => {
      const edge = from + index
      return {
        mentee,
        mentor: input.mentors[input.mentorAt[edge] ?? -1]?.id ?? '',
        parts: [{ code: 'SUM', points: pointsAt(input, edge) }],
        menteeRank: rankAt(input.menteeRanks, edge) ?? undefined,
        mentorRank: rankAt(input.mentorRanks, edge) ?? undefined,
      }
    })
  })
  return {
    mentees: input.mentees.map(({ id }) => ({ id })),
    mentors: input.mentors.map(({ id, places: told }) => ({ id, capacity: placesOf.get(id) ?? told })),
    candidates,
    locks: locks.filter(isHere),
    prohibitions: prohibitions.filter(isHere),
    ...(before !== null && { published: before }),
    mode,
    threshold,
  }
}

/** What is wrong with decisions, as the curator is told it. */
const codes = {
  lockNoCandidate: 'matching.noPair',
  lockProhibited: 'matching.prohibited',
  locksAboveCapacity: 'matching.placesBelowLocks',
} as const

/** Finds the pairs. Throws 422 with what contradicts what: fields `mentees.<id>` and `mentors.<id>`. */
function match(engine: MatchInput): MatchResult {
  try {
    return matchPeople(engine)
  } catch (error) {
    if (!(error instanceof MatchInputError)) throw error
    const told = error.problems.flatMap(({ code, mentee, mentor }) =>
      code === 'lockNoCandidate' || code === 'lockProhibited' || code === 'locksAboveCapacity'
        ? [{ path: mentee === undefined ? `mentors.${mentor ?? ''}` : `mentees.${mentee}`, code: codes[code] }]
        : [],
    )
    const [first] = told
    if (first === undefined) throw error
    throw invalid(first.code, told)
  }
}

function reasonOf(reason: Reason, before: Pick<UnplacedReason, 'rules' | 'alone'>): UnplacedReason {
  const { kind } = reason
  const none = { rules: [], alone: false, shared: null, pointsLost: null }
  if (!('group' in reason)) return { ...none, kind, ...(kind === 'NO_CANDIDATE' && before) }
  const shared = { mentees: reason.group.mentees.length, places: reason.group.places }
  return { ...none, kind, shared, pointsLost: 'pointsLost' in reason ? reason.pointsLost : null }
}

/** Solves a round as decided, with the figures of it. The same arguments give the same answer. */
export function solveRound(input: RoundInput, decided: Decided, aim: Aim): Solved {
  const { pairs, unplaced, quality, best, certified } = match(toEngine(input, decided, aim))
  const mentorAt = new Map(input.mentors.map(({ id }, at) => [id, at]))
  const menteeAt = new Map(input.mentees.map(({ id }, at) => [id, at]))
  const mates = new Int32Array(input.mentees.length).fill(-1)
  for (const { mentee, mentor } of pairs) mates[menteeAt.get(mentee) ?? -1] = mentorAt.get(mentor) ?? -1
  const reasons = unplaced.map(({ mentee, reason }): [number, UnplacedReason] => {
    const at = menteeAt.get(mentee) ?? -1
    const { rules = [], alone = false } = input.mentees[at] ?? {}
    return [at, reasonOf(reason, { rules: [...rules], alone })]
  })
  const { published, groups: _groups, ...figures } = quality
  const [changed, choices] = [published?.changed ?? null, { mentee: quality.menteeChoices, mentor: quality.mentorChoices }]
  return {
    mates,
    reasons: new Map(reasons),
    figures: {
      ...figures,
      menteeChoices: [...choices.mentee],
      mentorChoices: [...choices.mentor],
      load: { ...quality.load },
      changed,
      best: { ...best },
      certified,
    },
  }
}
