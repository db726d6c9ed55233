import { edgeBetween, type Instance } from './instance.ts'

/** What both sides wish, of each candidate edge: 1 is best, ties allowed, whoever is not named stands one behind the last who can be. */
export interface Ranks {
  /** The rank of the mentor with the mentee, and of the mentee with the mentor. */
  readonly byMentee: Int32Array
  readonly byMentor: Int32Array
}

/** Pairs who would rather have each other than what they have. */
export interface Blocking {
  /** Candidate edges, ascending. */
  readonly edges: readonly number[]
  /** In how many of them the one who is in most is. */
  readonly most: number
}

/** Behind all ranks, and before all of them. */
const anybody = 2 ** 31 - 1
const nobody = -1

/**
 * Of each mentee the rank of the mentor it has, and of each mentor the worst rank among its mentees: whoever is better is welcome. Anybody is
 * welcome to somebody left out and to a mentor with a free place; nobody to a mentor without places.
 */
export function standards(instance: Instance, ranks: Ranks, mates: Int32Array): { ofMentees: Int32Array; ofMentors: Int32Array } {
  const ofMentees = new Int32Array(instance.menteeCount).fill(anybody)
  const ofMentors = new Int32Array(instance.capacities.length).fill(nobody)
  const taken = new Int32Array(instance.capacities.length)
  mates.forEach((mentor, mentee) => {
    if (mentor < 0) return
    const edge = edgeBetween(instance, mentee, mentor)
    ofMentees[mentee] = ranks.byMentee[edge] ?? nobody
    ofMentors[mentor] = Math.max(ofMentors[mentor] ?? nobody, ranks.byMentor[edge] ?? nobody)
    taken[mentor] = (taken[mentor] ?? 0) + 1
  })
  instance.capacities.forEach((places, mentor) => {
    if ((taken[mentor] ?? 0) < places) ofMentors[mentor] = anybody
  })
  return { ofMentees, ofMentors }
}

/** Finds all blocking pairs by going through the candidates once. */
export function blockingPairs(instance: Instance, ranks: Ranks, mates: Int32Array): Blocking {
  const { ofMentees, ofMentors } = standards(instance, ranks, mates)
  const edges: number[] = []
  const perMentor = new Int32Array(instance.capacities.length)
  let most = 0
  for (let mentee = 0; mentee < instance.menteeCount; mentee += 1) {
    const before = edges.length
    for (let edge = instance.starts[mentee] ?? 0; edge < (instance.starts[mentee + 1] ?? 0); edge += 1) {
      const mentor = instance.mentors[edge] ?? 0
      if ((ranks.byMentee[edge] ?? 0) >= (ofMentees[mentee] ?? 0) || (ranks.byMentor[edge] ?? 0) >= (ofMentors[mentor] ?? 0)) continue
      edges.push(edge)
      perMentor[mentor] = (perMentor[mentor] ?? 0) + 1
    }
    most = Math.max(most, edges.length - before)
  }
  return { edges, most: perMentor.reduce((larger, each) => Math.max(larger, each), most) }
}

/** The ranks that suitability gives where nobody was asked: the better the pair, the sooner both want it. */
export function ranksOfSuitability({ suitability }: Instance, perfect: number): Ranks {
  const ranks = suitability.map((points) => 1 + perfect - points)
  return { byMentee: ranks, byMentor: ranks }
}
