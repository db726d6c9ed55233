import type { Instance } from './instance.ts'
import type { MatchMode } from './match-input.ts'
import type { Labels, Wishes } from './quality.ts'
import { runningSums } from './running-sums.ts'

/**
 * An input by position: people in the order of their ids, candidates mentee by mentee with their mentors ascending. It is taken on trust; input by
 * ids (`matchPeople`) is checked.
 */
export interface MatchColumns {
  /** Of each mentor: how many mentees he takes. */
  readonly capacities: Int32Array
  /** Candidates of a mentee stand from `starts[mentee]` up to `starts[mentee + 1]`. */
  readonly starts: Int32Array
  readonly mentors: Int32Array
  /** Of each candidate, 0…1000. */
  readonly points: Int32Array
  /** Which wish the other one is, from 1; 0: not named. */
  readonly menteeRanks: Uint8Array | Int32Array
  readonly mentorRanks: Uint8Array | Int32Array
  /** Of each candidate: 1 for a pair that must not be. */
  readonly prohibited: Uint8Array
  /** Of each mentee: the mentor it is locked to, or -1. The threshold does not concern it. */
  readonly locks: Int32Array
  /** Of each mentee: the mentor of the last publication, or -1; undefined when nothing was published. */
  readonly published: Int32Array | undefined
  readonly labels?: Labels
  /** Pairs of fewer points are no candidates. */
  readonly threshold: number
  readonly mode: MatchMode
}

export interface Prepared {
  /** All pairs that may be, with all places; which candidates they are. */
  readonly whole: Instance
  readonly wholeEdges: Int32Array
  readonly wishes: Wishes
  /** What is left to choose in: without those locked and the places they take. */
  readonly open: Instance
  readonly openWishes: Wishes
  /** Mentees whose candidates were all taken away: by the curator, or by the threshold. */
  readonly prohibited: ReadonlySet<number>
  readonly belowThreshold: ReadonlySet<number>
}

/** Values of some edges, in their order. */
function taken(values: ArrayLike<number>, edges: Int32Array): Int32Array {
  const some = new Int32Array(edges.length)
  for (let at = 0; at < edges.length; at += 1) some[at] = values[edges[at] ?? 0] ?? 0
  return some
}

/** The edges of an instance that are marked, with what they were. */
function narrowed(instance: Instance, isLeft: Uint8Array): { left: Instance; edges: Int32Array } {
  const { menteeCount, starts } = instance
  const counts = new Int32Array(menteeCount)
  const kept = new Int32Array(instance.mentors.length)
  let count = 0
  for (let mentee = 0; mentee < menteeCount; mentee += 1) {
    const before = count
    const end = starts[mentee + 1] ?? 0
    for (let edge = starts[mentee] ?? 0; edge < end; edge += 1) if (isLeft[edge] === 1) kept[count++] = edge
    counts[mentee] = count - before
  }
  const edges = kept.slice(0, count)
  const [mentors, suitability] = [taken(instance.mentors, edges), taken(instance.suitability, edges)]
  return { left: { ...instance, starts: runningSums(counts), mentors, suitability }, edges }
}

/** Candidates that may be, in spite of the threshold where they are locked. */
function markPermitted({ starts, mentors, points, prohibited, locks, threshold }: MatchColumns): Uint8Array {
  const marks = new Uint8Array(mentors.length)
  for (let mentee = 0; mentee + 1 < starts.length; mentee += 1) {
    const [end, lock] = [starts[mentee + 1] ?? 0, locks[mentee] ?? -1]
    for (let edge = starts[mentee] ?? 0; edge < end; edge += 1)
      if (prohibited[edge] !== 1 && ((points[edge] ?? -1) >= threshold || mentors[edge] === lock)) marks[edge] = 1
  }
  return marks
}

/** Candidates of those who are not locked. */
function markOpen({ starts, mentors }: Instance, locks: Int32Array): Uint8Array {
  const marks = new Uint8Array(mentors.length).fill(1)
  locks.forEach((lock, mentee) => {
    if (lock >= 0) marks.fill(0, starts[mentee], starts[mentee + 1])
  })
  return marks
}

/** Somebody not named stands one behind the last who can be: for everybody of that side the same. */
function wishesOf({ menteeRanks, mentorRanks }: MatchColumns, edges: Int32Array): Wishes {
  const of = (all: Uint8Array | Int32Array) => {
    const ranks = taken(all, edges)
    let last = 0
    for (const rank of ranks) if (rank > last) last = rank
    for (let at = 0; at < ranks.length; at += 1) ranks[at] ||= last + 1
    return { ranks, last }
  }
  const [mentee, mentor] = [of(menteeRanks), of(mentorRanks)]
  return { byMentee: mentee.ranks, byMentor: mentor.ranks, menteeWishes: mentee.last, mentorWishes: mentor.last }
}

function placesLeft(capacities: Int32Array, locks: Int32Array): Int32Array {
  const left = capacities.slice()
  for (const mentor of locks) if (mentor >= 0) left[mentor] = (left[mentor] ?? 0) - 1
  return left
}

/** Takes away what must not be, is not worth it or is settled. */
export function prepare(columns: MatchColumns): Prepared {
  const { capacities, starts, mentors, points, prohibited, locks } = columns
  const all = { menteeCount: starts.length - 1, capacities, starts, mentors, suitability: points }
  const { left: whole, edges } = narrowed(all, markPermitted(columns))
  const { left, edges: openEdges } = narrowed(whole, markOpen(whole, locks))
  const wishes = wishesOf(columns, edges)
  const emptied = Array.from({ length: all.menteeCount }, (_, mentee) => mentee).filter(
    (mentee) => starts[mentee] !== starts[mentee + 1] && whole.starts[mentee] === whole.starts[mentee + 1],
  )
  const hasPermitted = (mentee: number) => prohibited.subarray(starts[mentee], starts[mentee + 1]).includes(0)
  return {
    whole,
    wholeEdges: edges,
    wishes,
    open: { ...left, capacities: placesLeft(capacities, locks) },
    openWishes: { ...wishes, byMentee: taken(wishes.byMentee, openEdges), byMentor: taken(wishes.byMentor, openEdges) },
    prohibited: new Set(emptied.filter((mentee) => !hasPermitted(mentee))),
    belowThreshold: new Set(emptied.filter(hasPermitted)),
  }
}
