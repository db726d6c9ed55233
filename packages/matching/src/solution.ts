import type { Work } from './work.ts'

/** The optimum, with the prices that prove it. */
export interface Solution {
  /** Of each mentee: the mentor, or -1. */
  readonly mates: Int32Array
  readonly placed: number
  /** Suitability of all pairs together. */
  readonly total: number
  /**
   * Of each mentor: what one more place would add, in points times `scale`. About `outCost` where it would place one more mentee, 0 where
   * a place is free.
   */
  readonly prices: Float64Array
  readonly work: Work
  /** What leaving one more mentee out costs against any change of pairs, in the same units: more than all changes together. */
  readonly outCost: number
  /** Units of a point: 1, or more than there are published pairs to keep. */
  readonly scale: number
  readonly threshold: number
  readonly published: Int32Array | undefined
}
