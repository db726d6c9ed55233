import { reprice } from './assignment.ts'
import { followPath } from './follow-path.ts'
import { leastOf } from './least-of.ts'
import type { Search } from './search.ts'
import type { Crowded } from './seat-everybody.ts'

/**
 * Later crowds have choices in earlier ones, which the first phase left out of account. An earlier crowd becomes dearer as a whole until
 * nobody of a later one would rather be there; nothing changes inside it. The latest comes first: it presses on all before it.
 */
function liftCrowds({ market, assignment }: Search, { objects, ends }: Crowded): void {
  const { owners, slots, starts, edges } = market
  const { prices, duals, occupants, taken } = assignment
  const crowdOf = new Int32Array(market.objects).fill(ends.length)
  const firsts = ends.map((_, crowd) => (crowd === 0 ? 0 : (ends[crowd - 1] ?? 0)))
  ends.forEach((end, crowd) => {
    for (let k = firsts[crowd] ?? 0; k < end; k += 1) crowdOf[objects[k] ?? 0] = crowd
  })
  const lifts = new Float64Array(ends.length)
  for (let crowd = ends.length - 1; crowd >= 0; crowd -= 1) {
    const members = objects.subarray(firsts[crowd], ends[crowd])
    const lift = lifts[crowd] ?? 0
    for (const object of members) {
      prices[object] = (prices[object] ?? 0) + lift
      reprice(market, assignment, object)
    }
    for (const object of members)
      for (let slot = slots[object] ?? 0, end = slot + (taken[object] ?? 0); slot < end; slot += 1) {
        const bidder = owners[occupants[slot] ?? 0] ?? 0
        for (let edge = 2 * (starts[bidder] ?? 0); edge < 2 * (starts[bidder + 1] ?? 0); edge += 2) {
          const choice = edges[edge] ?? 0
          const other = crowdOf[choice] ?? 0
          const wanting = (duals[bidder] ?? 0) - (edges[edge + 1] ?? 0) - (prices[choice] ?? 0)
          if (other < crowd && wanting > (lifts[other] ?? 0)) lifts[other] = wanting
        }
      }
  }
}

/** Puts an object among those that a unit may leave, under the dual of its dearest. */
function offerLeaver({ market, assignment, leavers, leaverKeys }: Search, object: number): void {
  const { owners, slots } = market
  const { duals, occupants, taken } = assignment
  let key = Number.POSITIVE_INFINITY
  for (let slot = slots[object] ?? 0, end = slot + (taken[object] ?? 0); slot < end; slot += 1)
    key = Math.min(key, -(duals[owners[occupants[slot] ?? 0] ?? 0] ?? 0))
  if (key === leaverKeys[object] || key === Number.POSITIVE_INFINITY) return
  leaverKeys[object] = key
  leavers.push(key, object)
}

/**
 * The second phase: in the crowds as many stay out as wait, whoever they are; a waiting unit takes the place of the one for which staying
 * out is cheapest. `outLevel` begins at the dearest dual, since only differences decide who leaves.
 */
export function chooseLeavers(search: Search, crowded: Crowded, step: () => void): void {
  const { market, assignment, labels, leaverKeys, asked } = search
  const { keys, remaining, settled, settledBack } = labels
  const { objects, waiting } = crowded
  const { prices, duals } = assignment
  if (objects.length === 0) return
  liftCrowds(search, crowded)
  remaining.fill(Number.NEGATIVE_INFINITY)
  for (const object of objects) {
    keys[object] = Number.POSITIVE_INFINITY
    remaining[object] = Number.POSITIVE_INFINITY
  }
  search.floor = Number.POSITIVE_INFINITY
  search.outLevel = Number.NEGATIVE_INFINITY
  search.roomyCount = 0
  search.patience = 0
  for (const object of objects) {
    search.floor = Math.min(search.floor, prices[object] ?? 0)
    offerLeaver(search, object)
    search.outLevel = Math.max(search.outLevel, -(leaverKeys[object] ?? 0))
  }
  for (const unit of waiting) {
    step()
    const bidder = market.owners[unit] ?? 0
    const least = leastOf(search, bidder)
    if (least === Number.POSITIVE_INFINITY) continue
    if (least >= search.outLevel) {
      duals[bidder] = search.outLevel
      continue
    }
    const found = search.find(unit, least)
    if (found.kind === 'exhausted') throw new Error('a crowd always has one to leave')
    const end = followPath(search, unit, found)
    for (let k = 0; k < search.askedCount; k += 1) offerLeaver(search, asked[k] ?? 0)
    for (let k = 0; k < labels.settledCount; k += 1) offerLeaver(search, settled[k] ?? 0)
    for (let k = 0; k < labels.settledBackCount; k += 1) offerLeaver(search, settledBack[k] ?? 0)
    if (end >= 0) offerLeaver(search, end)
    search.forget()
  }
}
