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

/** The edges of an instance for which it is so, with what they were. */
function narrowed(instance: Instance, isLeft: (edge: number, mentee: number) => boolean): { left: Instance; edges: Int32Array } {
  const { menteeCount, starts } = instance
  const counts = new Int32Array(menteeCount)
  const kept = new Int32Array(instance.mentors.length)
  let count = 0
  for (let mentee = 0; mentee < menteeCount; mentee += 1) {
    const before = count
    for (let edge = starts[mentee] ?? 0; edge < (starts[mentee + 1] ?? 0); edge += 1) if (isLeft(edge, mentee)) kept[count++] = edge
    counts[mentee] = count - before
  }
  const edges = kept.slice(0, count)
  const of = (values: Int32Array) => edges.map((edge) => values[edge] ?? 0)
  return { left: { ...instance, starts: runningSums(counts), mentors: of(instance.mentors), suitability: of(instance.suitability) }, edges }
}

/** Somebody not named stands one behind the last who can be: for everybody of that side the same. */
function wishesOf({ menteeRanks, mentorRanks }: MatchColumns, edges: Int32Array): Wishes {
  const last = (ranks: Uint8Array | Int32Array) => edges.reduce((largest, edge) => Math.max(largest, ranks[edge] ?? 0), 0)
  const of = (ranks: Uint8Array | Int32Array, behind: number) => edges.map((edge) => ranks[edge] || behind)
  const [menteeWishes, mentorWishes] = [last(menteeRanks), last(mentorRanks)]
  return { byMentee: of(menteeRanks, menteeWishes + 1), byMentor: of(mentorRanks, mentorWishes + 1), menteeWishes, mentorWishes }
}

function placesLeft(capacities: Int32Array, locks: Int32Array): Int32Array {
  const left = capacities.slice()
  for (const mentor of locks) if (mentor >= 0) left[mentor] = (left[mentor] ?? 0) - 1
  return left
}

/** Takes away what must not be, is not worth it or is settled. */
export function prepare(columns: MatchColumns): Prepared {
  const { capacities, starts, mentors, points, prohibited, locks, threshold } = columns
  const all = { menteeCount: starts.length - 1, capacities, starts, mentors, suitability: points }
  const isPermitted = (edge: number) => prohibited[edge] !== 1
  const isWorth = (edge: number, mentee: number) => (points[edge] ?? -1) >= threshold || mentors[edge] === locks[mentee]
  const { left: whole, edges } = narrowed(all, (edge, mentee) => isPermitted(edge) && isWorth(edge, mentee))
  const { left, edges: openEdges } = narrowed(whole, (_edge, mentee) => (locks[mentee] ?? -1) < 0)
  const wishes = wishesOf(columns, edges)
  const ofOpen = (ranks: Int32Array) => openEdges.map((edge) => ranks[edge] ?? 0)
  const emptied = Array.from({ length: all.menteeCount }, (_, mentee) => mentee).filter(
    (mentee) => starts[mentee] !== starts[mentee + 1] && whole.starts[mentee] === whole.starts[mentee + 1],
  )
  const hasPermitted = (mentee: number) => {
    for (let edge = starts[mentee] ?? 0; edge < (starts[mentee + 1] ?? 0); edge += 1) if (isPermitted(edge)) return true
    return false
  }
  return {
    whole,
    wholeEdges: edges,
    wishes,
    open: { ...left, capacities: placesLeft(capacities, locks) },
    openWishes: { ...wishes, byMentee: ofOpen(wishes.byMentee), byMentor: ofOpen(wishes.byMentor) },
    prohibited: new Set(emptied.filter((mentee) => !hasPermitted(mentee))),
    belowThreshold: new Set(emptied.filter(hasPermitted)),
  }
}
