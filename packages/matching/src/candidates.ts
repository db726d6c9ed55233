import type { Instance } from './instance.ts'

const grown = (numbers: Int32Array): Int32Array => {
  const larger = new Int32Array(2 * numbers.length + 16)
  larger.set(numbers)
  return larger
}

/** Candidate edges that come, go and change. Those of a mentee, and those of a mentor, are chained: `-1` ends a chain. */
export class Candidates {
  readonly firstOfMentee: Int32Array
  readonly firstOfMentor: Int32Array
  nextOfMentee: Int32Array
  nextOfMentor: Int32Array
  mentees: Int32Array
  mentors: Int32Array
  /** Suitability; -1 where an edge is no candidate any more. */
  points: Int32Array
  #count: number

  constructor({ menteeCount, capacities, starts, mentors, suitability }: Instance, threshold: number) {
    this.firstOfMentee = new Int32Array(menteeCount).fill(-1)
    this.firstOfMentor = new Int32Array(capacities.length).fill(-1)
    this.nextOfMentee = new Int32Array(mentors.length)
    this.nextOfMentor = new Int32Array(mentors.length)
    this.mentees = new Int32Array(mentors.length)
    this.mentors = mentors.slice()
    this.points = suitability.map((points) => (points < threshold ? -1 : points))
    this.#count = mentors.length
    // From the last to the first, so that chains ascend.
    for (let mentee = menteeCount - 1; mentee >= 0; mentee -= 1)
      for (let edge = (starts[mentee + 1] ?? 0) - 1; edge >= (starts[mentee] ?? 0); edge -= 1) this.#chain(edge, mentee, mentors[edge] ?? 0)
  }

  #chain(edge: number, mentee: number, mentor: number): void {
    this.mentees[edge] = mentee
    this.nextOfMentee[edge] = this.firstOfMentee[mentee] ?? -1
    this.firstOfMentee[mentee] = edge
    this.nextOfMentor[edge] = this.firstOfMentor[mentor] ?? -1
    this.firstOfMentor[mentor] = edge
  }

  /** The edge between the two, candidates or not any more, or -1. */
  edgeOf(mentee: number, mentor: number): number {
    let edge = this.firstOfMentee[mentee] ?? -1
    while (edge >= 0 && this.mentors[edge] !== mentor) edge = this.nextOfMentee[edge] ?? -1
    return edge
  }

  /** The suitability of a pair, or -1 when the two are no candidates. */
  pointsOf(mentee: number, mentor: number): number {
    const edge = this.edgeOf(mentee, mentor)
    return edge < 0 ? -1 : (this.points[edge] ?? -1)
  }

  /** Makes the two candidates of this suitability; -1 makes them none. */
  set(mentee: number, mentor: number, points: number): void {
    const known = this.edgeOf(mentee, mentor)
    if (known >= 0) {
      this.points[known] = points
      return
    }
    if (points < 0) return
    const edge = this.#count
    this.#count += 1
    if (edge === this.mentors.length) {
      this.nextOfMentee = grown(this.nextOfMentee)
      this.nextOfMentor = grown(this.nextOfMentor)
      this.mentees = grown(this.mentees)
      this.mentors = grown(this.mentors)
      this.points = grown(this.points)
    }
    this.mentors[edge] = mentor
    this.points[edge] = points
    this.#chain(edge, mentee, mentor)
  }

  /** What stands now, without the edges of those who take no part. */
  toInstance(capacities: Int32Array, isAbsent: Uint8Array): Instance {
    const menteeCount = this.firstOfMentee.length
    const starts = new Int32Array(menteeCount + 1)
    const mentors = new Int32Array(this.#count)
    const suitability = new Int32Array(this.#count)
    let at = 0
    for (let mentee = 0; mentee < menteeCount; mentee += 1) {
      const edges: number[] = []
      if (isAbsent[mentee] === 0)
        for (let edge = this.firstOfMentee[mentee] ?? -1; edge >= 0; edge = this.nextOfMentee[edge] ?? -1)
          if ((this.points[edge] ?? -1) >= 0) edges.push(edge)
      for (const edge of edges.sort((a, b) => (this.mentors[a] ?? 0) - (this.mentors[b] ?? 0))) {
        mentors[at] = this.mentors[edge] ?? 0
        suitability[at] = this.points[edge] ?? 0
        at += 1
      }
      starts[mentee + 1] = at
    }
    return { menteeCount, capacities: capacities.slice(), starts, mentors: mentors.slice(0, at), suitability: suitability.slice(0, at) }
  }
}
