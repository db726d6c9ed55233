import type { Instance } from './instance.ts'
import { runningSums } from './running-sums.ts'
import { costOf, type Terms } from './terms.ts'

/** A part of the instance as one side bidding for the other, in costs to be made least: mentees for mentors, or places for mentees. */
export interface Market {
  readonly bidders: number
  readonly objects: number
  /** A bidder wants as many objects as it has units: those from `units[bidder]` to `units[bidder + 1]`. */
  readonly units: Int32Array
  /** The bidder of each unit. */
  readonly owners: Int32Array
  /** How many units an object takes; its slots are those from `slots[object]` to `slots[object + 1]`. */
  readonly capacities: Int32Array
  readonly slots: Int32Array
  /** Edges of a bidder are those from `starts[bidder]` to `starts[bidder + 1]`, the cheapest first. */
  readonly starts: Int32Array
  /** Two numbers an edge: its object and its cost. */
  readonly edges: Int32Array
  /** The dearest and the cheapest edge. */
  readonly dearest: number
  readonly cheapest: number
}

/** Up to here moving neighbours one by one beats calling the built-in sort. */
const shortRow = 48
/** More than there are objects and less than leaves a cost its place in 53 bits. */
const objectRange = 2 ** 21

/** Puts the edges of every bidder in the order of cost, then of objects, so that a scan can stop at the first too dear. */
function sortRows(starts: Int32Array, edges: Int32Array): void {
  let packed = new Float64Array(256)
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const from = 2 * (starts[row] ?? 0)
    const to = 2 * (starts[row + 1] ?? 0)
    const length = (to - from) / 2
    if (length <= shortRow) {
      for (let next = from + 2; next < to; next += 2) {
        const object = edges[next] ?? 0
        const cost = edges[next + 1] ?? 0
        let at = next
        while (at > from && (edges[at - 1] ?? 0) > cost) {
          edges[at] = edges[at - 2] ?? 0
          edges[at + 1] = edges[at - 1] ?? 0
          at -= 2
        }
        edges[at] = object
        edges[at + 1] = cost
      }
      continue
    }
    if (packed.length < length) packed = new Float64Array(2 * length)
    for (let k = 0; k < length; k += 1) packed[k] = (edges[from + 2 * k + 1] ?? 0) * objectRange + (edges[from + 2 * k] ?? 0)
    packed.subarray(0, length).sort()
    for (let k = 0; k < length; k += 1) {
      const both = packed[k] ?? 0
      const cost = Math.floor(both / objectRange)
      edges[from + 2 * k] = both - cost * objectRange
      edges[from + 2 * k + 1] = cost
    }
  }
}

/** Which mentees and mentors take part; every mentor that does has places. */
export interface Part {
  readonly mentees: Uint8Array
  readonly mentors: Uint8Array
}

/** The edges within the part by their first end: the mentee, or, `flipped`, the mentor. */
function collect(instance: Instance, terms: Terms, part: Part, flipped: boolean): { starts: Int32Array; edges: Int32Array } {
  const { menteeCount, capacities, mentors, suitability } = instance
  const counts = new Int32Array(flipped ? capacities.length : menteeCount)
  for (let mentee = 0; mentee < menteeCount; mentee += 1) {
    if (part.mentees[mentee] === 0) continue
    for (let edge = instance.starts[mentee] ?? 0, last = instance.starts[mentee + 1] ?? 0; edge < last; edge += 1) {
      const mentor = mentors[edge] ?? 0
      if (part.mentors[mentor] === 0 || (suitability[edge] ?? 0) < terms.threshold) continue
      const end = flipped ? mentor : mentee
      counts[end] = (counts[end] ?? 0) + 1
    }
  }
  const starts = runningSums(counts)
  const edges = new Int32Array(2 * (starts[counts.length] ?? 0))
  const next = starts.slice(0, counts.length)
  for (let mentee = 0; mentee < menteeCount; mentee += 1) {
    if (part.mentees[mentee] === 0) continue
    for (let edge = instance.starts[mentee] ?? 0, last = instance.starts[mentee + 1] ?? 0; edge < last; edge += 1) {
      const mentor = mentors[edge] ?? 0
      const points = suitability[edge] ?? 0
      if (part.mentors[mentor] === 0 || points < terms.threshold) continue
      const end = flipped ? mentor : mentee
      const at = 2 * (next[end] ?? 0)
      next[end] = (next[end] ?? 0) + 1
      edges[at] = flipped ? mentee : mentor
      edges[at + 1] = costOf(terms, mentee, mentor, points)
    }
  }
  return { starts, edges }
}

/** Sets out the market of a part: its mentees bid, or, `flipped`, the places of its mentors. */
export function openMarket(instance: Instance, terms: Terms, part: Part, flipped: boolean): Market {
  const { starts, edges } = collect(instance, terms, part, flipped)
  let dearest = 0
  let cheapest = Number.POSITIVE_INFINITY
  for (let at = 1; at < edges.length; at += 2) {
    const cost = edges[at] ?? 0
    if (cost > dearest) dearest = cost
    if (cost < cheapest) cheapest = cost
  }
  sortRows(starts, edges)
  const mentees = Int32Array.from(part.mentees)
  const places = instance.capacities.map((each, mentor) => (part.mentors[mentor] === 1 ? each : 0))
  const wanted = flipped ? places : mentees
  const capacities = flipped ? mentees : places
  const units = runningSums(wanted)
  const owners = new Int32Array(units[wanted.length] ?? 0)
  for (let bidder = 0; bidder < wanted.length; bidder += 1) owners.fill(bidder, units[bidder], units[bidder + 1])
  const slots = runningSums(capacities)
  return { bidders: wanted.length, objects: capacities.length, units, owners, capacities, slots, starts, edges, dearest, cheapest }
}

/** The same edges by object: two numbers an edge, the bidder and the cost. */
export function edgesByObject({ bidders, objects, starts, edges }: Market): { starts: Int32Array; edges: Int32Array } {
  const counts = new Int32Array(objects)
  for (let at = 0; at < edges.length; at += 2) counts[edges[at] ?? 0] = (counts[edges[at] ?? 0] ?? 0) + 1
  const byObject = { starts: runningSums(counts), edges: new Int32Array(edges.length) }
  const next = byObject.starts.slice(0, objects)
  for (let bidder = 0; bidder < bidders; bidder += 1)
    for (let edge = starts[bidder] ?? 0; edge < (starts[bidder + 1] ?? 0); edge += 1) {
      const object = edges[2 * edge] ?? 0
      const at = next[object] ?? 0
      next[object] = at + 1
      byObject.edges[2 * at] = bidder
      byObject.edges[2 * at + 1] = edges[2 * edge + 1] ?? 0
    }
  return byObject
}
