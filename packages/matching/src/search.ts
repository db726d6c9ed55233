import type { Assignment } from './assignment.ts'
import { hasRoom, Labels, oneLeaves } from './labels.ts'
import { edgesByObject, type Market } from './market.ts'
import { movePrices } from './move-prices.ts'
import { Queue } from './queue.ts'
import type { Work } from './work.ts'

/** What beginning to go through a bidder costs, in numbers looked at: two an edge. */
const scanOverhead = 40

/** Where a search has ended. */
export type Found =
  /** Units move along the forward labels to this object, and on from it along the backward ones until somebody finds room or leaves. */
  | { readonly kind: 'meeting'; readonly object: number }
  /** Units move along the forward labels into the place of this one, which stays out; it may be the searcher itself. */
  | { readonly kind: 'leaver'; readonly unit: number }
  /** Nothing that can be reached has room: the labelled objects are full of units that have nowhere else to go. */
  | { readonly kind: 'exhausted' }

/**
 * Shortest augmenting paths, by two Dijkstra searches that meet: from a unit without an object, and from where a path can end. Prices
 * change only inside what was searched, so that every seated unit stays content.
 *
 * A path ends where an object has room or, in the second phase, where a unit stays out. Both ends have a level: objects with room cost
 * `floor`, staying out costs `outLevel`. The levels move instead of everything that the backward search has not reached.
 */
export class Search {
  readonly market: Market
  readonly assignment: Assignment
  readonly work: Work
  readonly labels: Labels
  floor = 0
  outLevel = Number.POSITIVE_INFINITY
  /** Objects with room, in phase one. */
  readonly roomy: Int32Array
  roomyCount: number
  /** Objects by the dual of their dearest unit, negative; in phase two. */
  readonly leavers: Queue
  /** The key under which an object stands in `leavers`, NaN when it does not. */
  readonly leaverKeys: Float64Array
  /** Objects taken out of `leavers` by the search. */
  readonly asked: Int32Array
  askedCount = 0
  /** What a search may look at, two numbers an edge, before it starts from the other end too. */
  patience = 0
  readonly #queue: Queue
  readonly #backQueue: Queue
  readonly #level: Int32Array
  #byObject: { starts: Int32Array; edges: Int32Array } | undefined

  constructor(market: Market, assignment: Assignment, work: Work) {
    const { objects, capacities } = market
    this.market = market
    this.assignment = assignment
    this.work = work
    this.labels = new Labels(objects)
    this.#level = new Int32Array(objects)
    this.#queue = new Queue(objects >> 4)
    this.#backQueue = new Queue(objects >> 4)
    this.leavers = new Queue(0)
    this.leaverKeys = new Float64Array(objects).fill(Number.NaN)
    this.asked = new Int32Array(objects)
    this.roomy = Int32Array.from(capacities.keys()).filter((object) => (assignment.taken[object] ?? 0) < (capacities[object] ?? 0))
    this.roomyCount = this.roomy.length
  }

  /** Starts the search from the ends: all objects with room are at distance 0. */
  #open(): void {
    const { capacities } = this.market
    const { taken } = this.assignment
    const { labels } = this
    let count = 0
    for (let k = 0; k < this.roomyCount; k += 1) {
      const object = this.roomy[k] ?? 0
      if ((taken[object] ?? 0) >= (capacities[object] ?? 0)) continue
      this.roomy[count] = object
      count += 1
      labels.remaining[object] = 0
      labels.movesOn[object] = hasRoom
      labels.touchedBack[labels.touchedBackCount] = object
      labels.touchedBackCount += 1
      this.#backQueue.push(0, object)
    }
    this.roomyCount = count
  }

  /**
   * Finds the shortest path for a unit whose bidder could have `least`, and moves prices along it. The path is left in the labels, for
   * the caller to follow and then to `forget`.
   */
  find(source: number, least: number): Found {
    const { market, assignment, labels, floor, outLevel, leavers, leaverKeys } = this
    const { keys, distances, movesIn, inCosts, remaining, movesOn, onTo, onCosts, touched, settled, touchedBack, settledBack } = labels
    const { units, owners, capacities, slots, starts, edges } = market
    const { prices, duals, mates, occupants, taken } = assignment
    const queue = this.#queue
    const backQueue = this.#backQueue
    const level = this.#level
    const phaseTwo = outLevel < Number.POSITIVE_INFINITY
    const ownSlot = occupants.length - 1
    occupants[ownSlot] = source
    duals[owners[source] ?? 0] = least
    let touchedCount = 0
    let settledCount = 0
    let levelCount = 0
    let distance = 0
    // The searcher itself is gone through first, as the one occupant of a place of its own.
    let object = -1
    let isOpen = false
    let best = Number.POSITIVE_INFINITY
    let meeting = -1
    let leaver = -1
    let forwardWork = 0
    let backWork = 0
    let edgesSeen = 0
    let forwardScans = 0
    let backScans = 0
    let radius = 0
    for (;;) {
      // Forward: everybody at `object` asks where else they could be.
      const first = object < 0 ? ownSlot : (slots[object] ?? 0)
      const end = object < 0 ? ownSlot + 1 : first + (taken[object] ?? 0)
      const gone = object < 0 ? -1 : (owners[movesIn[object] ?? 0] ?? 0)
      for (let slot = first; slot < end; slot += 1) {
        const unit = occupants[slot] ?? 0
        const owner = owners[unit] ?? 0
        if (owner === gone) continue
        const dual = duals[owner] ?? 0
        if (distance + outLevel - dual < best) {
          best = distance + outLevel - dual
          meeting = -1
          leaver = unit
        }
        const base = distance - dual
        let limit = best - floor
        forwardScans += 1
        let edge = 2 * (starts[owner] ?? 0)
        const from = edge
        for (const last = 2 * (starts[owner + 1] ?? 0); edge < last; edge += 2) {
          const key = base + (edges[edge + 1] ?? 0)
          if (key >= limit) break
          const next = edges[edge] ?? 0
          const known = keys[next] ?? 0
          if (key >= known) continue
          const there = key + (prices[next] ?? 0)
          if (there >= best) continue
          if (known === Number.POSITIVE_INFINITY) {
            touched[touchedCount] = next
            touchedCount += 1
          }
          keys[next] = key
          distances[next] = there
          movesIn[next] = unit
          inCosts[next] = edges[edge + 1] ?? 0
          const onwards = (taken[next] ?? 0) < (capacities[next] ?? 0) ? 0 : (remaining[next] ?? 0)
          if (there + onwards < best) {
            best = there + onwards
            meeting = next
            leaver = -1
            limit = best - floor
          }
          if (there === distance) {
            level[levelCount] = next
            levelCount += 1
          } else queue.push(there, next)
        }
        forwardWork += edge - from + scanOverhead
        edgesSeen += edge - from
      }
      // Which end goes on, and whether either has to.
      let isForward = false
      for (;;) {
        if (levelCount > 0) radius = distance
        else {
          while (queue.size > 0 && queue.keys[0] !== distances[queue.items[0] ?? 0]) queue.drop()
          radius = queue.size > 0 ? (queue.keys[0] ?? 0) : Number.POSITIVE_INFINITY
        }
        if (radius === Number.POSITIVE_INFINITY || radius >= best) break
        if (!isOpen && forwardWork >= this.patience) {
          isOpen = true
          this.#open()
        }
        let back = 0
        let asksLeaver = false
        if (isOpen) {
          while (backQueue.size > 0 && backQueue.keys[0] !== remaining[backQueue.items[0] ?? 0]) backQueue.drop()
          back = backQueue.size > 0 ? (backQueue.keys[0] ?? 0) : Number.POSITIVE_INFINITY
          if (phaseTwo) {
            while (leavers.size > 0 && leavers.keys[0] !== leaverKeys[leavers.items[0] ?? 0]) leavers.drop()
            const dearest = leavers.size > 0 ? outLevel + (leavers.keys[0] ?? 0) : Number.POSITIVE_INFINITY
            if (dearest <= back) {
              back = dearest
              asksLeaver = dearest < Number.POSITIVE_INFINITY
            }
          }
          if (best < Number.POSITIVE_INFINITY && radius + back >= best) break
        }
        if (!isOpen || forwardWork <= backWork || back === Number.POSITIVE_INFINITY) {
          isForward = true
          break
        }
        if (asksLeaver) {
          const leaving = leavers.items[0] ?? 0
          leavers.drop()
          leaverKeys[leaving] = Number.NaN
          this.asked[this.askedCount] = leaving
          this.askedCount += 1
          backWork += 2
          const known = remaining[leaving] ?? 0
          if (back >= known) continue
          if (known === Number.POSITIVE_INFINITY) {
            touchedBack[labels.touchedBackCount] = leaving
            labels.touchedBackCount += 1
          }
          remaining[leaving] = back
          movesOn[leaving] = oneLeaves
          backQueue.push(back, leaving)
          if (keys[leaving] !== Number.POSITIVE_INFINITY && back + (distances[leaving] ?? 0) < best) {
            best = back + (distances[leaving] ?? 0)
            meeting = leaving
            leaver = -1
          }
          continue
        }
        // Backward: who could come to `target`, and from where.
        const target = backQueue.items[0] ?? 0
        backQueue.drop()
        settledBack[labels.settledBackCount] = target
        labels.settledBackCount += 1
        this.#byObject ??= edgesByObject(market)
        const byObject = this.#byObject
        const base = back + (prices[target] ?? 0)
        backScans += 1
        const from = 2 * (byObject.starts[target] ?? 0)
        const last = 2 * (byObject.starts[target + 1] ?? 0)
        backWork += last - from
        edgesSeen += last - from
        for (let edge = from; edge < last; edge += 2) {
          const bidder = byObject.edges[edge] ?? 0
          const there = base + (byObject.edges[edge + 1] ?? 0) - (duals[bidder] ?? 0)
          if (there >= best - radius) continue
          for (let unit = units[bidder] ?? 0, lastUnit = units[bidder + 1] ?? 0; unit < lastUnit; unit += 1) {
            const held = mates[unit] ?? -1
            if (held < 0) continue
            const known = remaining[held] ?? 0
            if (there >= known) continue
            if (known === Number.POSITIVE_INFINITY) {
              touchedBack[labels.touchedBackCount] = held
              labels.touchedBackCount += 1
            }
            remaining[held] = there
            movesOn[held] = unit
            onTo[held] = target
            onCosts[held] = byObject.edges[edge + 1] ?? 0
            backQueue.push(there, held)
            if (keys[held] !== Number.POSITIVE_INFINITY && there + (distances[held] ?? 0) < best) {
              best = there + (distances[held] ?? 0)
              meeting = held
              leaver = -1
            }
          }
        }
      }
      if (!isForward) break
      if (levelCount > 0) {
        levelCount -= 1
        object = level[levelCount] ?? 0
      } else {
        object = queue.items[0] ?? 0
        queue.drop()
        distance = radius
      }
      settled[settledCount] = object
      settledCount += 1
    }
    queue.size = 0
    backQueue.size = 0
    labels.touchedCount = touchedCount
    labels.settledCount = settledCount
    this.work.searches += 1
    this.work.forwardScans += forwardScans
    this.work.backwardScans += backScans
    this.work.edges += edgesSeen / 2
    if (best === Number.POSITIVE_INFINITY) return { kind: 'exhausted' }
    const within = Math.min(radius, best)
    movePrices(market, assignment, labels, within, best - within)
    this.floor -= best - within
    this.outLevel -= best - within
    duals[owners[source] ?? 0] = least + within
    return leaver >= 0 ? { kind: 'leaver', unit: leaver } : { kind: 'meeting', object: meeting }
  }

  /** Clears the labels of the last search. */
  forget(): void {
    this.labels.forget()
    this.askedCount = 0
  }
}
