import type { Instance } from './instance.ts'
import type { Solution } from './solution.ts'
import { costOf } from './terms.ts'

export type Fault =
  | 'NO_CANDIDATE' // a pair that is no candidate
  | 'OVERFULL' // a mentor with more mentees than places
  | 'WRONG_SUMS' // placed and total are not those of the pairs
  | 'NEGATIVE_PRICE'
  | 'PRICE_OF_FREE_PLACE'
  | 'NOT_CONTENT' // somebody placed would be better off elsewhere, or out
  | 'RATHER_PLACED' // somebody left out would be better off in
  | 'MORE_CAN_BE_PLACED' // a free place can be reached from somebody left out

/** `at` is the mentee, or for a place and its price the mentor. */
export type Certificate = { readonly optimal: true } | { readonly optimal: false; readonly fault: Fault; readonly at: number }

const faulty = (fault: Fault, at: number): Certificate => ({ optimal: false, fault, at })

/** The pairs are candidates, places suffice, the sums are right. */
function checkPairs({ menteeCount, capacities, starts, mentors, suitability }: Instance, solution: Solution): Certificate | Int32Array {
  const taken = new Int32Array(capacities.length)
  let placed = 0
  let total = 0
  for (let mentee = 0; mentee < menteeCount; mentee += 1) {
    const mentor = solution.mates[mentee] ?? -1
    if (mentor < 0) continue
    let edge = starts[mentee] ?? 0
    const end = starts[mentee + 1] ?? 0
    while (edge < end && mentors[edge] !== mentor) edge += 1
    if (edge === end || (suitability[edge] ?? 0) < solution.threshold) return faulty('NO_CANDIDATE', mentee)
    taken[mentor] = (taken[mentor] ?? 0) + 1
    if ((taken[mentor] ?? 0) > (capacities[mentor] ?? 0)) return faulty('OVERFULL', mentor)
    placed += 1
    total += suitability[edge] ?? 0
  }
  return placed === solution.placed && total === solution.total ? taken : faulty('WRONG_SUMS', 0)
}

/** Complementary slackness: at these prices everybody has the best there is for them, and what is free costs nothing. */
function checkPrices(instance: Instance, solution: Solution, taken: Int32Array): Certificate {
  const { menteeCount, capacities, starts, mentors, suitability } = instance
  const { mates, prices, threshold, outCost } = solution
  for (let mentor = 0; mentor < capacities.length; mentor += 1) {
    const price = prices[mentor] ?? 0
    if (!(price >= 0)) return faulty('NEGATIVE_PRICE', mentor)
    if (price > 0 && (taken[mentor] ?? 0) < (capacities[mentor] ?? 0)) return faulty('PRICE_OF_FREE_PLACE', mentor)
  }
  for (let mentee = 0; mentee < menteeCount; mentee += 1) {
    const mate = mates[mentee] ?? -1
    let least = outCost
    let own = outCost
    for (let edge = starts[mentee] ?? 0, end = starts[mentee + 1] ?? 0; edge < end; edge += 1) {
      const points = suitability[edge] ?? 0
      if (points < threshold) continue
      const mentor = mentors[edge] ?? 0
      const value = costOf(solution, mentee, mentor, points) + (prices[mentor] ?? 0)
      if (value < least) least = value
      if (mentor === mate) own = value
    }
    if (own !== least) return faulty(mate < 0 ? 'RATHER_PLACED' : 'NOT_CONTENT', mentee)
  }
  return { optimal: true }
}

/** König: from those left out, over candidates and over those who hold their places, no free place can be reached. */
function checkReach(
  { capacities, starts, mentors, suitability }: Instance,
  { mates, threshold }: Solution,
  taken: Int32Array,
): Certificate {
  const firsts = new Int32Array(capacities.length).fill(-1)
  const nexts = new Int32Array(mates.length).fill(-1)
  const isReached = new Uint8Array(capacities.length)
  const stack: number[] = []
  mates.forEach((mentor, mentee) => {
    if (mentor < 0) stack.push(mentee)
    else {
      nexts[mentee] = firsts[mentor] ?? -1
      firsts[mentor] = mentee
    }
  })
  for (let mentee = stack.pop(); mentee !== undefined; mentee = stack.pop())
    for (let edge = starts[mentee] ?? 0, end = starts[mentee + 1] ?? 0; edge < end; edge += 1) {
      const mentor = mentors[edge] ?? 0
      if (isReached[mentor] === 1 || (suitability[edge] ?? 0) < threshold) continue
      isReached[mentor] = 1
      if ((taken[mentor] ?? 0) < (capacities[mentor] ?? 0)) return faulty('MORE_CAN_BE_PLACED', mentor)
      for (let holder = firsts[mentor] ?? -1; holder >= 0; holder = nexts[holder] ?? -1) stack.push(holder)
    }
  return { optimal: true }
}

/**
 * Proves that a solution is the optimum, or names the first fault. Knows nothing of how it was found. The prices prove that no other
 * assignment is better when leaving a mentee out costs `outCost`; that none places more, the reach proves without that number.
 */
export function certify(instance: Instance, solution: Solution): Certificate {
  const taken = checkPairs(instance, solution)
  if ('optimal' in taken) return taken
  const priced = checkPrices(instance, solution, taken)
  return priced.optimal ? checkReach(instance, solution, taken) : priced
}
