import type { MatchingMode, RunFigures, UnplacedReason } from '@nastavnik/contract'
import { type MatchColumns, matchColumns, type PairOfIds, type UnplacedReasonAt } from '@nastavnik/matching'
import { invalid } from '../../kernel/problem.ts'
import { edgeOf, pointsAt, type RoundInput } from './round-input.ts'

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
  /** Of each mentee without a mentor, by position: worked out when it is asked. */
  readonly reasons: () => ReadonlyMap<number, UnplacedReason>
  readonly figures: RunFigures
}

type DecisionProblem = 'matching.noPair' | 'matching.prohibited' | 'matching.placesBelowLocks'

/** The input with what is decided, as the engine takes it. Decisions about people who are not there any more are passed over. Throws 422 with what contradicts what. */
export function toColumns(input: RoundInput, { locks, prohibitions, places }: Decided, { mode, threshold, before }: Aim): MatchColumns {
  const { mentees, mentors, starts, mentorAt } = input
  const positions = (people: readonly { readonly id: string }[]) => new Map(people.map(({ id }, at) => [id, at]))
  const [menteeOf, mentorOf] = [positions(mentees), positions(mentors)]
  const here = (pairs: readonly PairOfIds[]) =>
    pairs.flatMap((pair) => {
      const [mentee, mentor] = [menteeOf.get(pair.mentee), mentorOf.get(pair.mentor)]
      return mentee === undefined || mentor === undefined ? [] : [{ ...pair, menteeAt: mentee, mentorAt: mentor }]
    })
  const matesOf = (pairs: readonly PairOfIds[]) => {
    const mates = new Int32Array(mentees.length).fill(-1)
    for (const pair of here(pairs)) mates[pair.menteeAt] = pair.mentorAt
    return mates
  }
  const capacities = Int32Array.from(mentors, ({ places: told }) => told)
  for (const { mentor, places: decided } of places) {
    const at = mentorOf.get(mentor)
    if (at !== undefined) capacities[at] = decided
  }
  const prohibited = new Uint8Array(mentorAt.length)
  for (const pair of here(prohibitions)) {
    const edge = edgeOf(input, pair.menteeAt, pair.mentorAt)
    if (edge >= 0) prohibited[edge] = 1
  }
  const locked = new Int32Array(mentors.length)
  const problems = here(locks).flatMap((lock): { path: string; code: DecisionProblem }[] => {
    const edge = edgeOf(input, lock.menteeAt, lock.mentorAt)
    locked[lock.mentorAt] = (locked[lock.mentorAt] ?? 0) + 1
    const isCrowded = (locked[lock.mentorAt] ?? 0) > (capacities[lock.mentorAt] ?? 0)
    if (edge < 0) return [{ path: `mentees.${lock.mentee}`, code: 'matching.noPair' }]
    if (prohibited[edge] === 1) return [{ path: `mentees.${lock.mentee}`, code: 'matching.prohibited' }]
    return isCrowded ? [{ path: `mentors.${lock.mentor}`, code: 'matching.placesBelowLocks' }] : []
  })
  const [first] = problems
  if (first !== undefined) throw invalid(first.code, problems)
  return {
    capacities,
    starts,
    mentors: mentorAt,
    points: mentorAt.map((_mentor, edge) => pointsAt(input, edge)),
    menteeRanks: input.menteeRanks,
    mentorRanks: input.mentorRanks,
    prohibited,
    locks: matesOf(locks),
    published: before === null ? undefined : matesOf(before),
    threshold,
    mode,
  }
}

function reasonOf(reason: UnplacedReasonAt, before: Pick<UnplacedReason, 'rules' | 'alone'>): UnplacedReason {
  const { kind } = reason
  const none = { rules: [], alone: false, shared: null, pointsLost: null }
  if (!('group' in reason)) return { ...none, kind, ...(kind === 'NO_CANDIDATE' && before) }
  const shared = { mentees: reason.group.mentees.length, places: reason.group.places }
  return { ...none, kind, shared, pointsLost: 'pointsLost' in reason ? reason.pointsLost : null }
}

/** Solves a round as decided, with the figures of it. The same arguments give the same answer. */
export function solveRound(input: RoundInput, decided: Decided, aim: Aim): Solved {
  const { mates, unplaced, quality, best, certified } = matchColumns(toColumns(input, decided, aim))
  const { published, groups: _groups, menteeChoices, mentorChoices, load, ...figures } = quality
  return {
    mates,
    reasons: () => {
      const reasons = [...unplaced()].map(([at, reason]): [number, UnplacedReason] => {
        const { rules = [], alone = false } = input.mentees[at] ?? {}
        return [at, reasonOf(reason, { rules: [...rules], alone })]
      })
      return new Map(reasons)
    },
    figures: {
      ...figures,
      menteeChoices: [...menteeChoices],
      mentorChoices: [...mentorChoices],
      load: { ...load },
      changed: published?.changed ?? null,
      best: { ...best },
      certified,
    },
  }
}
