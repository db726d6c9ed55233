import type { Search } from './search.ts'

/** The least that a bidder could have: cost and price of its cheapest open choice. Infinity when it has none. */
export function leastOf({ market, assignment, labels, floor }: Search, bidder: number): number {
  const { starts, edges } = market
  const { prices } = assignment
  const { keys } = labels
  let least = Number.POSITIVE_INFINITY
  for (let edge = 2 * (starts[bidder] ?? 0), end = 2 * (starts[bidder + 1] ?? 0); edge < end; edge += 2) {
    const cost = edges[edge + 1] ?? 0
    if (cost + floor >= least) break
    const object = edges[edge] ?? 0
    const value = cost + (prices[object] ?? 0)
    if (value < least && keys[object] !== Number.NEGATIVE_INFINITY) least = value
  }
  return least
}
