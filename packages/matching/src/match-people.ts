import { easeBlocking } from './blocking.ts'
import { certify } from './certify.ts'
import { PairMap } from './check-input.ts'
import { edgeBetween, perfect } from './instance.ts'
import type { MatchInput, MatchMode, Part } from './match-input.ts'
import { type Prepared, prepare } from './prepare.ts'
import { rankMaximal, stableFirst, worstPairFirst, worthOfPairs } from './presets.ts'
import { type Quality, qualityOf } from './quality.ts'
import { blockingPairs } from './ranks.ts'
import { type Solution, solve } from './solve.ts'
import { Standing } from './standing.ts'
import { type HallGroup, hallGroups, reasonsOf } from './unplaced.ts'

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

/** The one reason why a mentee has no mentor. */
export type UnplacedReason =
  | { readonly kind: 'NO_CANDIDATE' }
  /** There were candidates, and all of them are prohibited. */
  | { readonly kind: 'PROHIBITED' }
  | { readonly kind: 'BELOW_THRESHOLD' }
  /** Too few places for all, and the order or the mode decided who goes without. */
  | { readonly kind: 'HALL'; readonly group: HallGroupOfIds }
  /** Too few places for all; with this one instead of another all would have so many points fewer. */
  | { readonly kind: 'LOST_TRADE'; readonly group: HallGroupOfIds; readonly pointsLost: number }
  /** Too few places for all, and the wishes of both sides decided. */
  | { readonly kind: 'MODE_B_STABLE'; readonly group: HallGroupOfIds }

export interface Unplaced {
  readonly mentee: string
  readonly reason: UnplacedReason
}

/** What one more place with a mentor would add at most. */
interface PlaceWorth {
  readonly mentor: string
  /** 1 when it would place one more mentee. */
  readonly placed: 0 | 1
  readonly points: number
}

interface StableSummary {
  /** Pairs of the matching without blocking pairs, from which was filled up. */
  readonly pairs: readonly { readonly mentee: string; readonly mentor: string }[]
  readonly placed: number
  readonly total: number
  /** What filling up added, took apart and spoiled. */
  readonly added: number
  readonly parted: number
  readonly blocking: number
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
  readonly worth: readonly PlaceWorth[]
  readonly stable: StableSummary | undefined
}

interface Found {
  readonly mates: Int32Array
  readonly certified: boolean
  readonly stable?: StableSummary
}

function find({ open, openWishes, mentees, mentors }: Prepared, best: Solution, mode: MatchMode): Found {
  switch (mode) {
    case 'points':
      return { mates: best.mates, certified: certify(open, best).optimal }
    case 'rankMaximal':
      return { mates: rankMaximal(open, openWishes.byMentee).mates, certified: true }
    case 'worstPair': {
      const solution = worstPairFirst(open)
      return { mates: solution.mates, certified: certify(open, solution).optimal }
    }
    default: {
      const { stable, filled, added, parted, blocking } = stableFirst(open, openWishes)
      const pairs = [...stable.entries()]
        .filter(([, mentor]) => mentor >= 0)
        .map(([mentee, mentor]) => ({ mentee: mentees[mentee] ?? '', mentor: mentors[mentor] ?? '' }))
      const certified = blockingPairs(open, openWishes, stable).edges.length === 0
      return { mates: filled.mates, certified, stable: { pairs, ...worthOfPairs(open, stable), added, parted, blocking } }
    }
  }
}

function unplacedOf(prepared: Prepared, found: Found, best: Solution, mode: MatchMode): Unplaced[] {
  const { open, locks, mentees, mentors } = prepared
  const inIds = ({ mentees: some, mentors: shared, places }: HallGroup): HallGroupOfIds => ({
    mentees: some.map((at) => mentees[at] ?? ''),
    mentors: shared.map((at) => mentors[at] ?? ''),
    places,
  })
  const groups = hallGroups(open)
  const reasons = mode === 'points' ? reasonsOf(new Standing(open, best)) : undefined
  const reasonFor = (mentee: number): UnplacedReason => {
    const group = groups.get(mentee)
    if (group === undefined) {
      if (prepared.belowThreshold.has(mentee)) return { kind: 'BELOW_THRESHOLD' }
      return { kind: prepared.prohibited.has(mentee) ? 'PROHIBITED' : 'NO_CANDIDATE' }
    }
    if (mode === 'stable') return { kind: 'MODE_B_STABLE', group: inIds(group) }
    const reason = reasons?.get(mentee)
    if (reason?.kind === 'LOST_TRADE') return { kind: 'LOST_TRADE', group: inIds(group), pointsLost: -reason.instead.total }
    return { kind: 'HALL', group: inIds(group) }
  }
  return mentees.flatMap((id, mentee) =>
    (found.mates[mentee] ?? -1) >= 0 || (locks[mentee] ?? -1) >= 0 ? [] : [{ mentee: id, reason: reasonFor(mentee) }],
  )
}

function worthOfPlaces(mentors: readonly string[], { prices, outCost, scale }: Solution): PlaceWorth[] {
  const out = outCost - perfect * scale
  return mentors.flatMap((mentor, at): PlaceWorth[] => {
    const price = prices[at] ?? 0
    // Whoever comes in brings points of its own, so what is left may be negative where others have to move.
    if (price > outCost / 2) return [{ mentor, placed: 1, points: Math.floor((price - out) / scale) }]
    const points = Math.floor(price / scale)
    return points > 0 ? [{ mentor, placed: 0, points }] : []
  })
}

/**
 * Finds pairs for people given by ids. The same input, in whatever order, gives the same result. Throws a `MatchInputError` that names all that
 * is wrong with it. Blocking pairs of the quality are those of all pairs, the locked ones too.
 */
export function matchPeople(input: MatchInput): MatchResult {
  const prepared = prepare(input)
  const { open, whole, locks, mentees, mentors, candidates, wishes } = prepared
  const mode = input.mode ?? 'points'
  const solution = solve(open, { published: prepared.published })
  const areWishes = wishes.menteeWishes > 0 || wishes.mentorWishes > 0
  const best = areWishes && mode === 'points' ? easeBlocking(open, prepared.openWishes, solution) : solution
  const found = find(prepared, best, mode)
  const mates = found.mates.map((mentor, mentee) => Math.max(mentor, locks[mentee] ?? -1))
  const lockedBy = new PairMap<string | undefined>()
  for (const lock of input.locks ?? []) lockedBy.set(lock, lock.by)
  const pairs = [...mates.entries()].flatMap(([mentee, mentor]): MatchedPair[] => {
    const candidate = mentor < 0 ? undefined : candidates[edgeBetween(whole, mentee, mentor)]
    if (candidate === undefined) return []
    const { parts, menteeRank, mentorRank } = candidate
    const pair = { mentee: mentees[mentee] ?? '', mentor: mentors[mentor] ?? '' }
    return [
      {
        ...pair,
        points: parts.reduce((sum, { points }) => sum + points, 0),
        parts,
        menteeRank,
        mentorRank,
        mutual: menteeRank !== undefined && mentorRank !== undefined,
        isLocked: lockedBy.has(pair),
        lockedBy: lockedBy.get(pair),
      },
    ]
  })
  const ofLocks = worthOfPairs(whole, locks)
  return {
    mode,
    pairs,
    unplaced: unplacedOf(prepared, found, best, mode),
    quality: qualityOf(whole, mates, { wishes, published: prepared.published, labels: prepared.labels }),
    best: { placed: best.placed + ofLocks.placed, total: best.total + ofLocks.total },
    certified: found.certified,
    worth: worthOfPlaces(mentors, best),
    stable: found.stable,
  }
}
