import { type Assignment, reprice, seat } from './assignment.ts'
import type { Bidding } from './bidding.ts'
import type { Market } from './market.ts'
import type { Work } from './work.ts'

/**
 * The auction of `bid` turned round: bidders with several units, objects that take one. A bidder does not compete with itself: a unit
 * looks past what its own kind holds, and all of them pay up to the same next choice. Returns the units left over.
 */
export function bidWithPlaces(market: Market, assignment: Assignment, work: Work, { passes, budget, patience }: Bidding): Int32Array {
  const { objects, owners, units, slots, starts, edges, dearest, cheapest } = market
  const { prices, occupants, taken, pairCosts, mates } = assignment
  const waiting = Int32Array.from(owners.keys())
  const givenUp = new Int32Array(owners.length)
  const tooDear = dearest + patience * (dearest - cheapest) + 1
  let waitingCount = waiting.length
  let givenUpCount = 0
  let made = 0
  for (let pass = 0; pass < passes && waitingCount > 0; pass += 1) {
    const before = waitingCount
    let left = budget * waitingCount + 100
    waitingCount = 0
    for (let turn = 0; turn < before; turn += 1) {
      let unit = waiting[turn] ?? 0
      for (;;) {
        made += 1
        const owner = owners[unit] ?? 0
        let best = tooDear
        let second = tooDear
        let bestEdge = -1
        let secondEdge = -1
        for (let edge = 2 * (starts[owner] ?? 0), end = 2 * (starts[owner + 1] ?? 0); edge < end; edge += 2) {
          const cost = edges[edge + 1] ?? 0
          if (cost >= second) break
          const object = edges[edge] ?? 0
          const value = cost + (prices[object] ?? 0)
          if (value >= second || ((taken[object] ?? 0) > 0 && owners[occupants[slots[object] ?? 0] ?? 0] === owner)) continue
          if (value < best) {
            second = best
            secondEdge = bestEdge
            best = value
            bestEdge = edge
          } else {
            second = value
            secondEdge = edge
          }
        }
        if (bestEdge < 0) {
          givenUp[givenUpCount] = unit
          givenUpCount += 1
          break
        }
        let object = edges[bestEdge] ?? 0
        if (best === second && (taken[object] ?? 0) > 0) {
          const other = secondEdge < 0 ? object : (edges[secondEdge] ?? 0)
          if ((taken[other] ?? 0) > 0) {
            waiting[waitingCount] = unit
            waitingCount += 1
            break
          }
          object = other
          bestEdge = secondEdge
        }
        const slot = slots[object] ?? 0
        const outbid = (taken[object] ?? 0) > 0 ? (occupants[slot] ?? 0) : -1
        taken[object] = 1
        seat(assignment, unit, object, slot, edges[bestEdge + 1] ?? 0)
        for (let own = units[owner] ?? 0; own < (units[owner + 1] ?? 0); own += 1) {
          const held = mates[own] ?? -1
          if (held >= 0) prices[held] = second - (pairCosts[own] ?? 0)
        }
        if (outbid < 0) break
        mates[outbid] = -1
        left -= 1
        unit = outbid
        if (left >= 0) continue
        waiting[waitingCount] = outbid
        waitingCount += 1
        break
      }
    }
    if (pass > 1 && waitingCount > 0.9 * before) break
  }
  work.bids += made
  for (let object = 0; object < objects; object += 1) reprice(market, assignment, object)
  waiting.set(givenUp.subarray(0, givenUpCount), waitingCount)
  return waiting.subarray(0, waitingCount + givenUpCount)
}
