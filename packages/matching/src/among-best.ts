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
 * An instance whose best solutions are stable matchings, if this one is stable: as many placed or more, the most suitable of their kind. No mentor
 * gets anybody of a worse rank than its worst, and none of the places taken becomes free. So whoever is welcome nowhere for being better than
 * somebody there (as all left out are) can block with nobody, wherever it is placed; anybody else is placed as well by rank as now.
 */
export function amongStable(instance: Instance, ranks: Ranks, mates: Int32Array): Instance {
  const { menteeCount, capacities, starts, mentors, suitability } = instance
  const { byMentee, byMentor } = ranks
  const { ofMentees, ofMentors } = standards(instance, ranks, mates)
  const must = mustOf(instance)
  const taken = new Int32Array(capacities.length)
  for (const mentor of mates) if (mentor >= 0) taken[mentor] = (taken[mentor] ?? 0) + 1
  const others = new Int32Array(mentors.length).fill(-1)
  for (let mentee = 0; mentee < menteeCount; mentee += 1) {
    const edges = Array.from({ length: (starts[mentee + 1] ?? 0) - (starts[mentee] ?? 0) }, (_, k) => (starts[mentee] ?? 0) + k)
    const limitOf = (edge: number) => ofMentors[mentors[edge] ?? 0] ?? 0
    const isWelcome = edges.some((edge) => (byMentor[edge] ?? 0) < limitOf(edge))
    for (const edge of edges) {
      if ((byMentor[edge] ?? 0) > limitOf(edge) || (isWelcome && (byMentee[edge] ?? 0) > (ofMentees[mentee] ?? 0))) continue
      const mentor = mentors[edge] ?? 0
      // A mentor whose places were all taken would welcome others if one became free.
      const isFull = (taken[mentor] ?? 0) === capacities[mentor]
      others[edge] = (suitability[edge] ?? 0) + (isFull ? must : 0) + (isWelcome ? must : 0)
    }
  }
  return { ...instance, suitability: others }
}
