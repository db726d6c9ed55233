import { type Assignment, emptyAssignment } from './assignment.ts'
import { bid } from './bidding.ts'
import { bidWithPlaces } from './bidding-of-places.ts'
import { certify } from './certify.ts'
import { chooseLeavers } from './choose-leavers.ts'
import { findCrowd } from './crowd.ts'
import { edgeBetween, type Instance } from './instance.ts'
import { type Market, openMarket, type Part } from './market.ts'
import { priceNoPlaces } from './price-no-places.ts'
import { Search } from './search.ts'
import { type Crowded, seatEverybody } from './seat-everybody.ts'
import type { Solution } from './solution.ts'
import { outCostOf, termsOf } from './terms.ts'
import { noWork, type Work } from './work.ts'

export type { Solution } from './solution.ts'

/** How the search goes about it; the result does not depend on it, only the way to it. */
export interface Tuning {
  /** Passes of the auction: 0 leaves everything to searches. */
  readonly passes: number
  /** Bids of a pass as a multiple of the bidders. */
  readonly budget: number
  /** When a bidder gives up, as a multiple of the spread of costs. */
  readonly bidding: number
  /** How long a search goes on from one end alone: 0 starts from both ends at once. */
  readonly searching: number
  /** Which side of a crowd bids. */
  readonly bidders: 'mentees' | 'places' | undefined
}

export interface SolveOptions {
  /** The mentor that each mentee has been promised, or -1: among equally good solutions the one closest to it is found. */
  readonly published?: Int32Array | undefined
  /** The least suitability of a pair; 0 by default. */
  readonly threshold?: number | undefined
  /** Hears now and then which share of the mentees has been gone through, 0…1. What it throws ends the run. */
  readonly onProgress?: ((share: number) => void) | undefined
  readonly search?: Partial<Tuning> | undefined
}

const usual: Tuning = { passes: 6, budget: 6, bidding: 3, searching: 1, bidders: undefined }

/** In a crowd places bid for mentees, unless the mentees are hardly more. */
const nearlyEven = 0.98

/** Searches between two calls of `onProgress`. */
const reportEvery = 64

/** Puts the prices that the phases have left on one scale: room costs nothing, staying out costs `outCost`. */
function putOnOneScale({ market, assignment, outLevel }: Search, roomLevel: number, { objects }: Crowded, outCost: number): void {
  const { prices, duals, mates, pairCosts } = assignment
  const isCrowded = new Uint8Array(market.objects)
  for (const object of objects) isCrowded[object] = 1
  for (let object = 0; object < market.objects; object += 1)
    prices[object] = (prices[object] ?? 0) + (isCrowded[object] === 1 ? outCost - outLevel : -roomLevel)
  duals.fill(outCost)
  mates.forEach((object, unit) => {
    if (object >= 0) duals[market.owners[unit] ?? 0] = (pairCosts[unit] ?? 0) + (prices[object] ?? 0)
  })
}

/** Seats all units of a market for which there is room, and where there is not, those for whom it matters most. */
function run(market: Market, isFlipped: boolean, tuning: Tuning, outCost: number, work: Work, step: (seated: number) => void): Assignment {
  const assignment = emptyAssignment(market)
  const bidding = { passes: tuning.passes, budget: tuning.budget, patience: tuning.bidding }
  const unseated = (isFlipped ? bidWithPlaces : bid)(market, assignment, work, bidding)
  const search = new Search(market, assignment, work)
  const seatedFirst = market.owners.length - unseated.length
  const crowded = seatEverybody(search, unseated, tuning.searching, (turn) => {
    if (turn % reportEvery === 0) step(seatedFirst + turn)
  })
  const roomLevel = search.floor
  let turn = 0
  chooseLeavers(search, crowded, () => {
    if (turn % reportEvery === 0) step(market.owners.length)
    turn += 1
  })
  putOnOneScale(search, roomLevel, crowded, outCost)
  return assignment
}

/**
 * The best assignment: as many mentees placed as can be; among those the greatest total suitability; among those the fewest changes to
 * what was published. It is proved before it is returned. Takes the instance on trust (`checkInstance`).
 */
export function solve(instance: Instance, options: SolveOptions = {}): Solution {
  const { menteeCount, capacities, suitability } = instance
  const terms = termsOf(instance, options.threshold ?? 0, options.published)
  const outCost = outCostOf(instance, terms)
  const tuning = { ...usual, ...options.search }
  const work = noWork()
  const mates = new Int32Array(menteeCount).fill(-1)
  const prices = new Float64Array(capacities.length)
  const crowd = findCrowd(instance, terms.threshold)
  const others = {
    mentees: crowd.mentees.map((isCrowded) => 1 - isCrowded),
    mentors: crowd.mentors.map((isCrowded, mentor) => ((capacities[mentor] ?? 0) > 0 ? 1 - isCrowded : 0)),
  }
  let seated = 0
  const solvePart = (part: Part, size: number, isFlipped: boolean) => {
    const market = openMarket(instance, terms, part, isFlipped)
    const assignment = run(market, isFlipped, tuning, outCost, work, (units) => options.onProgress?.((seated + units) / menteeCount))
    seated += size
    assignment.mates.forEach((object, unit) => {
      const bidder = market.owners[unit] ?? 0
      if (object >= 0) mates[isFlipped ? object : bidder] = isFlipped ? bidder : object
    })
    // What a place would pay to have a mentee is what is left of staying out.
    part.mentors.forEach((takesPart, mentor) => {
      if (takesPart === 1) prices[mentor] = isFlipped ? outCost - (assignment.duals[mentor] ?? 0) : (assignment.prices[mentor] ?? 0)
    })
  }
  const byPlaces = tuning.bidders === undefined ? crowd.places < nearlyEven * crowd.size : tuning.bidders === 'places'
  solvePart(crowd, crowd.size, byPlaces)
  solvePart(others, menteeCount - crowd.size, false)
  priceNoPlaces(instance, terms, prices, outCost)
  let placed = 0
  let total = 0
  mates.forEach((mentor, mentee) => {
    if (mentor < 0) return
    placed += 1
    total += suitability[edgeBetween(instance, mentee, mentor)] ?? 0
  })
  const solution = { mates, placed, total, prices, work, outCost, ...terms }
  const certificate = certify(instance, solution)
  if (!certificate.optimal) throw new Error(`not proved: ${certificate.fault} at ${certificate.at}`)
  return solution
}
