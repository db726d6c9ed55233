import { easeBlocking } from './blocking.ts'
import { certify } from './certify.ts'
import { perfect } from './instance.ts'
import type { MatchMode } from './match-input.ts'
import { type MatchColumns, type Prepared, prepare } from './prepare.ts'
import { rankMaximal, stableFirst, worstPairFirst, worthOfPairs } from './presets.ts'
import { type Quality, qualityOf } from './quality.ts'
import { blockingPairs } from './ranks.ts'
import { type Solution, solve } from './solve.ts'
import { Standing } from './standing.ts'
import { type HallGroup, hallGroups, reasonsOf } from './unplaced.ts'

/** The one reason why a mentee has no mentor; a group is told as its people are. */
export type UnplacedReason<Group = HallGroup> =
  | { readonly kind: 'NO_CANDIDATE' }
  /** There were candidates, and all of them are prohibited. */
  | { readonly kind: 'PROHIBITED' }
  | { readonly kind: 'BELOW_THRESHOLD' }
  /** Too few places for all, and the order or the mode decided who goes without. */
  | { readonly kind: 'HALL'; readonly group: Group }
  /** Too few places for all; with this one instead of another all would have so many points fewer. */
  | { readonly kind: 'LOST_TRADE'; readonly group: Group; readonly pointsLost: number }
  /** Too few places for all, and the wishes of both sides decided. */
  | { readonly kind: 'MODE_B_STABLE'; readonly group: Group }

/** What one more place with a mentor would add at most. */
export interface PlaceWorth<Mentor = number> {
  readonly mentor: Mentor
  /** 1 when it would place one more mentee. */
  readonly placed: 0 | 1
  readonly points: number
}

/** The matching without blocking pairs, from which was filled up: what that added, took apart and spoiled. */
export interface StableFigures {
  readonly placed: number
  readonly total: number
  readonly added: number
  readonly parted: number
  readonly blocking: number
}

export interface ColumnsResult {
  /** The mentor of each mentee, or -1. */
  readonly mates: Int32Array
  /** Why a mentee has no mentor: worked out when it is asked, for it takes as long as the pairs. */
  readonly unplaced: () => ReadonlyMap<number, UnplacedReason>
  readonly quality: Quality
  /** No other pairs place more, or, placing as many, have more points. It has been proved; other modes give up some points for what they prefer. */
  readonly best: { readonly placed: number; readonly total: number }
  /** What the mode aims at has been proved to be the best there is. */
  readonly certified: boolean
  /** Mentors whose places are scarce. */
  readonly worth: readonly PlaceWorth[]
  readonly stable: (StableFigures & { readonly mates: Int32Array }) | undefined
  /** Where the pairs stand. */
  readonly prepared: Prepared
}

type Found = Pick<ColumnsResult, 'mates' | 'certified' | 'stable'>

function find({ open, openWishes }: Prepared, best: Solution, mode: MatchMode): Found {
  switch (mode) {
    case 'points':
      return { mates: best.mates, certified: certify(open, best).optimal, stable: undefined }
    case 'rankMaximal':
      return { mates: rankMaximal(open, openWishes.byMentee).mates, certified: true, stable: undefined }
    case 'worstPair': {
      const solution = worstPairFirst(open)
      return { mates: solution.mates, certified: certify(open, solution).optimal, stable: undefined }
    }
    default: {
      const { stable, filled, added, parted, blocking } = stableFirst(open, openWishes)
      const certified = blockingPairs(open, openWishes, stable).edges.length === 0
      return { mates: filled.mates, certified, stable: { mates: stable, ...worthOfPairs(open, stable), added, parted, blocking } }
    }
  }
}

function unplacedOf({ locks, mode }: MatchColumns, prepared: Prepared, found: Found, best: Solution): Map<number, UnplacedReason> {
  const { open } = prepared
  const left = Array.from(found.mates.keys()).filter((mentee) => (found.mates[mentee] ?? -1) < 0 && (locks[mentee] ?? -1) < 0)
  if (left.length === 0) return new Map()
  const groups = hallGroups(open)
  const reasons = mode === 'points' ? reasonsOf(new Standing(open, best), groups) : undefined
  const reasonFor = (mentee: number): UnplacedReason => {
    const group = groups.get(mentee)
    if (group === undefined) {
      if (prepared.belowThreshold.has(mentee)) return { kind: 'BELOW_THRESHOLD' }
      return { kind: prepared.prohibited.has(mentee) ? 'PROHIBITED' : 'NO_CANDIDATE' }
    }
    if (mode === 'stable') return { kind: 'MODE_B_STABLE', group }
    const reason = reasons?.get(mentee)
    if (reason?.kind === 'LOST_TRADE') return { kind: 'LOST_TRADE', group, pointsLost: -reason.instead.total }
    return { kind: 'HALL', group }
  }
  return new Map(left.map((mentee) => [mentee, reasonFor(mentee)]))
}

function worthOfPlaces({ prices, outCost, scale }: Solution): PlaceWorth[] {
  const out = outCost - perfect * scale
  return Array.from(prices).flatMap((price, mentor): PlaceWorth[] => {
    // Whoever comes in brings points of its own, so what is left may be negative where others have to move.
    if (price > outCost / 2) return [{ mentor, placed: 1, points: Math.floor((price - out) / scale) }]
    const points = Math.floor(price / scale)
    return points > 0 ? [{ mentor, placed: 0, points }] : []
  })
}

/** Finds pairs for people given by position; the same columns give the same result. Blocking pairs of the quality are those of all pairs, the locked ones too. */
export function matchColumns(columns: MatchColumns): ColumnsResult {
  const prepared = prepare(columns)
  const { open, openWishes, whole, wishes } = prepared
  const { locks, published, mode, labels = new Map() } = columns
  const solution = solve(open, { published })
  const areWishes = wishes.menteeWishes > 0 || wishes.mentorWishes > 0
  const best = areWishes && mode === 'points' ? easeBlocking(open, openWishes, solution) : solution
  const found = find(prepared, best, mode)
  const mates = found.mates.map((mentor, mentee) => Math.max(mentor, locks[mentee] ?? -1))
  const ofLocks = worthOfPairs(whole, locks)
  return {
    mates,
    unplaced: () => unplacedOf(columns, prepared, found, best),
    quality: qualityOf(whole, mates, { wishes, published, labels }),
    best: { placed: best.placed + ofLocks.placed, total: best.total + ofLocks.total },
    certified: found.certified,
    worth: worthOfPlaces(best),
    stable: found.stable,
    prepared,
  }
}
