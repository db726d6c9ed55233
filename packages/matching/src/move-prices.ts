import { type Assignment, reprice } from './assignment.ts'
import type { Labels } from './labels.ts'
import type { Market } from './market.ts'

/**
 * Once a path is found: what was gone through within `radius` of the searcher becomes dearer, and what was gone through within `back` of
 * the ends cheaper, until the path costs nothing. Everybody stays content. Nothing lies within both: that path would be shorter.
 */
export function movePrices(market: Market, assignment: Assignment, labels: Labels, radius: number, back: number): void {
  const { prices } = assignment
  const { distances, remaining, settled, settledCount, settledBack, settledBackCount } = labels
  for (let k = 0; k < settledCount; k += 1) {
    const object = settled[k] ?? 0
    const by = radius - (distances[object] ?? 0)
    if (by <= 0) continue
    prices[object] = (prices[object] ?? 0) + by
    reprice(market, assignment, object)
  }
  for (let k = 0; k < settledBackCount; k += 1) {
    const object = settledBack[k] ?? 0
    const by = back - (remaining[object] ?? 0)
    if (by <= 0) continue
    prices[object] = (prices[object] ?? 0) - by
    reprice(market, assignment, object)
  }
}
