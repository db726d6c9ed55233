import { type Assignment, reprice, seat } from './assignment.ts'
import type { Market } from './market.ts'
import type { Work } from './work.ts'

export interface Bidding {
  /** How often those left over may try again. */
  readonly passes: number
  /** Bids a pass may take, as a multiple of those who bid in it. */
  readonly budget: number
  /** When a bidder gives up, as a multiple of the spread of costs: where places are scarce, prices would rise without end. */
  readonly patience: number
}

/**
 * An auction without a least increment (the augmenting row reduction of Jonker and Volgenant, with capacities): every unit takes its best
 * object and bids up to what the second best is worth to it. A bid stays with its slot, the price of a full object is its lowest bid, and
 * who made that is the next to be outbid. So everybody seated stays exactly content, which an increment would spoil. Returns the units
 * left over: those whose turn raised no price, and those for whom everything became too dear.
 */
export function bid(market: Market, assignment: Assignment, work: Work, { passes, budget, patience }: Bidding): Int32Array {
  const { objects, owners, capacities, slots, starts, edges, dearest, cheapest } = market
  const { prices, occupants, taken, pairCosts } = assignment
  const bids = new Float64Array(occupants.length)
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
          const value = cost + (prices[edges[edge] ?? 0] ?? 0)
          if (value >= second) continue
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
        if (best === second && secondEdge >= 0 && taken[object] === capacities[object]) {
          const other = edges[secondEdge] ?? 0
          if ((taken[other] ?? 0) < (capacities[other] ?? 0)) {
            object = other
            bestEdge = secondEdge
          }
        }
        const price = prices[object] ?? 0
        const offer = price + (second - best)
        const first = slots[object] ?? 0
        const end = slots[object + 1] ?? 0
        const free = first + (taken[object] ?? 0)
        // The lowest bid, and the lowest of the others: what the price becomes when that one is outbid.
        let lowest = Number.POSITIVE_INFINITY
        let nextLowest = Number.POSITIVE_INFINITY
        let lowestSlot = free
        for (let slot = first; slot < free; slot += 1) {
          const made = bids[slot] ?? 0
          if (made < lowest) {
            nextLowest = lowest
            lowest = made
            lowestSlot = slot
          } else if (made < nextLowest) nextLowest = made
        }
        if (free < end) {
          taken[object] = free - first + 1
          occupants[free] = unit
          bids[free] = offer
          pairCosts[unit] = edges[bestEdge + 1] ?? 0
          if (free + 1 === end) prices[object] = Math.max(price, Math.min(lowest, offer))
          break
        }
        if (offer <= lowest) {
          waiting[waitingCount] = unit
          waitingCount += 1
          break
        }
        const outbid = occupants[lowestSlot] ?? 0
        occupants[lowestSlot] = unit
        bids[lowestSlot] = offer
        pairCosts[unit] = edges[bestEdge + 1] ?? 0
        const raised = Math.min(offer, nextLowest)
        prices[object] = raised
        left -= 1
        if (raised <= price || left < 0) {
          waiting[waitingCount] = outbid
          waitingCount += 1
          break
        }
        unit = outbid
      }
    }
    if (pass > 1 && waitingCount > 0.9 * before) break
  }
  work.bids += made
  for (let object = 0; object < objects; object += 1) {
    const first = slots[object] ?? 0
    for (let slot = first; slot < first + (taken[object] ?? 0); slot += 1) {
      const unit = occupants[slot] ?? 0
      seat(assignment, unit, object, slot, pairCosts[unit] ?? 0)
    }
    reprice(market, assignment, object)
  }
  waiting.set(givenUp.subarray(0, givenUpCount), waitingCount)
  return waiting.subarray(0, waitingCount + givenUpCount)
}
