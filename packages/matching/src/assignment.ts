import type { Market } from './market.ts'

/** Which unit holds which object, with the prices that keep everybody content: every seated unit holds one of its cheapest choices. */
export interface Assignment {
  /** Of each object: what a unit pays on top of the cost of the edge. */
  readonly prices: Float64Array
  /** Of each bidder with a seated unit: cost and price of what it holds, the least it could have. */
  readonly duals: Float64Array
  /** Of each unit: its object, or -1. */
  readonly mates: Int32Array
  /** Of each seated unit: the cost of its edge, and its slot. */
  readonly pairCosts: Int32Array
  readonly slotOf: Int32Array
  /** Of each slot: its unit. The first `taken[object]` slots of an object are in use. One more slot, the last, is the searcher's own. */
  readonly occupants: Int32Array
  readonly taken: Int32Array
}

export function emptyAssignment({ bidders, objects, owners, slots }: Market): Assignment {
  return {
    prices: new Float64Array(objects),
    duals: new Float64Array(bidders),
    mates: new Int32Array(owners.length).fill(-1),
    pairCosts: new Int32Array(owners.length),
    slotOf: new Int32Array(owners.length).fill(-1),
    occupants: new Int32Array((slots[objects] ?? 0) + 1).fill(-1),
    taken: new Int32Array(objects),
  }
}

/** Puts a unit into a slot of an object, whatever was there before. */
export function seat({ mates, pairCosts, slotOf, occupants }: Assignment, unit: number, object: number, slot: number, cost: number): void {
  mates[unit] = object
  pairCosts[unit] = cost
  slotOf[unit] = slot
  occupants[slot] = unit
}

/** After the price of an object has changed: what those who hold it pay. */
export function reprice({ owners, slots }: Market, { prices, duals, pairCosts, occupants, taken }: Assignment, object: number): void {
  const price = prices[object] ?? 0
  const first = slots[object] ?? 0
  const end = first + (taken[object] ?? 0)
  for (let slot = first; slot < end; slot += 1) {
    const unit = occupants[slot] ?? 0
    duals[owners[unit] ?? 0] = (pairCosts[unit] ?? 0) + price
  }
}
