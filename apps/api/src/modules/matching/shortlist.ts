/** A mentor of a mentee, by the position in the list of mentors. */
export interface Candidate {
  readonly mentor: number
  readonly points: number
}

const mostPoints = 1000

/** The best of those offered, of equals the ones that stand first. Points are whole, so it is enough to count who has how many: nobody is sorted. */
export class Shortlist {
  readonly #most: number
  /** How many have been offered with so many points. */
  readonly #counts = new Int32Array(mostPoints + 1)
  readonly #mentors: Int32Array
  readonly #points: Int32Array
  #size = 0

  constructor(most: number, mentors: number) {
    this.#most = most
    this.#mentors = new Int32Array(mentors)
    this.#points = new Int32Array(mentors)
  }

  offer(mentor: number, points: number): void {
    this.#mentors[this.#size] = mentor
    this.#points[this.#size] = points
    this.#size += 1
    this.#counts[points] = (this.#counts[points] ?? 0) + 1
  }

  /** In the order of mentors; the list is empty after that. */
  take(): Candidate[] {
    let last = mostPoints
    let places = this.#most
    while (last > 0 && (this.#counts[last] ?? 0) <= places) places -= this.#counts[last--] ?? 0
    const best: Candidate[] = []
    for (let at = 0; at < this.#size; at += 1) {
      const points = this.#points[at] ?? 0
      if (points >= last) best.push({ mentor: this.#mentors[at] ?? 0, points })
    }
    this.#counts.fill(0)
    this.#size = 0
    return best.sort((one, other) => one.mentor - other.mentor).filter(({ points }) => points > last || places-- > 0)
  }
}
