/** A path through the pairs. */
export interface Path {
  /** What it costs to take it, in parts of a point (`unit` in residual.ts). */
  readonly cost: number
  /** Who goes where, -1 for out; the first goes where there is room, the next into the place that the first has left, and so on. */
  readonly moves: readonly Move[]
  /** It has ended at the goal. */
  readonly reachesGoal: boolean
}

export interface Move {
  readonly mentee: number
  readonly to: number
}

/** Where a search forward begins and may end. */
export interface Errand {
  /** The mentee that wants a place, or nobody. */
  readonly mentee: number
  /** Without a mentee: the mentor at whom somebody has to make room. */
  readonly mentor: number
  /** What the mentee has now, as costs; it may stay with that. Infinity when it may not. */
  readonly instead: number
  /** A mentor with a place to fill: reaching it costs nothing more, ending anywhere else costs `elsewhere`. */
  readonly goal: number
  readonly elsewhere: number
  /** A mentor to whom the mentee must not go. */
  readonly avoid: number
}
