import { edgeBetween, type Instance, perfect } from './instance.ts'

/** What makes a pair cheap: its suitability, and where that ties, having been published. */
export interface Terms {
  /** Pairs below are no candidates. */
  readonly threshold: number
  /** The mentor that each mentee had, or -1. */
  readonly published: Int32Array | undefined
  /** How many units of cost a point of suitability weighs: more than all published pairs together. */
  readonly scale: number
  /** The points of the best pair there is: `perfect`, unless points count something else (`presets.ts`). */
  readonly best?: number
}

/** Larger sums of costs would not be exact, and larger positions would not fit beside a cost where edges are sorted. */
export const largestSum = 2 ** 51
const largestSide = 2 ** 21
const largestCost = 2 ** 31 - 1

/** The cost of a pair under the terms. */
export const costOf = ({ published, scale, best = perfect }: Terms, mentee: number, mentor: number, points: number): number =>
  scale * (best - points) + (published === undefined || published[mentee] === mentor ? 0 : 1)

export function termsOf(instance: Instance, threshold: number, published: Int32Array | undefined): Terms {
  let kept = 0
  published?.forEach((mentor, mentee) => {
    if (mentor >= 0 && edgeBetween(instance, mentee, mentor) >= 0) kept += 1
  })
  const best = instance.suitability.reduce((larger, points) => Math.max(larger, points), perfect)
  const scale = published === undefined ? 1 : kept + 1
  if (scale * best >= largestCost) throw new RangeError('too many people for exact costs')
  return { threshold, published, scale, best }
}

/** What leaving a mentee out costs: more than any path through the market can cost or save, whatever becomes of the places. */
export function outCostOf({ menteeCount, capacities }: Instance, { scale, best = perfect }: Terms): number {
  const outCost = (2 * menteeCount + 3) * (scale * best + 2)
  if (outCost > largestSum || Math.max(menteeCount, capacities.length) > largestSide) throw new RangeError('too many people for exact sums')
  return outCost
}
