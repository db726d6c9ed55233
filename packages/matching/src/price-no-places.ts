import type { Instance } from './instance.ts'
import { costOf, type Terms } from './terms.ts'

/** A mentor without a place takes no part in the market: its price is what a first place would be worth to whoever wants it most. */
export function priceNoPlaces(instance: Instance, terms: Terms, prices: Float64Array, outCost: number): void {
  const { menteeCount, capacities, starts, mentors, suitability } = instance
  if (!capacities.includes(0)) return
  for (let mentor = 0; mentor < capacities.length; mentor += 1) if (capacities[mentor] === 0) prices[mentor] = 0
  for (let mentee = 0; mentee < menteeCount; mentee += 1) {
    const [first, end] = [starts[mentee] ?? 0, starts[mentee + 1] ?? 0]
    let dual = outCost
    for (let edge = first; edge < end; edge += 1) {
      const mentor = mentors[edge] ?? 0
      const points = suitability[edge] ?? 0
      if (points < terms.threshold || capacities[mentor] === 0) continue
      dual = Math.min(dual, costOf(terms, mentee, mentor, points) + (prices[mentor] ?? 0))
    }
    for (let edge = first; edge < end; edge += 1) {
      const mentor = mentors[edge] ?? 0
      const points = suitability[edge] ?? 0
      if (points < terms.threshold || capacities[mentor] !== 0) continue
      prices[mentor] = Math.max(prices[mentor] ?? 0, dual - costOf(terms, mentee, mentor, points))
    }
  }
}
