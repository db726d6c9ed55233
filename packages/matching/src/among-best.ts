import { type Instance, perfect } from './instance.ts'
import { type Ranks, standards } from './ranks.ts'
import type { Solution } from './solution.ts'
import { costOf } from './terms.ts'

/** More than the points of all pairs together: where a place has to be taken, or a mentee placed, everything else comes after it. */
const mustOf = ({ menteeCount }: Instance): number => perfect * (menteeCount + 1)

/**
 * An instance whose best solutions are those of a solved one that have most of other points (0…1000 of each edge). What is left are the edges
 * at which the prices of the solution leave everybody content; who pays less than to stay out has to be placed, and what has a price has to be
 * taken: any assignment that keeps to this is as good as the solution.
 */
export function amongBest(instance: Instance, solution: Solution, points: Int32Array): Instance {
  const { menteeCount, starts, mentors, suitability } = instance
  const must = mustOf(instance)
  const others = new Int32Array(mentors.length).fill(-1)
  for (let mentee = 0; mentee < menteeCount; mentee += 1) {
    const [from, end] = [starts[mentee] ?? 0, starts[mentee + 1] ?? 0]
    const priceOf = (edge: number) => solution.prices[mentors[edge] ?? 0] ?? 0
    const isCandidate = (edge: number) => (suitability[edge] ?? 0) >= solution.threshold
    const costFor = (edge: number) => costOf(solution, mentee, mentors[edge] ?? 0, suitability[edge] ?? 0) + priceOf(edge)
    let least = solution.outCost
    for (let edge = from; edge < end; edge += 1) if (isCandidate(edge)) least = Math.min(least, costFor(edge))
    for (let edge = from; edge < end; edge += 1)
      if (isCandidate(edge) && costFor(edge) === least)
        others[edge] = (points[edge] ?? 0) + (least < solution.outCost ? must : 0) + (priceOf(edge) > 0 ? must : 0)
  }
  return { ...instance, suitability: others }
}

/**
 * An instance whose best solutions are stable matchings, if this one is stable, that give every mentee a mentor of the same rank, and no mentor
 * anybody of a worse rank than its worst; the most suitable of them.
 */
export function amongStable(instance: Instance, ranks: Ranks, mates: Int32Array): Instance {
  const { menteeCount, capacities, starts, mentors, suitability } = instance
  const { ofMentees, ofMentors } = standards(instance, ranks, mates)
  const taken = new Int32Array(capacities.length)
  for (const mentor of mates) if (mentor >= 0) taken[mentor] = (taken[mentor] ?? 0) + 1
  const others = new Int32Array(mentors.length).fill(-1)
  for (let mentee = 0; mentee < menteeCount; mentee += 1)
    for (let edge = starts[mentee] ?? 0; edge < (starts[mentee + 1] ?? 0); edge += 1) {
      const mentor = mentors[edge] ?? 0
      if (ranks.byMentee[edge] !== ofMentees[mentee] || (ranks.byMentor[edge] ?? 0) > (ofMentors[mentor] ?? 0)) continue
      // A mentor whose places were all taken would welcome others if one became free.
      const isFull = (taken[mentor] ?? 0) === capacities[mentor]
      others[edge] = (suitability[edge] ?? 0) + (isFull ? mustOf(instance) : 0)
    }
  return { ...instance, suitability: others }
}
