/** A mentor of a mentee, by the position in the list of mentors. */
export interface Candidate {
  readonly mentor: number
  readonly points: number
}

const mostPoints = 1000

/** Such a part of a shortlist is chosen by turn and not by points. */
const spreadPart = 3

/**
 * The best of those offered, and a third of the list others by turn: were it the best alone, a school in which everybody knows the same ones to be good
 * would have the rest of its mentors idle, and most of its pupils left out. Points are whole, so it is enough to count who has how many: nobody is
 * sorted.
 */
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

  /** In the order of mentors; the list is empty after that. Of equals, and of the others, those whose turn it is: mentees of following turns have following ones. */
  take(turn: number): Candidate[] {
    const spread = this.#size <= this.#most ? 0 : Math.floor(this.#most / spreadPart)
    let last = mostPoints
    let places = this.#most - spread
    while (last > 0 && (this.#counts[last] ?? 0) <= places) places -= this.#counts[last--] ?? 0
    const chosen: number[] = []
    const equals: number[] = []
    const others: number[] = []
    for (let at = 0; at < this.#size; at += 1) {
      const points = this.#points[at] ?? 0
      if (points > last) chosen.push(at)
      else (points === last ? equals : others).push(at)
    }
    const inTurn = round(equals, turn, places)
    chosen.push(...inTurn.taken, ...round([...inTurn.left, ...others], turn, spread).taken)
    const candidates = chosen.map((at) => ({ mentor: this.#mentors[at] ?? 0, points: this.#points[at] ?? 0 }))
    this.#counts.fill(0)
    this.#size = 0
    return candidates.sort((one, other) => one.mentor - other.mentor)
  }
}

/** So many of a list that goes round, beginning where the turn before has ended. */
function round(
  list: readonly number[],
  turn: number,
  count: number,
): { readonly taken: readonly number[]; readonly left: readonly number[] } {
  if (list.length <= count) return { taken: list, left: [] }
  const from = (turn * count) % list.length
  const end = from + count
  const wrapped = Math.max(0, end - list.length)
  return { taken: [...list.slice(from, end), ...list.slice(0, wrapped)], left: [...list.slice(wrapped, from), ...list.slice(end)] }
}
